import type { Amount } from './amount';
import { isExcludingTax } from './money-words';
import { readNumber } from './numbers';

/** One way of writing a sum. */
export interface Form {
  pattern: RegExp;
  /** `before` and `after`: what stands around it. Undefined: it is no sum. */
  read(
    match: RegExpExecArray,
    before: string,
    after: string,
  ): (Partial<Amount> & { euros: number }) | undefined;
}

export function inEuros(number: string, factor: number): number {
  const typed = number.trim();
  // « 1.500 M€ »: nobody means a milliard and a half with a point and three zeros before « M€ ».
  if (factor >= 1e6 && /^\d\.\d{3}$/.test(typed)) return Number(typed) * factor;
  const value = readNumber(typed) ?? Number.NaN;
  // « un million deux »: as with « 1M2 », what follows the million is a decimal.
  const hundreds = /millions?[ -](?:et[ -])?[a-z -]+$/.test(typed) ? value % 1e6 : 0;
  const euros =
    hundreds > 0 && hundreds < 10
      ? value - hundreds + hundreds * 1e5
      : // « un million deux cents », with no thousand said, is of thousands.
        hundreds >= 100 && hundreds < 1000 && !/mille/.test(typed)
        ? value - hundreds + hundreds * 1e3
        : value * factor;
  return Math.round(euros * 100) / 100;
}

export const signed = (mark: string | undefined, euros: number, tax: string | undefined) => ({
  euros: mark?.startsWith('-') === true ? -euros : euros,
  delta: mark !== undefined,
  excludingTax: isExcludingTax(tax),
});

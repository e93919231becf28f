import type { Amount } from './amount';
import type { Span } from './span';

/** « 1 000 000 € HT soit 1 200 000 € TTC » is one sum: the first that was said. */
export function withoutOtherTax(text: string, found: Span<'A', Amount>[]): Span<'A', Amount>[] {
  return found.reduce<Span<'A', Amount>[]>((kept, amount) => {
    const before = kept.at(-1);
    const link =
      before && /^,? ?(?:\(|(?:soit|donc|c'est-a-dire|cad|ou|et|=|\/|-|→|->)) ?(?:soit )?(?:environ )?$/;
    const taxes = before && [before, amount].map(({ start, end }) => taxOf(text.slice(start, end)));
    const isSame = taxes && taxes[0] !== taxes[1] && taxes.includes('ht') && amount.value.euros > 0;
    if (!before || !isSame || !link?.test(text.slice(before.end, amount.start))) return [...kept, amount];
    return [...kept.slice(0, -1), { ...before, end: amount.end }];
  }, []);
}

const taxOf = (words: string): 'ht' | 'ttc' | undefined =>
  /(?:ht|h\.t\.?|hors tax\w*)\)?$/.test(words)
    ? 'ht'
    : /(?:ttc|t\.t\.c\.?|comprises)\)?$/.test(words)
      ? 'ttc'
      : undefined;

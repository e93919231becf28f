import { z } from 'zod';
import { quotePart, splitOutsideQuotes, unquotePart } from '../files/nested-text';
import { frenchDay } from '../french';
import { foldInPlace } from '../../../core/fold-in-place';
import { findAmounts } from '../reading/amounts';
import { parseDay } from '../reading/calendar';
import { findDates } from '../reading/dates';
import { findShares } from '../reading/shares';
import { readNumber } from '../reading/numbers';
import { sheetFieldsSchema, type SheetFields, type Status } from '../sheet';
import { texts } from '../texts';

/** Fields of a form are read by the grammar of the sentences: « 1,2 M€ », « fin juin », « aux deux tiers ». */

export const formHints = {
  progress: 'Par exemple « 60 % » ou « aux deux tiers ».',
  budget: 'Par exemple « 950 k€ » ou « 1,2 M€ HT ».',
  due: 'Par exemple « 30/06/2027 », « fin juin » ou « T3 2027 ».',
  partners: 'Séparés par des virgules ; entre guillemets droits si le nom en contient une.',
  blocker: 'Il est levé quand la fiche n’est plus bloquée ; l’historique le garde.',
};

export function readProgress(typed: string): number | undefined {
  const folded = foldInPlace(typed.trim());
  const [share] = findShares(folded);
  const value = share && !share.value.range && !share.value.points ? share.value.percent : readNumber(folded);
  return value !== undefined && Number.isFinite(value) && value >= 0 && value <= 100
    ? Math.round(value)
    : undefined;
}

export function readBudget(typed: string): SheetFields['budget'] {
  const folded = foldInPlace(typed.trim());
  const [amount, second] = findAmounts(folded);
  const isOne = amount && !second && !amount.value.range && !amount.value.delta;
  const plain = !amount && /^\d[\d .,']*$/.test(folded) ? readNumber(folded) : undefined;
  const budget = isOne
    ? {
        euros: amount.value.euros,
        ...(amount.value.excludingTax !== undefined && { excludingTax: amount.value.excludingTax }),
      }
    : { euros: plain };
  return sheetFieldsSchema.shape.budget.safeParse(budget).data;
}

export function readDue(typed: string, today: string): SheetFields['due'] {
  const [date, second] = findDates(foldInPlace(typed.trim()), parseDay(today));
  if (!date?.value.day || second || date.value.contradicts) return undefined;
  return {
    date: date.value.day.toString(),
    ...(date.value.period !== undefined && { period: typed.trim() }),
  };
}

/** As it was said where that can be read again, else its day: a form can then be submitted as it was opened. */
export const dueShown = ({ date, period }: NonNullable<SheetFields['due']>): string =>
  period !== undefined && readDue(period, date) && isDue(period) ? period : frenchDay(date);

/** An open sheet is not due in the past: the sentence that says so, under the field. */
export function pastDueProblem(
  due: SheetFields['due'] | null,
  status: Status,
  today: string,
): Record<string, string> | undefined {
  if (!due || due.date >= today || status === 'termine' || status === 'abandonne') return undefined;
  return { due: texts.pastDue(frenchDay(due.date)) };
}

/** What the input of a form takes on every platform; a sheet may say more, by an import. */
export const formTextLimit = 3000;
export const hasRoom = (shown: string | undefined): boolean => (shown ?? '').length <= formTextLimit;
/** Said in place of the input: the text stays as it is. */
export const tooLongHere = (label: string): string =>
  `« ${label} » est trop long pour ce formulaire et reste tel quel.`;

/** « CCI, Région »; a name that holds such a sign stands in double quotes. */
export const listOf = (typed: string): string[] =>
  splitOutsideQuotes(typed, /[,;\n]/)
    .map(unquotePart)
    .filter((item) => item !== '');
export const writeList = (items: string[]): string =>
  items.map((item) => quotePart(item, /[,;"\n]/)).join(', ');

/** A field that may be left empty. */
export const optionalText = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `C’est trop long : ${max.toLocaleString('fr-FR')} caractères au plus.`)
    .optional();

/** The sentence under a field whose text cannot be read. */
export const unread = {
  progress: 'Un avancement va de 0 à 100 %, par exemple « 60 % » ou « aux deux tiers ».',
  budget: 'Je ne lis pas ce montant. Par exemple « 950 k€ », « 1,2 M€ HT » ou « 1 200 000 € ».',
  due: 'Je ne lis pas cette date. Par exemple « 30/06/2027 », « fin juin » ou « T3 2027 ».',
  partners: 'Séparez les partenaires par des virgules : 100 au plus, de 300 caractères au plus chacun.',
} as const;

/** Null: nothing but separators, so none. */
export function readPartners(typed: string): string[] | null | undefined {
  const partners = listOf(typed);
  return partners.length === 0 ? null : sheetFieldsSchema.shape.partners.safeParse(partners).data;
}

/** Whether there is such a day does not depend on the day it is asked. */
const isDue = (typed: string): boolean => readDue(typed, '2026-01-01') !== undefined;

export const progressField = optionalText(60).refine(
  (typed) => !typed || readProgress(typed) !== undefined,
  unread.progress,
);
export const budgetField = optionalText(80).refine(
  (typed) => !typed || readBudget(typed) !== undefined,
  unread.budget,
);
export const partnersField = optionalText(formTextLimit).refine(
  (typed) => !typed || readPartners(typed) !== undefined,
  unread.partners,
);
/** As long as a period may be. */
export const dueField = optionalText(300).refine((typed) => !typed || isDue(typed), unread.due);

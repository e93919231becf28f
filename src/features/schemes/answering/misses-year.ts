import type { Fact } from '../knowledge';
import { isYear } from '../understanding/time';
import type { Question } from './question';

/** « Combien fin 2020 ? » : however near it is otherwise, what is of another year is no answer. */
export function missesYear({ content, beside }: Question, fact: Fact): boolean {
  const years = content.filter(({ text }) => isYear(text) && !beside.has(text));
  return (
    years.length > 0 && years.every(({ text }) => !fact.text.includes(text) && !fact.date.startsWith(text))
  );
}

/** « Quels montants en 2025 ? » : « en janvier 2025, le ministre indiquait … en 2024 » is of 2024. */
export function isOfOtherYear({ intent, time }: Question, { text }: Fact): boolean {
  if (time.kind !== 'year' || (intent.answerType !== 'amount' && intent.answerType !== 'count')) return false;
  const said =
    /^[^,]{0,40}\b20\d\d, [^,]*?\b(?:indiqu|annonc|déclar|dis|cit|rappel|précis|estim|affirm|comptait)\p{L}*(.*)$/u.exec(
      text,
    )?.[1];
  const years: string[] = said?.match(/\b20\d\d\b/g) ?? [];
  return years.length > 0 && !years.includes(String(time.year));
}

/** « Reconduit après 2026 ? » in that year: what says nothing later than it does not say what comes then. */
export function endsBefore(asked: string, { text, date: of }: Fact, today: string): boolean {
  const year = afterYear.exec(asked)?.[1];
  if (year === undefined || year < today.slice(0, 4)) return false;
  return ![...text.matchAll(/\b20\d\d\b/g), [of.slice(0, 4)]].some(([said = '']) => said > year);
}
const afterYear =
  /\b(?:apres|au[- ]dela d[e']|passe|posterieure?s? a|a compter de fin|a l'issue de) ?(?:fin |decembre |l'annee )?(20\d\d)\b/;

/** « Combien en compte-t-elle aujourd'hui ? »: what was counted many years ago, and is told as of then, is no answer. */
export const isOfPastCount = (
  { intent, time, text: asked }: Question,
  { text, date: of }: Fact,
  today: string,
): boolean =>
  (intent.answerType === 'count' || intent.answerType === 'amount') &&
  time.kind === 'now' &&
  /\b(?:aujourd'hui|actuellement|maintenant|en ce moment)\b/.test(asked) &&
  Number(today.slice(0, 4)) - Number(of.slice(0, 4)) > countedFor &&
  text.includes(of.slice(0, 4));
const countedFor = 6;

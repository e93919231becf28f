import { foldText } from '../../../core/text';

/** What time a question asks about: a year, the days of the first committees, today, or what is to come. */
export type TimeReference =
  { kind: 'year'; year: number } | { kind: 'then' } | { kind: 'now' } | { kind: 'next' } | { kind: 'none' };

export function readTime(question: string): TimeReference {
  const text = foldText(question);
  if (/\b(prochaine?s?|futures?|a venir|bientot|l'an prochain|y aura[- ]t[- ]il)\b/.test(text))
    return { kind: 'next' };
  const year = /\b(20[0-3]\d)\b/.exec(text)?.[1];
  if (year !== undefined) return { kind: 'year', year: Number(year) };
  if (
    /\b(a l'epoque|a ce moment|au depart|au debut|au demarrage|a l'origine|au lancement|dans l'article|phase 1|premiere phase|avant)\b/.test(
      text,
    )
  )
    return { kind: 'then' };
  if (
    /\b(aujourd'hui|actuel|maintenant|a ce jour|en ce moment|desormais|toujours|encore|phase 2|nouvelle phase)/.test(
      text,
    )
  )
    return { kind: 'now' };
  return { kind: 'none' };
}

/** The article's meeting: what « then » means in this product. */
export const thenYear = 2019;

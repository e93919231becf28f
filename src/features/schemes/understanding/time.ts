import { foldText } from '../../../core/text';

/** What time a question asks about: a year, the days of the first committees, today, or what is to come. */
export type TimeReference =
  | { kind: 'year'; year: number }
  | { kind: 'phase'; phase: 1 | 2 | 3 }
  | { kind: 'then' }
  | { kind: 'now' }
  | { kind: 'next' }
  | { kind: 'none' };

/** « 2021 », and not how many of something. */
export const isYear = (word: string): boolean => /^(19|20)\d\d$/.test(word);

export function readTime(question: string, ofProgramme = true): TimeReference {
  const text = foldText(question).replace(/\bfrance 2030\b/g, 'france');
  if (/\b(prochaine?s?|futures?|a venir|bientot|l'an prochain|y aura[- ]t[- ]il)\b/.test(text))
    return { kind: 'next' };
  const phase =
    /\b(?:phase|vague|generation|saison|acte) (\d|i{1,3}|iv)\b|\b(premiere|1ere|deuxieme|seconde|2e|2eme|nouvelle) (?:phase|vague|generation)\b/.exec(
      text,
    );
  // « La première génération de sites »: only the programme has phases that go by other names.
  if (phase && (ofProgramme || phase[0].includes('phase')))
    return { kind: 'phase', phase: phaseOf(phase[1] ?? phase[2] ?? '') };
  const year = /\b(20[0-3]\d)\b/.exec(text)?.[1];
  if (year !== undefined) return { kind: 'year', year: Number(year) };
  if (
    /\b(a l'epoque|a ce moment|(?:au|de|du) depart|initiale?s?|au debut|au demarrage|a l'origine|au lancement|dans l'article|avant)\b/.test(
      text,
    )
  )
    return { kind: 'then' };
  if (/\b(aujourd'hui|actuel|maintenant|a ce jour|en ce moment|desormais|toujours|encore)/.test(text))
    return { kind: 'now' };
  return { kind: 'none' };
}

/** 3 stands for all that there never was. */
const phaseOf = (said: string): 1 | 2 | 3 =>
  /^(1|i|premiere|1ere)$/.test(said) ? 1 : /^(2|ii|deuxieme|seconde|2e|2eme|nouvelle)$/.test(said) ? 2 : 3;

/** The article's meeting: what « then » means in this product. */
export const thenYear = 2019;

/** Territoires d'industrie: 2018-2022, then 2023-2027. Whether what a fact says is of that phase. */
export function isOfPhase(phase: 1 | 2 | 3, text: string, date: string): boolean {
  if (phase === 3) return /phase 3/.test(text);
  const speaksOf = { 1: /phase 1|2018[-– à]+2022/.test(text), 2: /phase 2|2023[-– à]+2027/.test(text) };
  if (speaksOf[1] || speaksOf[2]) return speaksOf[phase];
  const years = text.match(/\b20(?:1[89]|2\d)\b/g) ?? [date.slice(0, 4)];
  return years.some((year) => (phase === 1 ? year < '2023' : year >= '2023'));
}

import type { KnownSheet } from './known-sheet';
import { isOneSlipAway } from './typing';

/** Sheets named by their title, or by a part of it that no other sheet of the territory has. */

const emptyWords = new Set(
  'a au aux avec ce ces cette d dans de des du en et l la le les leur nos notre ou par pour qui sa se ses son sur un une vers action actions fiche fiches projet projets creation mise place developpement nouveau nouvelle territoire industrie industriel industrielle industriels'.split(
    ' ',
  ),
);

export interface TitleWord {
  start: number;
  end: number;
  stem: string;
}

/** Plural and feminine aside, so that « les friches » finds « Friche ». */
export const stemOf = (word: string): string =>
  word.length <= 4 ? word.replace(/[sx]$/, '') : word.replace(/(?:e?s|x|e)$/, '');

export function wordsOf(folded: string): TitleWord[] {
  return [...folded.matchAll(/[a-z0-9]+(?:[a-z0-9])*/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    stem: stemOf(match[0]),
  }));
}

export interface TitleIndex {
  /** Which sheets have the word in their title. */
  sheetsOf: ReadonlyMap<string, number[]>;
  /** How many words that count each title has. */
  sizes: ReadonlyMap<number, number>;
}

export function indexTitles(sheets: readonly KnownSheet[], fold: (text: string) => string): TitleIndex {
  const sheetsOf = new Map<string, number[]>();
  const sizes = new Map<number, number>();
  for (const { number, title } of sheets) {
    const stems = new Set(
      wordsOf(fold(title))
        .filter(({ start, end }) => !emptyWords.has(fold(title).slice(start, end)))
        .map(({ stem }) => stem)
        .filter((stem) => stem.length >= 2),
    );
    sizes.set(number, stems.size);
    for (const stem of stems) sheetsOf.set(stem, [...(sheetsOf.get(stem) ?? []), number]);
  }
  return { sheetsOf, sizes };
}

/** The title word that this word is, a typing slip aside. */
function titleStem(index: TitleIndex, stem: string, word: string): string | undefined {
  if (index.sheetsOf.has(stem)) return stem;
  if (word.length < 5) return undefined;
  // « robotik »
  const ofChat = stem.replace(/ik$/, 'iqu');
  if (index.sheetsOf.has(ofChat)) return ofChat;
  // « lhotel dentreprises »
  if (/^[ld]/.test(stem) && index.sheetsOf.has(stem.slice(1))) return stem.slice(1);
  return [...index.sheetsOf.keys()].find(
    (known) =>
      (Math.max(known.length, stem.length) >= 6 && stem.length >= 5 && isOneSlipAway(known, stem)) ||
      // « foncié » for « foncier »
      (word.length >= 6 && known.length >= 6 && isOneSlipAway(known, word)),
  );
}

export interface TitleMatch {
  start: number;
  end: number;
  /** One sheet, or several that it fits as well. */
  numbers: number[];
  /** Words of the title that were said. */
  words: number;
  /** Share of the title's words that were said, of the best sheet. */
  share: number;
}

/** Titles are long and may be pasted many times over: what is compared has an end. */
const longestRun = 12;
const mostHits = 400;

/** Runs of words of titles, with at most two other words between them. */
export function findTitles(folded: string, index: TitleIndex): TitleMatch[] {
  const words = wordsOf(folded);
  const hits = words.flatMap((word, position) => {
    const stem = emptyWords.has(folded.slice(word.start, word.end))
      ? undefined
      : titleStem(index, word.stem, folded.slice(word.start, word.end));
    return stem === undefined ? [] : [{ word, position, sheets: index.sheetsOf.get(stem) ?? [], stem }];
  });
  const runs: (typeof hits)[] = [];
  for (const hit of hits.slice(0, mostHits)) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const between = last ? folded.slice(last.word.end, hit.word.start) : '';
    const isNear =
      last !== undefined && hit.position - last.position <= 3 && !/[.,;:!?\n"%€\d]|[A-Z]/.test(between);
    const agrees = run !== undefined && intersection([...run, hit].map(({ sheets }) => sheets)).length > 0;
    // « plateforme logistique et plateforme robotique » are two.
    const isAnother = / (?:et|ou) /.test(between) && run?.some(({ stem }) => stem === hit.stem);
    if (run && isNear && agrees && !isAnother && run.length < longestRun) run.push(hit);
    else runs.push([hit]);
  }
  return runs.flatMap((run) => {
    const numbers = intersection(run.map(({ sheets }) => sheets));
    const said = new Set(run.map(({ stem }) => stem)).size;
    const first = run[0];
    const last = run.at(-1);
    if (!first || !last || numbers.length === 0) return [];
    const share = Math.max(...numbers.map((number) => said / Math.max(1, index.sizes.get(number) ?? 1)));
    const match = { start: first.word.start, end: last.word.end, numbers, words: said, share };
    return [withAbbreviation(folded, match, index)];
  });
}

/** « l'école de prod »: the next word of the title, cut short. */
function withAbbreviation(folded: string, match: TitleMatch, index: TitleIndex): TitleMatch {
  const next = /^ (?:de |d'|du |des )?([a-z]{3,})(?![a-z'-])/.exec(folded.slice(match.end, match.end + 40));
  const word = next?.[1];
  if (!next || word === undefined) return match;
  // « l'eau industrielle est … »
  if (/^industri/.test(word)) return { ...match, end: match.end + next[0].length };
  if (emptyWords.has(word)) return match;
  const meant = [...index.sheetsOf].filter(
    ([stem]) =>
      (stem.length > word.length + 1 && stem.startsWith(word)) ||
      // « CFA soudure » for « soudage »
      (word.length >= 6 && stem.length >= 6 && stem.slice(0, 4) === word.slice(0, 4)),
  );
  const numbers = match.numbers.filter((number) => meant.some(([, sheets]) => sheets.includes(number)));
  if (numbers.length === 0) return match;
  const share = Math.max(
    ...numbers.map((number) => (match.words + 1) / Math.max(1, index.sizes.get(number) ?? 1)),
  );
  return { ...match, end: match.end + next[0].length, numbers, words: match.words + 1, share };
}

function intersection(lists: number[][]): number[] {
  const [first = [], ...others] = lists;
  return first.filter((number) => others.every((list) => list.includes(number)));
}

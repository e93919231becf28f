import type { Knowledge } from '../knowledge';
import { editDistance, lettersApart, lettersOf } from '../retrieval/correct-word';
import { rawWords, wordsOf } from '../retrieval/words';

/** A subject named in a question, and which of its words named it. */
export interface NamedSubject {
  subjectId: string;
  start: number;
  end: number;
  /** The same words may name several subjects; then all are given, with the same place. */
  rivals: string[];
  /** Not quite as it is written. */
  approximate: boolean;
}

interface Name {
  words: string[];
  subjectIds: string[];
}

/** `exactly`: of a text that is known to be well written; much quicker. */
export type NameMatcher = (question: string, exactly?: 'exactly') => NamedSubject[];

/** Finds the longest names first, and no word twice; small slips are taken in long names only. */
export function createNameMatcher(knowledge: Knowledge): NameMatcher {
  const byKey = new Map<string, Name>();
  const add = (text: string, subjectId: string): void => {
    const words = nameWords(text);
    if (words.length === 0) return;
    const key = words.join(' ');
    const name = byKey.get(key) ?? { words, subjectIds: [] };
    if (!name.subjectIds.includes(subjectId)) name.subjectIds.push(subjectId);
    byKey.set(key, name);
  };
  for (const subject of knowledge.subjects) {
    const names = [subject.name, subject.acronym ?? '', ...subject.aliases];
    for (const text of [...names, ...names.flatMap(datedNames)]) add(text, subject.id);
  }
  for (const { term, subject, forms, misspellings } of knowledge.glossary) {
    if (subject !== undefined) for (const text of [term, ...forms, ...misspellings]) add(text, subject);
  }
  const longest = Math.max(1, ...[...byKey.values()].map(({ words }) => words.length));
  const known = byNumberOfWords([...byKey.values()]);

  /** How many words the names have that begin with a word. */
  const lengthsFrom = new Map<string, Set<number>>();
  for (const { words } of byKey.values()) {
    const [first = ''] = words;
    lengthsFrom.set(first, (lengthsFrom.get(first) ?? new Set<number>()).add(words.length));
  }

  return rememberingLast((question, exactly) => {
    const words = rawWords(question);
    const stems = words.map(singular);
    const taken = new Array<boolean>(words.length).fill(false);
    const found: NamedSubject[] = [];
    const take = (start: number, end: number, ids: string[], approximate: boolean): void => {
      taken.fill(true, start, end);
      found.push({ subjectId: ids[0] ?? '', start, end, rivals: ids, approximate });
    };
    for (let length = Math.min(longest, words.length); length >= 1; length -= 1) {
      for (const approximate of exactly ? [false] : [false, true]) {
        for (let start = 0; start + length <= words.length; start += 1) {
          if (!approximate && !lengthsFrom.get(stems[start]!)?.has(length)) continue;
          if (taken.slice(start, start + length).some(Boolean)) continue;
          const said = stems.slice(start, start + length);
          const name = approximate ? nearest(known, said) : byKey.get(said.join(' '));
          if (name) take(start, start + length, name.subjectIds, approximate);
        }
      }
    }
    return found.sort((a, b) => a.start - b.start);
  });
}

/** The names of one question are looked for by several who read it. */
function rememberingLast(find: NameMatcher): NameMatcher {
  let last: { question: string; named: NamedSubject[] } | undefined;
  return (question, exactly) => {
    if (exactly) return find(question, exactly);
    if (last?.question !== question) last = { question, named: find(question) };
    return last.named;
  };
}

const months = 'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre';
const dated = new RegExp(`^((\\S+).*?) (?:du|des) (?:\\d+ et )?(\\d+)(?:er)? (${months}) (\\d{4})$`, 'u');

/** « Comité de pilotage du 30 avril 2019 » is also « comité du 30 avril », « comité d'avril 2019 », « 30/04/2019 ». */
function datedNames(name: string): string[] {
  const [, whole, head, day, month, year] = dated.exec(name) ?? [];
  if (whole === undefined || day === undefined || month === undefined) return [];
  const digits = `${day.padStart(2, '0')}/${String(months.split('|').indexOf(month) + 1).padStart(2, '0')}`;
  const of = /^[aeiou]/.test(month) ? "d'" : 'de ';
  const dates = [
    `du ${day} ${month} ${year}`,
    `du ${day} ${month}`,
    `${of}${month} ${year}`,
    `du ${digits}/${year}`,
    `du ${digits}`,
  ];
  return [...new Set([whole, head])].flatMap((first) => dates.map((date) => `${first} ${date}`));
}

interface Spelling {
  name: Name;
  text: string;
  letters: number;
}

function byNumberOfWords(names: Name[]): Map<number, Spelling[]> {
  const known = new Map<number, Spelling[]>();
  for (const name of names) {
    const text = name.words.join(' ');
    const list = known.get(name.words.length) ?? [];
    known.set(name.words.length, list);
    list.push({ name, text, letters: lettersOf(text) });
  }
  return known;
}

function nearest(known: ReadonlyMap<number, Spelling[]>, words: string[]): Name | undefined {
  const typed = words.join(' ');
  const spellings = known.get(words.length);
  if (typed.length < 7 || !spellings) return undefined;
  const most = typed.length >= 14 ? 2 : 1;
  const letters = lettersOf(typed);
  const digits = typed.replace(/\D/g, '');
  const near = spellings.find(
    (spelling) =>
      Math.abs(spelling.text.length - typed.length) <= most &&
      // A slip changes two letters at most: most names are passed over without comparing places.
      lettersApart(spelling.letters, letters) <= 2 * most &&
      // « Phase 3 » is no slip for « phase 2 ».
      spelling.text.replace(/\D/g, '') === digits &&
      // A short word is no slip for another: « de » is not « VTE ».
      spelling.name.words.every(
        (word, at) => word === words[at] || Math.min(word.length, words[at]?.length ?? 0) >= 4,
      ) &&
      editDistance(typed, spelling.text, most) <= most,
  );
  // Asked last: it reads the words anew.
  return near && !wordsOf(typed).every((word) => word.empty) ? near.name : undefined;
}

/** Inner small words count in a name (« fonds d'accélération »), a leading article does not. */
export function nameWords(text: string): string[] {
  const words = rawWords(text).map(singular);
  return /^(le|la|l|les|un|une|des)$/.test(words[0] ?? '') && words.length > 1 ? words.slice(1) : words;
}

/** Plural and singular are one name. */
export function singular(word: string): string {
  return word.length > 3 && !/(ss|us|is)$/.test(word) ? word.replace(/[sx]$/, '') : word;
}

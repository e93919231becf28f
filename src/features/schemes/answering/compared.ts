import type { Word } from '../retrieval/words';
import type { NamedSubject } from '../understanding/name-matcher';
import { isAskingWord } from './asking-words';
import type { KnowledgeIndex } from './knowledge-index';

/** « GPEC et GEPP », « VTE et VIE »: the names, and what else is said beside the words of comparing. */
export function comparedIn(
  words: readonly string[],
  named: NamedSubject[],
  content: Word[],
  cueWords: ReadonlySet<string>,
): string[] {
  const names = named.map(({ start, end }) => words.slice(start, end).join(' '));
  const others = content
    .filter((word) => !cueWords.has(word.text) && !isAskingWord(word))
    .map(({ text }) => text);
  return [...new Set([...names, ...others])];
}

/** « Chez A ou B, un territoire avait-il … ? » asks something else of both. */
export function isAlternative(
  index: KnowledgeIndex,
  words: readonly string[],
  named: NamedSubject[],
  telling: Word[],
): boolean {
  const [first, second] = named;
  if (!first || !second || first.subjectId === second.subjectId) return false;
  // « Entre un campus et une école de production, lequel forme … ? »; of bodies, it is asked who does something.
  const isBetween =
    named.length === 2 &&
    words.slice(Math.max(0, first.start - 2), first.start).includes('entre') &&
    /^(?:lequel|laquelle|qui)$/.test(words[second.end] ?? '') &&
    [first, second].every(({ subjectId }) => index.subject(subjectId)?.kind !== 'actor');
  if (isBetween) return true;
  const after = words.slice(second.end);
  if (telling.filter(({ text }) => after.includes(text)).length > 1) return false;
  const between = words.slice(first.end, second.start);
  return between.includes('ou') && between.length <= 3;
}

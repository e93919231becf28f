import { wordsOf, type Word } from '../retrieval/words';
import { expandShorthand } from './chat-spelling';
import type { NamedSubject, NameMatcher } from './name-matcher';

type WordOrName = { word: Word } | { name: NamedSubject };

/** The words of a question in their order, each name of a subject as one. */
export function wordsAndNames(question: string, findNames: NameMatcher, exactly?: 'exactly'): WordOrName[] {
  const named = findNames(question, exactly);
  return wordsOf(question).flatMap((word, at): WordOrName[] => {
    const name = named.find(({ start, end }) => at >= start && at < end);
    if (!name) return [{ word }];
    return at === name.start ? [{ name }] : [];
  });
}

/** Among the words that say nothing of what is asked, those that say which kind of thing is. */
const ofAsking = /^(qui|quoi|combien|comment|quand|pourquoi|ou)$/;

/**
 * What makes two questions alike, whatever their style: stems, the word of asking, and subjects by what they are and not
 * by which of their names was typed.
 */
export const marksOfQuestion = (question: string, findNames: NameMatcher): string[] =>
  marksOfPlain(expandShorthand(question), findNames);

/** The same of a text whose shorthand was expanded. */
export const marksOfPlain = (plain: string, findNames: NameMatcher, exactly?: 'exactly'): string[] =>
  wordsAndNames(plain, findNames, exactly).flatMap((one) => {
    if ('name' in one) return one.name.rivals.map((id) => `*${id}`).slice(0, 2);
    const { text, stem, empty } = one.word;
    if (empty) return ofAsking.test(text) ? [`?${text}`] : [];
    return [stem];
  });

import { wordsOf } from '../retrieval/words';
import { expandShorthand } from './chat-spelling';
import type { NameMatcher } from './name-matcher';

/** Among the words that say nothing of what is asked, those that say which kind of thing is. */
const ofAsking = /^(qui|quoi|combien|comment|quand|pourquoi|ou)$/;

/**
 * What makes two questions alike, whatever their style: stems, the word of asking, and subjects by what they are and not
 * by which of their names was typed.
 */
export function marksOfQuestion(question: string, findNames: NameMatcher, exactly?: 'exactly'): string[] {
  const plain = expandShorthand(question);
  const named = findNames(plain, exactly);
  return wordsOf(plain).flatMap(({ text, stem, empty }, at) => {
    const name = named.find(({ start, end }) => at >= start && at < end);
    if (name) return at === name.start ? name.rivals.map((id) => `*${id}`).slice(0, 2) : [];
    if (empty) return ofAsking.test(text) ? [`?${text}`] : [];
    return [stem];
  });
}

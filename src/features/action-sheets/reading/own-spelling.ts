import type { Fact } from './fact';
import type { Message } from './message';

/** « tjs pas l'acord de la DREAL » is read with its slips put right, and kept, or asked about, as it was typed. */
export function inOwnSpelling(message: Message, fact: Fact): Fact {
  const own = (words: string): string => spelt(message, words, fact.at);
  if ('text' in fact) return { ...fact, text: own(fact.text) };
  if (fact.field === 'partners') return { ...fact, names: fact.names.map(own) };
  if (fact.field === 'further')
    return { ...fact, further: { ...fact.further, words: own(fact.further.words) } };
  if (fact.field === 'doubt') return { ...fact, doubt: { ...fact.doubt, words: own(fact.doubt.words) } };
  return fact;
}

function spelt({ typed, asTyped }: Message, words: string, near: number): string {
  const after = typed.indexOf(words, near);
  const at = after < 0 ? typed.lastIndexOf(words, near) : after;
  return at < 0 ? words : asTyped(at, at + words.length);
}

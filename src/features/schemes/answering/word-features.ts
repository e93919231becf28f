import type { Fact } from '../knowledge';
import { wordsOf, type Word } from '../retrieval/words';
import { groundsOf } from './fact-grounds';
import { coverage, heaviest } from './ground';
import type { KnowledgeIndex } from './knowledge-index';
import type { Question } from './question';

/** Signs in the words of a question and of a fact; each from 0 to 1. */
export interface WordFeatures {
  /** How much of the question the fact says, by rarity; words of asking count little. */
  said: number;
  /** How much of it the fact or its wordings say; with `Telling`, words of asking count little there too. */
  wide: number;
  wideTelling: number;
  /** How much of the fact the question says. */
  precision: number;
  /** Telling words of the question that stand nowhere, the rarest of those that do, and a number that does. */
  missed: number;
  rarest: number;
  number: number;
  /** A year that nobody asked for. */
  otherYear: number;
}

const known = new WeakMap<Fact, Word[]>();

/** Kept with the fact. */
function wordsOfFact(fact: Fact): Word[] {
  const words = known.get(fact) ?? wordsOf(fact.text).filter(({ empty }) => !empty);
  known.set(fact, words);
  return words;
}

/** What a word of asking counts for where telling words count for one. */
const askingWorth = 0.3;

export function wordFeatures(index: KnowledgeIndex, question: Question, fact: Fact): WordFeatures {
  const { search } = index;
  const { content, asking, telling, words, intent, time } = question;
  const { said, asked } = groundsOf(index, fact);
  const own = wordsOfFact(fact);
  const weight = ({ stem }: Word): number => Math.min(heaviest, search.weightOf(stem));
  const weigh = (list: Word[]): number => list.reduce((sum, word) => sum + weight(word), 0);
  const stands = (word: Word): boolean => asked.stems.has(word.stem) || asked.words.has(word.text);
  const typed = new Set(words.map(({ stem }) => stem));
  const all = weigh(own);
  const importance = ({ stem }: Word): number => (asking.has(stem) ? askingWorth : 1);
  return {
    said: coverage(search, content, said, importance),
    wide: coverage(search, content, asked, () => 1),
    wideTelling: coverage(search, content, asked, importance),
    precision: all === 0 ? 0 : weigh(own.filter(({ stem }) => typed.has(stem))) / all,
    missed: weigh(telling.filter((word) => !stands(word))) / heaviest,
    rarest: Math.max(0, ...content.filter(stands).map(weight)) / heaviest,
    number: Number(content.some(({ text }) => /^\d/.test(text) && asked.words.has(text))),
    otherYear: Number(/\b20\d\d\b/.test(fact.text) && time.kind === 'none' && intent.answerType !== 'date'),
  };
}

/** Whether a text that denies does so of all that is asked. */
export const saysAll = (index: KnowledgeIndex, { content }: Question, fact: Fact): boolean =>
  content.length > 0 && coverage(index.search, content, groundsOf(index, fact).said, () => 1) === 1;

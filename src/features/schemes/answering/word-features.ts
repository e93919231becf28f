import type { Fact } from '../knowledge';
import { wordsOf, type Word } from '../retrieval/words';
import { foldText } from '../../../core/text';
import { coverage, groundOf, heaviest, type Ground } from './ground';
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

interface Own {
  said: Ground;
  wide: Ground;
  telling: Word[];
  hasYear: boolean;
}
const known = new WeakMap<Fact, Own>();

/** Kept with the fact: it is needed for every question. */
function ownOf(fact: Fact): Own {
  const before = known.get(fact);
  if (before) return before;
  const own = {
    said: groundOf([fact.text, fact.date]),
    wide: groundOf([fact.text, fact.date, ...(fact.questions ?? [])]),
    telling: wordsOf(fact.text).filter(({ empty }) => !empty),
    hasYear: /\b20\d\d\b/.test(foldText(fact.text)),
  };
  known.set(fact, own);
  return own;
}

/** What a word of asking counts for where telling words count for one. */
const askingWorth = 0.3;

export function wordFeatures({ search }: KnowledgeIndex, question: Question, fact: Fact): WordFeatures {
  const { content, asking, words, intent, time } = question;
  const { said, wide, telling, hasYear } = ownOf(fact);
  const weight = ({ stem }: Word): number => Math.min(heaviest, search.weightOf(stem));
  const weigh = (list: Word[]): number => list.reduce((sum, word) => sum + weight(word), 0);
  const stands = (word: Word): boolean => wide.stems.has(word.stem) || wide.words.has(word.text);
  const asked = new Set(words.map(({ stem }) => stem));
  const all = weigh(telling);
  const importance = ({ stem }: Word): number => (asking.has(stem) ? askingWorth : 1);
  return {
    said: coverage(search, content, said, importance),
    wide: coverage(search, content, wide, () => 1),
    wideTelling: coverage(search, content, wide, importance),
    precision: all === 0 ? 0 : weigh(telling.filter(({ stem }) => asked.has(stem))) / all,
    missed: weigh(content.filter((word) => !asking.has(word.stem) && !stands(word))) / heaviest,
    rarest: Math.max(0, ...content.filter(stands).map(weight)) / heaviest,
    number: Number(content.some(({ text }) => /^\d/.test(text) && wide.words.has(text))),
    otherYear: Number(hasYear && time.kind === 'none' && intent.answerType !== 'date'),
  };
}

/** Whether a text that denies does so of all that is asked. */
export const saysAll = ({ search }: KnowledgeIndex, { content }: Question, fact: Fact): boolean =>
  content.length > 0 && coverage(search, content, ownOf(fact).said, () => 1) === 1;

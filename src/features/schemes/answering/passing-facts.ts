import { isOfOtherKind, saysEnough } from './gates';
import type { KnowledgeIndex } from './knowledge-index';
import { missesYear } from './misses-year';
import type { Question } from './question';
import { saysWhatIsAsked } from './says-asked';
import type { ScoredFact } from './score-facts';

/** So much speaks for a fact of a named subject that words of the question which it lacks are told around it. */
const speaksForItself = 35;
/** So much more, that a number or a word of a longer name that it lacks is too. */
const surelyAbout = 42;
/** And a name. */
const certainlyAbout = 55;

interface Scored {
  /** All of them, best first. */
  scored: ScoredFact[];
  /** Those near to the best that nothing excludes. */
  candidates: ScoredFact[];
}

/** The facts that may answer, by the strictest rule that lets any pass: the others are only tried where none does. */
export function passingFacts(
  index: KnowledgeIndex,
  question: Question,
  { scored, candidates }: Scored,
  today: string,
): ScoredFact[] {
  const isSaid = (strict: boolean) => {
    return ({ fact }: ScoredFact): boolean => saysEnough(index, question, fact, today, strict);
  };
  const isNoOther = (asked: Question) => {
    return ({ fact }: ScoredFact): boolean =>
      !missesYear(asked, fact) && !isOfOtherKind(index, asked, fact, today);
  };
  // Where nothing is named, a high score is that of the words of what was spoken of.
  const known = question.inherited
    ? []
    : scored.filter(({ fact }) => fact.nature !== 'à-vérifier' && saysWhatIsAsked(index, question, fact));
  const above = (facts: ScoredFact[], from: number): ScoredFact[] =>
    facts.filter((one) => one.score >= from && known.includes(one));
  const ways: (() => ScoredFact[])[] = [
    () => candidates.filter(isSaid(true)),
    () => candidates.filter(isSaid(false)),
    () => above(candidates, speaksForItself),
    () => above(scored.slice(0, 3), surelyAbout).filter(isNoOther(question)),
    // Who holds a place is asked of that very place.
    () =>
      question.intent.answerType === 'person'
        ? []
        : above(scored.slice(0, 1), certainlyAbout).filter(isNoOther({ ...question, properNames: [] })),
  ];
  for (const way of ways) {
    const facts = way();
    if (facts.length > 0) return facts;
  }
  return [];
}

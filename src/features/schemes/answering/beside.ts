import type { Fact } from '../knowledge';
import { groundsOf } from './fact-grounds';
import { coverage } from './ground';
import type { KnowledgeIndex } from './knowledge-index';
import type { Question } from './question';
import type { ScoredFact } from './score-facts';

/** What scores so much less than the best, which is of another kind than what is asked, must say what is asked itself. */
const farBehind = 0.75;
const listNear = 0.85;
const half = 0.5;
/** Of scores and likenesses, where no subject is named. */
const leastUnnamed = { none: 28, assumed: 34, likeness: 0.45 };

/**
 * « Qui animait la table ronde du 12 juin ? » : that the day was animated says nothing of a table, where another fact does;
 * nor is what another subject does for the duration of a meeting an answer on it.
 */
export function isBeside(
  index: KnowledgeIndex,
  { telling, subjectIds, assumed, intent }: Question,
  { fact, score }: ScoredFact,
  [top]: ScoredFact[],
): boolean {
  if (top === undefined) return false;
  // Many a fact lists something: the one of which all are asked for is near to the best.
  if (intent.many !== undefined && score < listNear * top.score) return true;
  if (score >= farBehind * top.score) return false;
  const says = (one: Fact): number => coverage(index.search, telling, groundsOf(index, one).wide, () => 1);
  if (telling.length > 1 && says(fact) === 0 && says(top.fact) >= half) return true;
  return intent.answerType === 'duration' && !assumed && !subjectIds.includes(fact.subjectId);
}

/**
 * « Comment refaire ma carte d'identité ? » shares a word with this and that: where nothing is named, more must speak for
 * what answers, or a wording that is nearly the question.
 */
export const isOfNothingOurs = (
  { subjectIds, assumed, doer, askedLike }: Question,
  { fact, score }: ScoredFact,
): boolean =>
  (subjectIds.length === 0 || assumed === true) &&
  !doer &&
  score < (assumed ? leastUnnamed.assumed : leastUnnamed.none) &&
  (askedLike.get(fact.id) ?? 0) < leastUnnamed.likeness;

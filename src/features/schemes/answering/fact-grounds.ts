import { foldText } from '../../../core/text';
import type { Fact } from '../knowledge';
import { groundOf, saidBy, type Ground } from './ground';
import type { KnowledgeIndex } from './knowledge-index';

/** What may be found in a fact, from what it says itself to all that belongs to it. */
export interface FactGrounds {
  /** Its text and its date. */
  said: Ground;
  /** And the names of its subject. */
  named: Ground;
  /** What it says, and the wordings that it answers. */
  asked: Ground;
  /** All of these; where it has no wordings of its own, those of its heading. */
  wide: Ground;
}

const known = new WeakMap<Fact, FactGrounds>();

/** Kept with the fact: every question needs them. */
export function groundsOf(index: KnowledgeIndex, fact: Fact): FactGrounds {
  const before = known.get(fact);
  if (before) return before;
  const { text, date, questions, subjectId, facet } = fact;
  const named = namedBy(index, fact);
  const grounds = {
    said: groundOf([text, date]),
    named: groundOf(named),
    asked: groundOf([text, date, ...(questions ?? [])]),
    wide: groundOf([...named, ...(questions ?? index.questionsOf(subjectId, facet))]),
  };
  known.set(fact, grounds);
  return grounds;
}

/** What it says and the names of its subject, with one of its wordings at a time: too many to be kept. */
export function groundsOfEach(index: KnowledgeIndex, fact: Fact): Ground[] {
  const { questions, subjectId, facet } = fact;
  const named = namedBy(index, fact);
  return ['', ...(questions ?? index.questionsOf(subjectId, facet))].map((wording) =>
    groundOf([...named, wording]),
  );
}

/** « Appel à manifestation d'intérêt » says AMI too. */
const namedBy = (index: KnowledgeIndex, fact: Fact): string[] => {
  const text = foldText(fact.text);
  return [
    ...saidBy(fact, index.subject(fact.subjectId)),
    ...[...index.acronyms].flatMap(([term, meaning]) => (text.includes(foldText(meaning)) ? [term] : [])),
  ];
};

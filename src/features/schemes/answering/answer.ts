import type { FacetId } from '../facets';
import type { Topic } from '../topic';

export interface AnswerSentence {
  text: string;
  /** Numbers of its sources; empty for what is no fact (an invitation, a question back). */
  citations: number[];
  /** The fact that it says, where it says one. */
  factId?: string;
  /** The fact or the relation that it says: « En savoir plus » and « Sources » name it by that. */
  ref?: string;
  /** Acronyms to spell out where they are read. */
  glosses?: Gloss[];
}

export interface Gloss {
  term: string;
  meaning: string;
}

export interface AnswerSource {
  number: number;
  title: string;
  publisher: string;
  url?: string;
  /** ISO date of what is said on its word. */
  asOf: string;
  /** ISO day on which it was last seen to say so. */
  checkedAt?: string;
  /** ISO day since when it should have been checked again. */
  overdueSince?: string;
}

export interface Answer {
  /** True when the knowledge does not hold what was asked, or it is none of our business. */
  refused: boolean;
  sentences: AnswerSentence[];
  /** Behind « En savoir plus ». */
  more: AnswerSentence[];
  list?: string[];
  sources: AnswerSource[];
  subjectId?: string;
  /** Other facets that the subject has, for buttons. */
  otherFacets: FacetId[];
  /** Subjects that it is often taken for, or compared with. */
  comparable?: string[];
  /** Two readings are possible: which one? */
  options?: { label: string; question: string }[];
  /** The question may be forwarded to the delegation. */
  canForward: boolean;
  topic: Topic;
}

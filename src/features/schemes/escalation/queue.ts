/** Who is to answer: the Region's pilot first when the question is about a Region, else the delegation. */
export type QueueDesk = 'region' | 'delegation';
export type QuestionState = 'waiting' | 'taken' | 'answered' | 'closed';

/** A forwarded question as whoever answers sees it: nothing says who asked. */
export interface QueuedQuestion {
  id: string;
  /** What people call it by. */
  number: number;
  question: string;
  /** Identifier of the territory that it is about. */
  territoryId?: string;
  regionCodes: string[];
  desk: QueueDesk;
  state: QuestionState;
  askedAt: Date;
  /** Ids of people. */
  takenBy?: string;
  answeredBy?: string;
  answeredAt?: Date;
  answer?: string;
}

/** Which questions somebody may see and answer; stores see nothing outside it. */
export interface QueueScope {
  /** Every question, or those that wait at the desk of one of these Regions. */
  regionCodes: readonly string[] | 'all';
  /** The demonstration page: each visitor has a queue of her own, and nobody else sees it. */
  visitor: string | null;
}

export const isOpen = ({ state }: QueuedQuestion): boolean => state === 'waiting' || state === 'taken';

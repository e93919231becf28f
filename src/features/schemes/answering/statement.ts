import type { Fact, Relation } from '../knowledge';

/** A fact, a relation, or what a document says. */
export type Statement = Pick<Fact, 'text' | 'sources' | 'date' | 'recheck'> &
  Partial<Pick<Fact, 'id' | 'nature' | 'checkedAt' | 'confidence'>> &
  Partial<Pick<Relation, 'from' | 'type' | 'to'>>;

/** By which a fact or a relation is found again; undefined for what is neither. */
export const refOf = ({ id, from, type, to, date }: Statement): string | undefined =>
  id ?? (from === undefined ? undefined : `${from}/${type}/${to}/${date}`);

import type { Clause } from './clauses';
import type { Fact } from './fact';
import type { Message } from './message';

/** « Terminées : guichet foncier, marque employeur et VTE. »: what a label says of every sheet that is listed behind it. */
export interface Announced {
  facts: Fact[];
  /** Where its sentence ends. */
  end: number;
  isTaken: boolean;
}

export function announcedBy(
  { masked }: Message,
  { start, end }: Clause,
  facts: Fact[],
): Announced | undefined {
  const opensSentence = /(?:^|[.;!?\n][ -]*)$/.test(masked.slice(0, start));
  if (!opensSentence || !/^ ?: ?(?:pour |sur )?S/.test(masked.slice(end))) return undefined;
  const length = /^[^.;!?\n]*/.exec(masked.slice(end))?.[0].length ?? 0;
  return { facts, end: end + length, isTaken: false };
}

const onlyNames =
  /^(?:et |puis |ainsi que |pour |sur |[-,] ?)*S+(?:(?:,| et| puis| ainsi que)? ?(?:pour |sur )?S+)*$/;

/** With what was announced, for the first sheet and for those of which nothing else is said. */
export function withAnnounced(
  { masked }: Message,
  clause: Clause,
  facts: Fact[],
  announced: Announced | undefined,
): Fact[] {
  if (!announced || clause.start >= announced.end) return facts;
  const isFirst = !announced.isTaken;
  announced.isTaken = true;
  return isFirst || (facts.length === 0 && onlyNames.test(masked.slice(clause.start, clause.end)))
    ? [...announced.facts, ...facts]
    : facts;
}

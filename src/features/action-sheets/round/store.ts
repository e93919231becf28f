import { z } from 'zod';
import type { Tx } from '../../../core/ports';
import { storeClient } from '../../../storage/database';
import { jsonColumn } from '../../../storage/json-column';

export const roundAnswers = ['same', 'updated', 'blocked', 'skipped', 'gone'] as const;
export type RoundAnswer = (typeof roundAnswers)[number];

/** Each visitor of the demonstration page goes through a round of her own, in whatever role she looks around. */
export interface RoundOwner {
  personId: string;
  /** Of an invented person: the workspace of whoever plays her. */
  visitor: string;
}

/** « Passons vos fiches en revue »: it belongs to the person, whatever account or device she goes on from. */
export interface Round {
  /** In the order of asking. */
  sheetIds: string[];
  answers: Record<string, RoundAnswer>;
  startedAt: Date;
  /** « Plus tard »: no question comes by itself. */
  isPaused?: boolean;
}

export interface StoredRound extends Round {
  /** When she last had to do with it. */
  lastAt: Date;
}

export const nextSheetId = (round: Round): string | undefined =>
  round.sheetIds.find((id) => round.answers[id] === undefined);

const staleMs = 14 * 24 * 60 * 60_000;
/** What was left so long says nothing of today any more. */
export const isStale = ({ lastAt }: StoredRound, now: Date): boolean =>
  now.getTime() - lastAt.getTime() > staleMs;

/** The sheet that the round asks about by itself now: it is neither put off nor of long ago. */
export const askedNow = (round: StoredRound | undefined, now: Date): string | undefined =>
  round && round.isPaused !== true && !isStale(round, now) ? nextSheetId(round) : undefined;

const idsSchema = z.array(z.string());
const answersSchema = z.record(z.string(), z.enum(roundAnswers));

/** Reads it for a change: two clicks at once wait for each other. */
export async function findRound(tx: Tx, { personId, visitor }: RoundOwner): Promise<StoredRound | undefined> {
  const client = storeClient(tx);
  await client.$queryRaw`SELECT 1 FROM sheet_round WHERE person_id = ${personId} AND visitor = ${visitor} FOR UPDATE`;
  const row = await client.sheetRound.findUnique({ where: { personId_visitor: { personId, visitor } } });
  return row
    ? {
        sheetIds: idsSchema.parse(row.sheetIds),
        answers: answersSchema.parse(row.answers),
        startedAt: row.startedAt,
        isPaused: row.paused,
        lastAt: row.updatedAt,
      }
    : undefined;
}

export async function saveRound(tx: Tx, owner: RoundOwner, round: Round, now: Date): Promise<void> {
  const data = {
    sheetIds: jsonColumn(round.sheetIds),
    answers: jsonColumn(round.answers),
    startedAt: round.startedAt,
    paused: round.isPaused ?? false,
    updatedAt: now,
  };
  await storeClient(tx).sheetRound.upsert({
    where: { personId_visitor: owner },
    create: { ...owner, ...data },
    update: data,
  });
}

export async function endRound(tx: Tx, { personId, visitor }: RoundOwner): Promise<void> {
  await storeClient(tx).sheetRound.deleteMany({ where: { personId, visitor } });
}

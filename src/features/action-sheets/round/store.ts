import { z } from 'zod';
import type { Tx } from '../../../core/ports';
import { storeClient } from '../../../storage/database';
import { jsonColumn } from '../../../storage/json-column';

export const roundAnswers = ['same', 'updated', 'blocked', 'skipped', 'gone'] as const;
export type RoundAnswer = (typeof roundAnswers)[number];

/** « Passons vos fiches en revue »: it belongs to the person, whatever account or device she goes on from. */
export interface Round {
  /** In the order of asking. */
  sheetIds: string[];
  answers: Record<string, RoundAnswer>;
  startedAt: Date;
}

const idsSchema = z.array(z.string());
const answersSchema = z.record(z.string(), z.enum(roundAnswers));

/** Reads it for a change: two clicks at once wait for each other. */
export async function findRound(tx: Tx, personId: string): Promise<Round | undefined> {
  const client = storeClient(tx);
  await client.$queryRaw`SELECT 1 FROM sheet_round WHERE person_id = ${personId} FOR UPDATE`;
  const row = await client.sheetRound.findUnique({ where: { personId } });
  return row
    ? {
        sheetIds: idsSchema.parse(row.sheetIds),
        answers: answersSchema.parse(row.answers),
        startedAt: row.startedAt,
      }
    : undefined;
}

export async function saveRound(tx: Tx, personId: string, round: Round, now: Date): Promise<void> {
  const data = {
    sheetIds: jsonColumn(round.sheetIds),
    answers: jsonColumn(round.answers),
    startedAt: round.startedAt,
    updatedAt: now,
  };
  await storeClient(tx).sheetRound.upsert({
    where: { personId },
    create: { personId, ...data },
    update: data,
  });
}

export async function endRound(tx: Tx, personId: string): Promise<void> {
  await storeClient(tx).sheetRound.deleteMany({ where: { personId } });
}

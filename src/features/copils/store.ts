import { z } from 'zod';
import type { ConversationKey } from '../../core/address';
import type { Tx } from '../../core/ports';
import { storeClient } from '../../storage/database';
import { jsonColumn } from '../../storage/json-column';
import {
  answers,
  copilContentSchema,
  endOf,
  longestCopilMs,
  type Answer,
  type Copil,
  type Participant,
} from './copil';

interface Row {
  id: string;
  number: number;
  demo: boolean;
  content: unknown;
  sequence: number;
  state: string;
  calendarUid: string | null;
  workspaceId: string | null;
  createdBy: string;
  updatedAt: Date;
}

const toCopil = ({ content, state, workspaceId, calendarUid, ...row }: Row): Copil => ({
  ...copilContentSchema.parse(content),
  id: row.id,
  number: row.number,
  demo: row.demo,
  sequence: row.sequence,
  state: state === 'cancelled' ? 'cancelled' : 'planned',
  createdBy: row.createdBy,
  updatedAt: row.updatedAt,
  workspaceId: workspaceId ?? undefined,
  calendarUid: calendarUid ?? undefined,
});

/** The next free number. Two at once wait for each other. */
export async function nextCopilNumber(tx: Tx, demo: boolean): Promise<number> {
  const client = storeClient(tx);
  await client.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`copil-number/${String(demo)}`}))`;
  const last = await client.copil.aggregate({ where: { demo }, _max: { number: true } });
  return (last._max.number ?? 0) + 1;
}

/** New, or as it is now. */
export async function saveCopil(tx: Tx, copil: Copil, now: Date): Promise<void> {
  const { id, number, demo, sequence, state, createdBy, workspaceId, calendarUid } = copil;
  const data = {
    content: jsonColumn(copilContentSchema.parse(copil)),
    startsAt: copil.startsAt,
    sequence,
    state,
    updatedAt: now,
  };
  await storeClient(tx).copil.upsert({
    where: { id },
    create: {
      id,
      number,
      demo,
      createdBy,
      createdAt: now,
      workspaceId: workspaceId ?? null,
      calendarUid: calendarUid ?? null,
      ...data,
    },
    update: data,
  });
}

export async function findCopils(tx: Tx, ids: string[]): Promise<Copil[]> {
  const rows = await storeClient(tx).copil.findMany({ where: { id: { in: ids } } });
  return rows.map(toCopil);
}

export async function findCopil(
  tx: Tx,
  where: { id: string } | { number: number; demo: boolean },
): Promise<Copil | undefined> {
  const row = await storeClient(tx).copil.findFirst({ where });
  return row ? toCopil(row) : undefined;
}

/** Reads it for a change: until the transaction ends nobody else can change it. */
export async function lockCopil(tx: Tx, id: string): Promise<Copil | undefined> {
  await storeClient(tx).$queryRaw`SELECT 1 FROM copil WHERE id = ${id}::uuid FOR UPDATE`;
  return findCopil(tx, { id });
}

/** Those that are read stay as they are until the transaction ends. */
export async function holdCopils(tx: Tx, ids: string[]): Promise<Copil[]> {
  await storeClient(tx).$queryRaw`SELECT 1 FROM copil WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR SHARE`;
  return findCopils(tx, ids);
}

/** That are not over, and that she was invited to or convened; the next ones first. */
export async function nextCopils(tx: Tx, personId: string, now: Date, limit: number): Promise<Copil[]> {
  const rows = await storeClient(tx).copil.findMany({
    where: {
      state: 'planned',
      startsAt: { gt: new Date(now.getTime() - longestCopilMs) },
      OR: [{ createdBy: personId }, { participants: { some: { personId } } }],
    },
    orderBy: [{ startsAt: 'asc' }, { number: 'asc' }],
  });
  return rows
    .map(toCopil)
    .filter((copil) => endOf(copil) > now)
    .slice(0, limit);
}

/** Planned ones that begin after that; the newest first. */
export async function copilsSince(tx: Tx, demo: boolean, since: Date): Promise<Copil[]> {
  const rows = await storeClient(tx).copil.findMany({
    where: { demo, state: 'planned', startsAt: { gt: since } },
    orderBy: [{ startsAt: 'desc' }, { number: 'desc' }],
    take: 1000,
  });
  return rows.map(toCopil);
}

export const isAnyCopil = async (tx: Tx, demo: boolean, since: Date): Promise<boolean> =>
  (await storeClient(tx).copil.findFirst({
    where: { demo, state: 'planned', startsAt: { gt: since } },
    select: { id: true },
  })) !== null;

/** Those to come whose home that is. */
export async function copilsAtHome(
  tx: Tx,
  { platform, workspaceId, conversationId }: ConversationKey,
  after: Date,
): Promise<Copil[]> {
  const is = (field: string, value: string) => ({ home: { path: ['key', field], equals: value } });
  const rows = await storeClient(tx).copil.findMany({
    where: {
      state: 'planned',
      startsAt: { gt: after },
      AND: [is('platform', platform), is('workspaceId', workspaceId), is('conversationId', conversationId)],
    },
    orderBy: [{ startsAt: 'asc' }, { number: 'asc' }],
  });
  return rows.map(toCopil);
}

const toParticipant = (row: {
  personId: string;
  answer: string | null;
  replacedBy: string | null;
  answeredAt: Date | null;
}): Participant => ({
  personId: row.personId,
  answer: row.answer === null ? undefined : z.enum(answers).parse(row.answer),
  replacedBy: row.replacedBy ?? undefined,
  answeredAt: row.answeredAt ?? undefined,
});

export async function participantsOf(tx: Tx, copilId: string): Promise<Participant[]> {
  const rows = await storeClient(tx).copilParticipant.findMany({
    where: { copilId },
    orderBy: { personId: 'asc' },
  });
  return rows.map(toParticipant);
}

export interface HeldAnswer {
  copilId: string;
  personId: string;
  answer: Answer | undefined;
}

/** Answers of these people, which cannot change until the transaction ends: who answers now waits. */
export async function holdAnswers(
  tx: Tx,
  pairs: { copilId: string; personId: string }[],
): Promise<HeldAnswer[]> {
  const rows = await storeClient(tx).$queryRaw<
    { copilId: string; personId: string; answer: string | null }[]
  >`
    SELECT p.copil_id::text AS "copilId", p.person_id AS "personId", p.answer
    FROM copil_participant p
    JOIN jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) AS pair ("copilId" uuid, "personId" text)
      ON p.copil_id = pair."copilId" AND p.person_id = pair."personId"
    ORDER BY p.copil_id, p.person_id FOR SHARE OF p`;
  return rows.map(({ answer, ...row }) => ({
    ...row,
    answer: answer === null ? undefined : z.enum(answers).parse(answer),
  }));
}

export async function addParticipants(tx: Tx, copilId: string, personIds: string[]): Promise<void> {
  await storeClient(tx).copilParticipant.createMany({
    data: personIds.map((personId) => ({ copilId, personId })),
    skipDuplicates: true,
  });
}

export async function removeParticipants(tx: Tx, copilId: string, personIds: string[]): Promise<void> {
  if (personIds.length === 0) return;
  await storeClient(tx).copilParticipant.deleteMany({ where: { copilId, personId: { in: personIds } } });
}

/** At another date everybody is asked anew. */
export async function forgetAnswers(tx: Tx, copilId: string): Promise<void> {
  await storeClient(tx).copilParticipant.updateMany({
    where: { copilId },
    data: { answer: null, replacedBy: null, answeredAt: null },
  });
}

/** False: she is not invited. */
export async function saveAnswer(
  tx: Tx,
  copilId: string,
  { personId, answer, replacedBy }: Participant,
  now: Date,
): Promise<boolean> {
  const { count } = await storeClient(tx).copilParticipant.updateMany({
    where: { copilId, personId },
    data: { answer: answer ?? null, replacedBy: replacedBy ?? null, answeredAt: now },
  });
  return count > 0;
}

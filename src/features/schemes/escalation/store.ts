import { memberKey, memberSchema, type Member } from '../../../core/address';
import type { Message, PostedMessage } from '../../../core/message';
import type { Tx } from '../../../core/ports';
import { foldText } from '../../../core/text';
import { enqueue } from '../../../delivery/outbox';
import { refreshLive } from '../../../delivery/refresh-live';
import { storeClient, type StoreClient } from '../../../storage/database';
import type { QuestionState, QueuedQuestion, QueueDesk, QueueScope } from './queue';

export interface NewQuestion {
  id: string;
  question: string;
  territoryId?: string | undefined;
  regionCodes: string[];
  desk: QueueDesk;
  askedBy: Member;
  askedAt: Date;
  visitor: string | null;
}

type Row = Awaited<ReturnType<StoreClient['forwardedQuestion']['findUniqueOrThrow']>>;

/**
 * Keeps a question. The same one of the same person, still open, is not kept twice: two clicks, or two tries, are one
 * question. `isNew` says which.
 */
export async function addQuestion(
  tx: Tx,
  { territoryId, askedBy, ...row }: NewQuestion,
): Promise<{ question: QueuedQuestion; isNew: boolean }> {
  const client = storeClient(tx);
  const asker = memberKey(askedBy);
  await client.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`question/${asker}`}, 0))`;
  const open = await client.forwardedQuestion.findMany({
    where: { askedBy: asker, state: { in: ['waiting', 'taken'] } },
  });
  const same = open.find(({ question }) => foldText(question) === foldText(row.question));
  if (same) return { question: toQuestion(same), isNew: false };
  const added = await client.forwardedQuestion.create({
    data: { ...row, askedBy: asker, territory: territoryId ?? null },
  });
  return { question: toQuestion(added), isNew: true };
}

/** Those that wait for an answer, the oldest first. */
export async function openQuestions(
  tx: Tx,
  scope: QueueScope,
  limit: number,
): Promise<{ questions: QueuedQuestion[]; count: number }> {
  const where = { ...within(scope), state: { in: ['waiting', 'taken'] } };
  const client = storeClient(tx);
  const rows = await client.forwardedQuestion.findMany({ where, orderBy: { number: 'asc' }, take: limit });
  return { questions: rows.map(toQuestion), count: await client.forwardedQuestion.count({ where }) };
}

export async function findQuestion(
  tx: Tx,
  scope: QueueScope,
  which: { id: string } | { number: number },
): Promise<QueuedQuestion | undefined> {
  const row = await storeClient(tx).forwardedQuestion.findFirst({ where: { ...within(scope), ...which } });
  return row ? toQuestion(row) : undefined;
}

/** From which states, and taken by whom, a change is allowed: whoever comes second changes nothing. */
export interface Expected {
  states: QuestionState[];
  /** Where it is taken, by this person alone. */
  takenBy?: string;
  desk?: QueueDesk;
}

/** One conditional update. False: it is not so any more, and nothing changed. */
export async function changeQuestion(
  tx: Tx,
  scope: QueueScope,
  id: string,
  { states, takenBy, desk }: Expected,
  change: {
    state?: QuestionState;
    desk?: QueueDesk;
    takenBy?: string | null;
    answer?: string;
    answeredBy?: string;
    answeredAt?: Date;
  },
): Promise<boolean> {
  const { count } = await storeClient(tx).forwardedQuestion.updateMany({
    where: {
      AND: [
        within(scope),
        { id, state: { in: states }, ...(desk && { desk }) },
        takenBy === undefined ? {} : { OR: [{ takenBy: null }, { takenBy }] },
      ],
    },
    data: change,
  });
  return count > 0;
}

/** Whom the answer goes to. Undefined once she was erased. Shown to nobody. */
export async function askerOf(tx: Tx, id: string): Promise<Member | undefined> {
  const row = await storeClient(tx).forwardedQuestion.findUnique({
    where: { id },
    select: { askedBy: true },
  });
  const [, platform, workspaceId, memberId] = /^([^/]+)\/([^/]+)\/(.+)$/.exec(row?.askedBy ?? '') ?? [];
  const member = memberSchema.safeParse({ platform, workspaceId, memberId });
  return member.success ? member.data : undefined;
}

/** A message of the queue to one account; the same key again sends nothing. */
export interface QueueMessage {
  dedupeKey: string;
  recipient: { member: Member };
  message: Message;
  cause: string;
}

/** The messages that a change decided, sent if it is kept. */
export async function tell(tx: Tx, deliveries: QueueMessage[], now: Date): Promise<void> {
  await enqueue(tx, deliveries, now);
}

/** The cards of a question that stand before people say what is so now. */
export async function refreshQuestion(
  tx: Tx,
  liveKey: string,
  messageFor: (member: Member | undefined) => Promise<Message | undefined>,
  change: { cause: string; now: Date; except?: PostedMessage },
): Promise<void> {
  await refreshLive(tx, liveKey, messageFor, change);
}

function within({ regionCodes, visitor }: QueueScope) {
  return {
    visitor,
    ...(regionCodes !== 'all' && { desk: 'region', regionCodes: { hasSome: [...regionCodes] } }),
  };
}

function toQuestion(row: Row): QueuedQuestion {
  return {
    id: row.id,
    number: row.number,
    question: row.question,
    territoryId: row.territory ?? undefined,
    regionCodes: row.regionCodes,
    desk: row.desk as QueueDesk,
    state: row.state as QuestionState,
    askedAt: row.askedAt,
    takenBy: row.takenBy ?? undefined,
    answeredBy: row.answeredBy ?? undefined,
    answeredAt: row.answeredAt ?? undefined,
    answer: row.answer ?? undefined,
  };
}

import type { ConversationKey, Member } from '../../core/address';
import { conversationKeyText, memberKey } from '../../core/address';
import type { Tx } from '../../core/ports';
import { storeClient, type StoreClient } from '../../storage/database';
import { jsonColumn } from '../../storage/json-column';
import { fromItems, itemSchemas, readItem, type KnowledgeItem, type ReadItem } from './items';
import type { Knowledge } from './knowledge';
import { topicSchema, type Topic } from './topic';

export interface LoadCounts {
  added: number;
  changed: number;
  removed: number;
  /** Ids of what was corrected since, and left as it is. */
  kept: string[];
}

/** The stored knowledge and its version, which grows with every change. */
export async function readKnowledge(tx: Tx): Promise<{ knowledge: Knowledge; version: number }> {
  // First, so that what changes meanwhile is read again.
  const version = await readKnowledgeVersion(tx);
  return { knowledge: fromItems(await publishedItems(tx)), version };
}

const rowsAtOnce = 200;

/**
 * The same, a few rows at a time, so that this process answers in between; all as one moment saw them. It must be the
 * first thing that its transaction does.
 */
export async function readKnowledgeInSlices(tx: Tx): Promise<{ knowledge: Knowledge; version: number }> {
  await storeClient(tx).$executeRaw`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ`;
  const version = await readKnowledgeVersion(tx);
  const items: ReadItem[] = [];
  for (let more = true; more;) {
    const some = await publishedItems(tx, { skip: items.length, take: rowsAtOnce });
    items.push(...some);
    more = some.length === rowsAtOnce;
  }
  return { knowledge: fromItems(items), version };
}

async function publishedItems(tx: Tx, portion: { skip?: number; take?: number } = {}): Promise<ReadItem[]> {
  const rows = await storeClient(tx).knowledgeItem.findMany({
    where: { state: 'published' },
    orderBy: [{ position: 'asc' }, { id: 'asc' }, { kind: 'asc' }],
    select: { kind: true, data: true },
    ...portion,
  });
  return rows.map(readItem);
}

export async function readKnowledgeVersion(tx: Tx): Promise<number> {
  const row = await storeClient(tx).knowledgeVersion.findUnique({ where: { id: 1 } });
  return row?.version ?? 0;
}

export async function replaceSeedItems(tx: Tx, items: KnowledgeItem[]): Promise<LoadCounts> {
  const client = storeClient(tx);
  // Two instances that start at once on an empty database: the second waits, and finds nothing left to add.
  await lockKnowledge(tx);
  const existing = await client.knowledgeItem.findMany({
    select: { kind: true, id: true, hash: true, origin: true },
  });
  const known = new Map(existing.map((row) => [`${row.kind}:${row.id}`, row]));
  const wanted = new Set(items.map(({ kind, id }) => `${kind}:${id}`));
  const added = items.filter(({ kind, id }) => !known.has(`${kind}:${id}`));
  const differing = items.filter(({ kind, id, hash }) => (known.get(`${kind}:${id}`)?.hash ?? hash) !== hash);
  const changed = differing.filter(({ kind, id }) => known.get(`${kind}:${id}`)?.origin === 'seed');
  const kept = differing.filter((item) => !changed.includes(item));
  const removed = existing.filter((row) => row.origin === 'seed' && !wanted.has(`${row.kind}:${row.id}`));
  // One parameter, however many they are: Prisma takes a second and a half over as many JSON columns.
  await client.$executeRaw`
    INSERT INTO knowledge_item (kind, id, position, data, hash, origin)
    SELECT kind, id, position, data, hash, 'seed'
    FROM jsonb_to_recordset(${JSON.stringify(jsonColumn(added))}::jsonb)
      AS row (kind text, id text, position int, data jsonb, hash text)`;
  for (const { kind, id, position, data, hash } of changed) {
    await client.knowledgeItem.update({
      where: { kind_id: { kind, id } },
      data: { position, data: jsonColumn(data), hash, revision: { increment: 1 } },
    });
  }
  for (const { kind, id } of removed) await client.knowledgeItem.delete({ where: { kind_id: { kind, id } } });
  const taught = await teachWordings(
    client,
    kept.filter(({ kind }) => kind === 'fact'),
  );
  if (added.length + changed.length + removed.length + taught > 0) await bumpVersion(client);
  return {
    added: added.length,
    changed: changed.length,
    removed: removed.length,
    kept: kept.map(({ id }) => id),
  };
}

/** What somebody corrected stays as it is, and still learns how people ask for it. How many did. */
async function teachWordings(client: StoreClient, kept: KnowledgeItem[]): Promise<number> {
  let taught = 0;
  for (const { id, data } of kept) {
    const where = { kind_id: { kind: 'fact', id } };
    const row = await client.knowledgeItem.findUniqueOrThrow({ where, select: { data: true } });
    const fact = itemSchemas.fact.parse(row.data);
    const known = new Set(fact.questions);
    const questions = new Set([...known, ...(itemSchemas.fact.parse(data).questions ?? [])]);
    if (questions.size === known.size) continue;
    await client.knowledgeItem.update({
      where,
      data: { data: jsonColumn({ ...fact, questions: [...questions] }) },
    });
    taught += 1;
  }
  return taught;
}

/** One change of the knowledge at a time, whoever makes it; held until the transaction ends. */
export async function lockKnowledge(tx: Tx): Promise<void> {
  await storeClient(tx).$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('knowledge', 0))`;
}

/** Every instance takes the new knowledge within a second or two. */
export async function bumpVersion(client: StoreClient): Promise<void> {
  await client.knowledgeVersion.upsert({
    where: { id: 1 },
    create: { id: 1, version: 1 },
    update: { version: { increment: 1 } },
  });
}

/** What the person last asked about there, for a follow-up; forgotten after half an hour. */
export async function readTopic(
  tx: Tx,
  member: Member,
  conversation: ConversationKey,
  now: Date,
): Promise<Topic | undefined> {
  const where = {
    member_conversation: { member: memberKey(member), conversation: conversationKeyText(conversation) },
  };
  const row = await storeClient(tx).conversationTopic.findUnique({ where });
  if (!row || row.expiresAt <= now) return undefined;
  const topic = topicSchema.safeParse(row.topic);
  return topic.success ? topic.data : undefined;
}

const topicLifeMs = 30 * 60_000;

export async function writeTopic(
  tx: Tx,
  member: Member,
  conversation: ConversationKey,
  topic: Topic,
  now: Date,
): Promise<void> {
  const key = { member: memberKey(member), conversation: conversationKeyText(conversation) };
  const data = { topic: jsonColumn(topic), expiresAt: new Date(now.getTime() + topicLifeMs) };
  const client = storeClient(tx);
  // What others have left is forgotten on the way; rows that another one is at are passed over.
  await client.$executeRaw`
    DELETE FROM conversation_topic WHERE (member, conversation) IN (
      SELECT member, conversation FROM conversation_topic WHERE expires_at < ${now}::timestamptz
      LIMIT 100 FOR UPDATE SKIP LOCKED)`;
  await client.conversationTopic.upsert({
    where: { member_conversation: key },
    create: { ...key, ...data },
    update: data,
  });
}

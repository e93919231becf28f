import type { Tx } from '../../../core/ports';
import { storeClient } from '../../../storage/database';
import { jsonColumn } from '../../../storage/json-column';
import { bumpVersion } from '../store';
import {
  fileFormat,
  filedDraftSchema,
  filedItemSchema,
  filedRevisionSchema,
  type FiledDraft,
  type FiledItem,
  type FiledRevision,
  type KnowledgeFile,
} from './knowledge-file';

/** Everything, whatever its state, in an order that is always the same. */
export async function readWholeKnowledge(tx: Tx): Promise<KnowledgeFile> {
  const client = storeClient(tx);
  const items = await client.knowledgeItem.findMany({
    orderBy: [{ kind: 'asc' }, { position: 'asc' }, { id: 'asc' }],
  });
  const revisions = await client.knowledgeRevision.findMany({
    orderBy: [{ kind: 'asc' }, { id: 'asc' }, { revision: 'asc' }],
  });
  const drafts = await client.factDraft.findMany({
    // Those of the demonstration are nobody else's business.
    where: { state: 'open', visitor: null },
    orderBy: { number: 'asc' },
  });
  return {
    format: fileFormat,
    version: 1,
    items: items.map((item) => filedItemSchema.parse(item)),
    revisions: revisions.map((line) => filedRevisionSchema.parse({ ...line, at: line.at.toISOString() })),
    drafts: drafts.map(({ state: _open, visitor: _nobody, settledAt: _notYet, ...draft }) =>
      filedDraftSchema.parse({ ...draft, createdAt: draft.createdAt.toISOString() }),
    ),
  };
}

/** All rows are these from now on; the history only grows. */
export async function replaceKnowledge(
  tx: Tx,
  items: FiledItem[],
  revisions: FiledRevision[],
): Promise<void> {
  const client = storeClient(tx);
  await client.knowledgeItem.deleteMany();
  for (const some of portions(items))
    await client.knowledgeItem.createMany({
      data: some.map((item) => ({ ...item, data: jsonColumn(item.data) })),
    });
  for (const some of portions(revisions))
    await client.knowledgeRevision.createMany({
      data: some.map(({ before, ...line }) => ({
        ...line,
        at: new Date(line.at),
        ...(before !== null && { before: jsonColumn(before) }),
        after: jsonColumn(line.after),
      })),
    });
  await bumpVersion(client);
}

/** Ids and questions of all drafts that ever were here, whatever became of them. */
export async function knownDrafts(tx: Tx): Promise<{ ids: Set<string>; questionIds: Set<string> }> {
  const rows = await storeClient(tx).factDraft.findMany({ select: { id: true, questionId: true } });
  return {
    ids: new Set(rows.map(({ id }) => id)),
    questionIds: new Set(rows.flatMap(({ questionId }) => questionId ?? [])),
  };
}

/** They keep their numbers, save where another draft has one already: that draft gets the next. */
export async function addDrafts(tx: Tx, drafts: FiledDraft[]): Promise<void> {
  const client = storeClient(tx);
  const taken = new Set(
    (await client.factDraft.findMany({ select: { number: true } })).map((row) => row.number),
  );
  const ordered = [
    ...drafts.filter(({ number }) => !taken.has(number)),
    ...drafts.filter(({ number }) => taken.has(number)),
  ];
  for (const { number, createdAt, data, ...draft } of ordered) {
    await client.factDraft.create({
      data: {
        ...draft,
        ...(!taken.has(number) && { number }),
        data: jsonColumn(data),
        state: 'open',
        createdAt: new Date(createdAt),
      },
    });
    // What comes next is numbered after all of them.
    await client.$executeRaw`
      SELECT setval(pg_get_serial_sequence('fact_draft', 'number'), (SELECT max(number) FROM fact_draft))`;
  }
}

const rowsAtOnce = 1000;

function portions<T>(rows: T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / rowsAtOnce) }, (_, index) =>
    rows.slice(index * rowsAtOnce, (index + 1) * rowsAtOnce),
  );
}

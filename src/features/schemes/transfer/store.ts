import type { Tx } from '../../../core/ports';
import { storeClient } from '../../../storage/database';
import { jsonColumn } from '../../../storage/json-column';
import { bumpVersion } from '../store';
import {
  fileFormat,
  filedItemSchema,
  filedRevisionSchema,
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
  return {
    format: fileFormat,
    version: 1,
    items: items.map((item) => filedItemSchema.parse(item)),
    revisions: revisions.map((line) => filedRevisionSchema.parse({ ...line, at: line.at.toISOString() })),
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

const rowsAtOnce = 1000;

function portions<T>(rows: T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / rowsAtOnce) }, (_, index) =>
    rows.slice(index * rowsAtOnce, (index + 1) * rowsAtOnce),
  );
}

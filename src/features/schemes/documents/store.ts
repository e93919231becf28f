import { UserError } from '../../../core/errors';
import type { Tx } from '../../../core/ports';
import { storeClient } from '../../../storage/database';
import { jsonColumn } from '../../../storage/json-column';
import type { Deed } from '../editing/draft';
import { hashOf, itemSchemas } from '../items';
import type { Passage, Source, SourceDocument } from '../knowledge';
import { bumpVersion, lockKnowledge } from '../store';

export type DocumentState = 'draft' | 'published' | 'withdrawn';
export interface StoredDocument {
  document: SourceDocument;
  state: DocumentState;
  passages: number;
}

/** The document, its source and its passages, together or not at all; as a draft, which answers nothing. */
export async function addDocument(
  tx: Tx,
  document: SourceDocument,
  source: Source,
  passages: Passage[],
): Promise<void> {
  await lockKnowledge(tx);
  const client = storeClient(tx);
  const known = await client.knowledgeItem.findUnique({
    where: { kind_id: { kind: 'document', id: document.id } },
  });
  if (known) throw new UserError(`Ce document est déjà importé (« ${document.id} ») : rien n’est changé.`);
  const last = await client.knowledgeItem.aggregate({
    where: { kind: { in: ['document', 'source', 'passage'] } },
    _max: { position: true },
  });
  const first = (last._max.position ?? -1) + 1;
  const row = (kind: string, id: string, data: object, position: number) => ({
    kind,
    id,
    position,
    data: jsonColumn(data),
    hash: hashOf(data, position),
    origin: 'document',
    state: 'draft',
  });
  await client.knowledgeItem.createMany({
    data: [
      row('document', document.id, document, first),
      row('source', source.id, source, first),
      ...passages.map((passage, index) => row('passage', passage.id, passage, first + index)),
    ],
  });
}

/** All of a document changes its state at once. */
export async function changeDocument(
  tx: Tx,
  id: string,
  { from, to }: { from: DocumentState[]; to: 'published' | 'withdrawn' },
  { personId, now, source }: Deed,
): Promise<SourceDocument> {
  await lockKnowledge(tx);
  const client = storeClient(tx);
  const key = { kind_id: { kind: 'document', id } };
  const row = await client.knowledgeItem.findUnique({ where: key });
  if (!row) throw new UserError(`Il n’y a pas de document « ${id} ».`);
  if (!from.includes(row.state as DocumentState))
    throw new UserError(
      `Le document « ${id} » est déjà ${to === 'published' ? 'publié' : 'retiré'} : rien n’est changé.`,
    );
  const document = itemSchemas.document.parse(row.data);
  await client.knowledgeItem.updateMany({
    where: {
      OR: [
        { kind: 'document', id },
        { kind: 'source', id: document.sourceId },
        { kind: 'passage', id: { startsWith: `${id}/` } },
      ],
    },
    data: { state: to },
  });
  const revision = row.revision + 1;
  await client.knowledgeItem.update({ where: key, data: { revision } });
  await client.knowledgeRevision.create({
    data: {
      kind: 'document',
      id,
      revision,
      at: now,
      change: to === 'withdrawn' ? 'withdrawn' : row.state === 'draft' ? 'added' : 'restored',
      authorIds: personId === undefined ? [] : [personId],
      publishedBy: personId ?? null,
      after: jsonColumn(document),
      source,
    },
  });
  await bumpVersion(client);
  return document;
}

export async function listDocuments(tx: Tx): Promise<StoredDocument[]> {
  const client = storeClient(tx);
  const rows = await client.knowledgeItem.findMany({
    where: { kind: 'document' },
    orderBy: { position: 'asc' },
  });
  const listed: StoredDocument[] = [];
  for (const { id, data, state } of rows)
    listed.push({
      document: itemSchemas.document.parse(data),
      state: state as DocumentState,
      passages: await client.knowledgeItem.count({
        where: { kind: 'passage', id: { startsWith: `${id}/` } },
      }),
    });
  return listed;
}

import { UserError } from '../../../core/errors';
import type { Tx } from '../../../core/ports';
import { storeClient, type StoreClient } from '../../../storage/database';
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
/** With its source; of its passages the number alone. */
export interface FoundDocument extends StoredDocument {
  source: Source;
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

/** All of a document changes its state at once. The knowledge is locked: it is as it was found. */
export async function changeState(
  tx: Tx,
  { document, state }: FoundDocument,
  { to, reason }: { to: 'published' | 'withdrawn'; reason?: string },
  { personId, now, source }: Deed,
): Promise<void> {
  const client = storeClient(tx);
  const { id } = document;
  await client.knowledgeItem.updateMany({ where: rowsOf(document), data: { state: to } });
  const { revision } = await client.knowledgeItem.update({
    where: { kind_id: { kind: 'document', id } },
    data: { revision: { increment: 1 } },
  });
  await client.knowledgeRevision.create({
    data: {
      kind: 'document',
      id,
      revision,
      at: now,
      change: to === 'withdrawn' ? 'withdrawn' : state === 'draft' ? 'added' : 'restored',
      authorIds: authorsOf(state === 'draft' ? document : {}, personId),
      publishedBy: personId ?? null,
      reason: reason ?? null,
      after: jsonColumn(document),
      source,
    },
  });
  await bumpVersion(client);
}

const rowsOf = ({ id, sourceId }: SourceDocument) => ({
  OR: [
    { kind: 'document', id },
    { kind: 'source', id: sourceId },
    { kind: 'passage', id: { startsWith: `${id}/` } },
  ],
});

const authorsOf = ({ authorIds }: { authorIds?: string[] }, personId: string | undefined): string[] =>
  authorIds ?? (personId === undefined ? [] : [personId]);

export async function findDocument(tx: Tx, id: string): Promise<FoundDocument | undefined> {
  const client = storeClient(tx);
  const row = await client.knowledgeItem.findUnique({ where: { kind_id: { kind: 'document', id } } });
  if (!row) return undefined;
  const document = itemSchemas.document.parse(row.data);
  const source = await client.knowledgeItem.findUniqueOrThrow({
    where: { kind_id: { kind: 'source', id: document.sourceId } },
  });
  return {
    document,
    source: itemSchemas.source.parse(source.data),
    state: row.state as DocumentState,
    passages: await countPassages(client, id),
  };
}

/** Whatever its title: the document that was made of the same bytes. Invented people know of published ones alone. */
export async function findDocumentOfMark(
  tx: Tx,
  mark: string,
  { isInvented }: { isInvented: boolean },
): Promise<FoundDocument | undefined> {
  const row = await storeClient(tx).knowledgeItem.findFirst({
    where: { kind: 'document', id: { endsWith: `-${mark}` }, ...(isInvented && { state: 'published' }) },
    select: { id: true },
  });
  return row ? findDocument(tx, row.id) : undefined;
}

/** So many of its passages, after as many as are given, in its order. */
export async function readPassages(
  tx: Tx,
  id: string,
  { skip, take }: { skip: number; take: number },
): Promise<Passage[]> {
  const rows = await storeClient(tx).knowledgeItem.findMany({
    where: { kind: 'passage', id: { startsWith: `${id}/` } },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    skip,
    take,
  });
  return rows.map(({ data }) => itemSchemas.passage.parse(data));
}

/** What is said of it is otherwise; its passages stay. A draft has no history yet. */
export async function rewriteDocument(
  tx: Tx,
  before: FoundDocument,
  { document, source }: { document: SourceDocument; source: Source },
  { change, ...deed }: Deed & { change: 'corrected' | 'checked' },
): Promise<void> {
  const client = storeClient(tx);
  const { revision } = await client.knowledgeItem.update({
    where: { kind_id: { kind: 'document', id: document.id } },
    data: { data: jsonColumn(document), revision: { increment: 1 } },
  });
  await client.knowledgeItem.update({
    where: { kind_id: { kind: 'source', id: source.id } },
    data: { data: jsonColumn(source) },
  });
  if (before.state === 'draft') return;
  await client.knowledgeRevision.create({
    data: {
      kind: 'document',
      id: document.id,
      revision,
      at: deed.now,
      change,
      authorIds: authorsOf({}, deed.personId),
      publishedBy: deed.personId ?? null,
      before: jsonColumn(describedBy(before)),
      after: jsonColumn(describedBy({ document, source })),
      source: deed.source,
    },
  });
  await bumpVersion(client);
}

/** What the history compares: who publishes it and where it is stand in its source. */
const describedBy = ({ document, source }: { document: SourceDocument; source: Source }) => ({
  ...document,
  publisher: source.publisher,
  ...(source.url !== undefined && { url: source.url }),
});

/** A draft that nobody wants: all of it goes. */
export async function removeDraft(tx: Tx, document: SourceDocument): Promise<void> {
  await storeClient(tx).knowledgeItem.deleteMany({ where: { ...rowsOf(document), state: 'draft' } });
}

const countPassages = (client: StoreClient, id: string): Promise<number> =>
  client.knowledgeItem.count({ where: { kind: 'passage', id: { startsWith: `${id}/` } } });

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
      passages: await countPassages(client, id),
    });
  return listed;
}

import { z } from 'zod';
import type { Tx } from '../../../core/ports';
import { storeClient } from '../../../storage/database';
import { jsonColumn } from '../../../storage/json-column';

export interface Collection {
  id: string;
  copilId: string;
  startedAt: Date;
  state: 'open' | 'closed';
  /** What its live card said last. */
  shown: string | undefined;
}

export interface AskedPerson {
  personId: string;
  sheetIds: string[];
  answeredAt: Date | undefined;
}

const idsSchema = z.array(z.string());

export async function createCollection(
  tx: Tx,
  {
    id,
    copilId,
    startedBy,
    asked,
  }: { id: string; copilId: string; startedBy: string; asked: Map<string, string[]> },
  now: Date,
): Promise<Collection> {
  const client = storeClient(tx);
  await client.collection.create({ data: { id, copilId, startedBy, startedAt: now, state: 'open' } });
  await client.collectionPerson.createMany({
    data: [...asked].map(([personId, sheetIds]) => ({
      collectionId: id,
      personId,
      sheetIds: jsonColumn(sheetIds),
    })),
  });
  return { id, copilId, startedAt: now, state: 'open', shown: undefined };
}

export async function collectionOf(
  tx: Tx,
  where: { copilId: string } | { id: string },
): Promise<Collection | undefined> {
  const row = await storeClient(tx).collection.findFirst({ where });
  return row
    ? {
        id: row.id,
        copilId: row.copilId,
        startedAt: row.startedAt,
        state: row.state === 'closed' ? 'closed' : 'open',
        shown: row.shown ?? undefined,
      }
    : undefined;
}

export async function askedPeople(tx: Tx, collectionId: string): Promise<AskedPerson[]> {
  const rows = await storeClient(tx).collectionPerson.findMany({
    where: { collectionId },
    orderBy: { personId: 'asc' },
  });
  return rows.map(({ personId, sheetIds, answeredAt }) => ({
    personId,
    sheetIds: idsSchema.parse(sheetIds),
    answeredAt: answeredAt ?? undefined,
  }));
}

/** Who notes the same ones meanwhile waits; all lock them in one order. */
export async function noteAnswered(
  tx: Tx,
  collectionId: string,
  personIds: string[],
  now: Date,
): Promise<void> {
  if (personIds.length === 0) return;
  const client = storeClient(tx);
  await client.$queryRaw`
    SELECT 1 FROM collection_person WHERE collection_id = ${collectionId}::uuid AND person_id = ANY(${personIds}::text[])
    ORDER BY person_id FOR UPDATE`;
  await client.collectionPerson.updateMany({
    where: { collectionId, personId: { in: personIds }, answeredAt: null },
    data: { answeredAt: now },
  });
}

export async function updateCollection(
  tx: Tx,
  id: string,
  data: { state?: 'closed'; shown?: string },
): Promise<void> {
  await storeClient(tx).collection.update({ where: { id }, data });
}

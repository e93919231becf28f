import type { Tx } from '../../../core/ports';
import { storeClient, type StoreClient } from '../../../storage/database';
import { personIdColumns, type PersonIdColumn } from './columns';

/**
 * Whatever `from` is said to have done or to be, `to` is. Of two rows of which there can be one, that of `to` stays, but a
 * list is kept under another name. `history`: in what is append-only too, which an erasure alone may touch.
 */
export async function replacePersonId(
  tx: Tx,
  from: string,
  to: string,
  { history }: { history: boolean },
): Promise<void> {
  const client = storeClient(tx);
  await client.$executeRaw`
    UPDATE audience_list l SET name = name || CASE
      WHEN EXISTS (SELECT 1 FROM audience_list o
        WHERE o.owner_id IN (${from}, ${to}) AND o.name = l.name || ' (autre compte)')
      THEN ' (autre compte, ' || left(id::text, 4) || ')' ELSE ' (autre compte)' END
    WHERE owner_id = ${from} AND EXISTS (SELECT 1 FROM audience_list o WHERE o.owner_id = ${to} AND o.name = l.name)`;
  for (const column of personIdColumns)
    if (history || column.appendOnly !== true) await replaceInColumn(client, column, from, to);
}

// Names of tables and columns are ours, from the list.
async function replaceInColumn(
  client: StoreClient,
  { table, column, kind, only = 'true', unique }: PersonIdColumn,
  from: string,
  to: string,
): Promise<void> {
  const run = (sql: string) => client.$executeRawUnsafe(sql, from, to);
  if (kind === 'array')
    await run(
      `UPDATE ${table} SET ${column} = CASE WHEN $2 = ANY(${column}) THEN array_remove(${column}, $1)
         ELSE array_replace(${column}, $1, $2) END
       WHERE $1 = ANY(${column})`,
    );
  else if (kind === 'json')
    await run(
      `UPDATE ${table} SET ${column} = replace(${column}::text, to_jsonb($1::text)::text, to_jsonb($2::text)::text)::jsonb
       WHERE strpos(${column}::text, to_jsonb($1::text)::text) > 0`,
    );
  else if (unique) {
    const same = [`other.${column} = $2`, ...unique.with.map((name) => `other.${name} = mine.${name}`)];
    const among = unique.of === undefined ? 'true' : `mine.${unique.of} AND other.${unique.of}`;
    await run(
      `DELETE FROM ${table} mine WHERE ${column} = $1
         AND EXISTS (SELECT 1 FROM ${table} other WHERE ${same.join(' AND ')} AND ${among})`,
    );
    await run(`UPDATE ${table} SET ${column} = $2 WHERE ${column} = $1`);
  } else await run(`UPDATE ${table} SET ${column} = $2 WHERE ${column} = $1 AND ${only}`);
}

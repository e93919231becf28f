import type { StoreClient } from '../../../../../../storage/database';
import type { Uniqueness } from '../columns';

/** Where a row stands; it is locked. */
interface Row {
  table: string;
  ctid: string;
}

/** The row with its new texts, or what it says added to the row that has them already. */
export async function mergeRow(
  client: StoreClient,
  { table, ctid }: Row,
  texts: Record<string, string>,
  { columns, merge = '' }: Uniqueness,
): Promise<void> {
  await client.$executeRawUnsafe(
    `WITH gone AS (DELETE FROM ${table} WHERE ctid = $2::tid RETURNING *)
     INSERT INTO ${table} AS kept
     SELECT renamed.* FROM gone, jsonb_populate_record(NULL::${table}, to_jsonb(gone) || $1::jsonb) AS renamed
     ON CONFLICT (${columns.join(', ')}) DO UPDATE SET ${merge}`,
    JSON.stringify(texts),
    ctid,
  );
}

/** « Vu avec personne effacée », then « Vu avec personne effacée (2) ». */
export async function freeText(
  client: StoreClient,
  { table, ctid }: Row,
  texts: Record<string, string>,
  { columns }: Uniqueness,
): Promise<string> {
  const [[column = '', text = ''] = []] = Object.entries(texts);
  const besides = columns
    .filter((other) => other !== column)
    .map((other) => ` AND taken.${other} IS NOT DISTINCT FROM own.${other}`)
    .join('');
  const rows = await client.$queryRawUnsafe<{ text: string }[]>(
    `SELECT taken.${column} AS text FROM ${table} taken, ${table} own
     WHERE own.ctid = $1::tid AND taken.ctid <> own.ctid${besides}`,
    ctid,
  );
  const taken = new Set(rows.map((row) => row.text));
  let free = text;
  for (let number = 2; taken.has(free); number += 1) free = `${text} (${number})`;
  return free;
}

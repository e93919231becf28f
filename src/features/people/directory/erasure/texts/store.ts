import type { Tx } from '../../../../../core/ports';
import { storeClient, type StoreClient } from '../../../../../storage/database';
import { jsonColumn } from '../../../../../storage/json-column';
import { withoutMentions, type Mentions } from '../mentions';
import { columnsThatNamePeople, type NamingColumn } from './columns';
import { freeText, mergeRow } from './unique/store';

/** Takes her name, address and ids out of the texts of everybody. Returns how many texts had them. */
export async function replaceMentions(
  tx: Tx,
  mentions: Mentions,
  /** Her territories: in a sheet of another one a first name alone is not hers. */
  territoryIds: string[],
  progress: (done: number, total: number) => void,
): Promise<number> {
  let found = await dropFilesThatMention(storeClient(tx), mentions);
  for (const [index, place] of columnsThatNamePeople.entries()) {
    found += await replaceInColumn(storeClient(tx), place, mentions, territoryIds);
    progress(index + 1, columnsThatNamePeople.length);
  }
  return found;
}

/** An accent that stands beside its letter, as some systems write it: five comparisons cost less than normalising every text. */
const hasLooseAccent = ['0300', '0301', '0302', '0308', '0327']
  .map((code) => `strpos(low, U&'\\${code}') > 0`)
  .join(' OR ');

const patternsOf = ({ hints, exactly }: Mentions): [string[], string[]] => [
  hints.map((word) => `%${word}%`),
  exactly.map((text) => `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`),
];

/**
 * A file that waits with its message cannot be rewritten: a calendar folds its lines in the middle of words, a workbook is
 * packed. It goes, and its link, which is written anew at every reading, stays.
 */
async function dropFilesThatMention(client: StoreClient, mentions: Mentions): Promise<number> {
  const [hints, exactly] = patternsOf(mentions);
  // Answers that are still to be shown: there are few, and whoever asked can ask again.
  await client.$executeRaw`
    UPDATE inbox_event SET reply = (
      SELECT jsonb_agg(step #- '{message,file,content}' ORDER BY place)
      FROM jsonb_array_elements(reply) WITH ORDINALITY AS steps (step, place))
    WHERE jsonb_path_exists(reply, '$[*].message.file.content')`;
  return client.$executeRaw`
    UPDATE delivery SET message = message #- '{file,content}'
    FROM (
      SELECT id AS own, message #>> '{file,encoding}' AS packed,
        lower(normalize(replace(message #>> '{file,content}', E'\\r\\n ', ''), NFC) COLLATE "C") AS low
      FROM delivery WHERE message #> '{file,content}' IS NOT NULL
    ) file
    WHERE file.own = delivery.id
      AND (packed IS NOT NULL OR low LIKE ANY(${hints}::text[]) OR low LIKE ANY(${exactly}::text[]))`;
}

async function replaceInColumn(
  client: StoreClient,
  column: NamingColumn,
  mentions: Mentions,
  territoryIds: string[],
): Promise<number> {
  const { table, column: name, kind, territory } = column;
  // Names of tables and columns are ours, from the list. Rows are named by their place: they are locked.
  const rows = await client.$queryRawUnsafe<{ ctid: string; text: string; territory: string | null }[]>(
    `SELECT ${table}.ctid::text AS ctid, ${table}.${name}::text AS text, ${territory ?? 'NULL'} AS territory
     FROM ${table}, LATERAL (SELECT lower(${table}.${name}::text COLLATE "C") AS low OFFSET 0) AS folded
     WHERE low LIKE ANY($1::text[])
       OR ((${hasLooseAccent}) AND normalize(low, NFC) LIKE ANY($1::text[]))
       OR low LIKE ANY($2::text[])
     FOR UPDATE OF ${table}`,
    ...patternsOf(mentions),
  );
  let changed = 0;
  for (const { ctid, text, territory: about } of rows) {
    const isNear = about === null || territoryIds.includes(about);
    const value = kind === 'json' ? (JSON.parse(text) as unknown) : text;
    const without = withoutMentions(value, mentions, isNear);
    if (without === undefined) continue;
    changed += 1;
    await write(client, column, ctid, without);
  }
  return changed;
}

async function write(
  client: StoreClient,
  { table, column, kind, derived, unique }: NamingColumn,
  ctid: string,
  without: unknown,
): Promise<void> {
  if (unique?.merge !== undefined) {
    const text = String(without);
    const values = { [column]: text, ...(derived && { [derived.column]: derived.from(text) }) };
    return mergeRow(client, { table, ctid }, values, unique);
  }
  const text =
    kind === 'json'
      ? JSON.stringify(jsonColumn(without))
      : unique
        ? await freeText(client, { table, ctid }, { [column]: String(without) }, unique)
        : without;
  await client.$executeRawUnsafe(
    `UPDATE ${table} SET ${column} = $1${kind === 'json' ? '::jsonb' : ''} WHERE ctid = $2::tid`,
    text,
    ctid,
  );
}

import type { Tx } from '../../../../../core/ports';
import { storeClient, type StoreClient } from '../../../../../storage/database';
import { jsonColumn } from '../../../../../storage/json-column';
import { withoutMentions, type Mentions } from '../mentions';

const ofSheet = '(SELECT territory_id FROM sheet WHERE sheet.id = sheet_revision.sheet_id)';

/** Every column that can name a person, but those of her own rows. What the knowledge says of public people stays. */
export const columnsThatNamePeople: {
  table: string;
  column: string;
  kind: 'json' | 'text';
  /** The territory that it is about, in SQL. */
  territory?: string;
}[] = [
  { table: 'sheet', column: 'fields', kind: 'json', territory: 'sheet.territory_id' },
  { table: 'sheet_revision', column: 'changes', kind: 'json', territory: ofSheet },
  { table: 'sheet_revision', column: 'words', kind: 'text', territory: ofSheet },
  { table: 'sheet_revision', column: 'source', kind: 'text' },
  { table: 'sheet_proposal', column: 'items', kind: 'json' },
  { table: 'sheet_proposal', column: 'words', kind: 'text' },
  { table: 'sheet_round', column: 'answers', kind: 'json' },
  { table: 'copil', column: 'content', kind: 'json' },
  { table: 'copil_draft', column: 'content', kind: 'json' },
  { table: 'copil_participant', column: 'replaced_by', kind: 'text' },
  { table: 'journal_entry', column: 'source', kind: 'text' },
  { table: 'journal_entry', column: 'subject_id', kind: 'text' },
  { table: 'broadcast', column: 'title', kind: 'text' },
  { table: 'broadcast', column: 'text', kind: 'text' },
  { table: 'broadcast', column: 'audience', kind: 'json' },
  { table: 'broadcast_reply', column: 'text', kind: 'text' },
  { table: 'audience_list', column: 'name', kind: 'text' },
  { table: 'audience_list', column: 'audience', kind: 'json' },
  { table: 'delivery', column: 'message', kind: 'json' },
  { table: 'delivery', column: 'cause', kind: 'text' },
  { table: 'delivery_hold', column: 'cause', kind: 'text' },
  { table: 'board_message', column: 'message', kind: 'json' },
  { table: 'board_message', column: 'author', kind: 'json' },
  { table: 'forwarded_question', column: 'question', kind: 'text' },
  { table: 'forwarded_question', column: 'answer', kind: 'text' },
  { table: 'fact_draft', column: 'data', kind: 'json' },
  { table: 'document_import', column: 'name', kind: 'text' },
  { table: 'document_import', column: 'file', kind: 'json' },
  { table: 'document_import', column: 'result', kind: 'json' },
  { table: 'knowledge_revision', column: 'reason', kind: 'text' },
  { table: 'answer_feedback', column: 'question', kind: 'text' },
  { table: 'unanswered_question', column: 'question', kind: 'text' },
  { table: 'unanswered_question', column: 'folded', kind: 'text' },
  { table: 'outgoing_mail', column: 'subject', kind: 'text' },
  { table: 'outgoing_mail', column: 'text', kind: 'text' },
  { table: 'account', column: 'display_name', kind: 'text' },
  { table: 'link_request', column: 'display_name', kind: 'text' },
  { table: 'running_dialog', column: 'state', kind: 'json' },
  { table: 'conversation_topic', column: 'topic', kind: 'json' },
  { table: 'inbox_event', column: 'event', kind: 'json' },
  { table: 'inbox_event', column: 'reply', kind: 'json' },
];

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
  { table, column, kind, territory }: (typeof columnsThatNamePeople)[number],
  mentions: Mentions,
  territoryIds: string[],
): Promise<number> {
  // Names of tables and columns are ours, from the list above. Rows are named by their place: they are locked.
  const rows = await client.$queryRawUnsafe<{ place: string; text: string; territory: string | null }[]>(
    `SELECT ${table}.ctid::text AS place, ${table}.${column}::text AS text, ${territory ?? 'NULL'} AS territory
     FROM ${table}, LATERAL (SELECT lower(${table}.${column}::text COLLATE "C") AS low OFFSET 0) AS folded
     WHERE low LIKE ANY($1::text[])
       OR ((${hasLooseAccent}) AND normalize(low, NFC) LIKE ANY($1::text[]))
       OR low LIKE ANY($2::text[])
     FOR UPDATE OF ${table}`,
    ...patternsOf(mentions),
  );
  let changed = 0;
  for (const { place, text, territory: about } of rows) {
    const isNear = about === null || territoryIds.includes(about);
    const value = kind === 'json' ? (JSON.parse(text) as unknown) : text;
    const without = withoutMentions(value, mentions, isNear);
    if (without === undefined) continue;
    changed += 1;
    await client.$executeRawUnsafe(
      `UPDATE ${table} SET ${column} = $1${kind === 'json' ? '::jsonb' : ''} WHERE ctid = $2::tid`,
      kind === 'json' ? JSON.stringify(jsonColumn(without)) : without,
      place,
    );
  }
  return changed;
}

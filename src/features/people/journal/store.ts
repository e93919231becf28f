import type { Tx } from '../../../core/ports';
import { storeClient } from '../../../storage/database';
import { jsonColumn } from '../../../storage/json-column';
import type { JournalDeed, JournalSubject } from './deeds';

/** One deed: who, what, to what, from which message. Ids alone: nothing that a person typed, no name, no address. */
export interface JournalEntry {
  at: Date;
  /** Absent: the command line. */
  personId?: string;
  action: JournalDeed;
  subject: JournalSubject;
  subjectId: string;
  /** The key of the event, or the name of the command. */
  source: string;
}

/** Append-only, in the transaction of the deed: what is not journalled did not happen. */
export async function journal(tx: Tx, entries: JournalEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map((entry, index) => ({ ...entry, index }));
  // One parameter, however many there are: an import journals thousands at once.
  await storeClient(tx).$executeRaw`
    INSERT INTO journal_entry (at, person_id, action, subject, subject_id, source)
    SELECT at, "personId", action, subject, "subjectId", source
    FROM jsonb_to_recordset(${JSON.stringify(jsonColumn(rows))}::jsonb) AS row
      (index int, at timestamptz, "personId" text, action text, subject text, "subjectId" text, source text)
    ORDER BY index`;
}

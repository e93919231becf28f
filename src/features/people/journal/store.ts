import type { Tx } from '../../../core/ports';
import { storeClient } from '../../../storage/database';

/** One deed: who, what, to what, from which message. Ids alone: nothing that a person typed, no name, no address. */
export interface JournalEntry {
  at: Date;
  /** Absent: the command line. */
  personId?: string;
  /** A verb of the product: sheet.read, sheet.write, people.read, account.link, directory.import … */
  action: string;
  subject: 'person' | 'sheet' | 'territory' | 'directory' | 'account';
  subjectId: string;
  /** The key of the event, or the name of the command. */
  source: string;
}

/** Append-only, in the transaction of the deed: what is not journalled did not happen. */
export async function journal(tx: Tx, entries: JournalEntry[]): Promise<void> {
  if (entries.length > 0) await storeClient(tx).journalEntry.createMany({ data: entries });
}

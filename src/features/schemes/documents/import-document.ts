import path from 'node:path';
import { UserError } from '../../../core/errors';
import type { Transactions } from '../../../core/ports';
import { monthsLater } from '../editing/answer-to-draft';
import type { SourceDocument } from '../knowledge';
import type { Progress, ReadDocument } from './document';
import { journalDocument } from '../editing/journal-document';
import { markOf, prepareDocument } from './prepare-document';
import { readDocument } from './read-document';
import { addDocument } from './store';

/** What the document does not say of itself. */
export interface DocumentOptions {
  title?: string | undefined;
  publisher?: string | undefined;
  url?: string | undefined;
  date?: string | undefined;
  recheck?: string | undefined;
  now: Date;
}

export interface ImportedDocument {
  document: SourceDocument;
  passages: number;
  characters: number;
  kind: ReadDocument['kind'];
  notRead: string[];
}

export const recheckAfterMonths = 12;

/** Reads the whole document first; only then are its passages stored, all at once, as a draft. */
export async function importDocument(
  transactions: Transactions,
  file: string,
  bytes: Buffer,
  options: DocumentOptions,
  progress: Progress,
): Promise<ImportedDocument> {
  const name = path.basename(file);
  const read = await readDocument(name, bytes, progress);
  const title = options.title ?? read.title ?? name;
  const date = options.date ?? read.date;
  if (date === undefined)
    throw new UserError(
      `« ${name} » ne dit pas sa date : donnez-la, par exemple --date 2019-05-06. Rien n’est importé.`,
    );
  const { document, source, passages, notKept } = prepareDocument(
    { name, mark: markOf(bytes), blocks: read.blocks },
    {
      title,
      publisher: options.publisher ?? 'document importé',
      url: options.url,
      date,
      recheck: options.recheck ?? monthsLater(options.now, recheckAfterMonths),
    },
    { now: options.now },
  );
  await transactions.run(async (tx) => {
    await addDocument(tx, document, source, passages);
    await journalDocument(tx, 'document.import', document.id, {
      now: options.now,
      source: 'jalon import-document',
    });
  });
  return {
    document,
    passages: passages.length,
    characters: passages.reduce((sum, { text }) => sum + text.length, 0),
    kind: read.kind,
    notRead: [...read.notRead, ...notKept],
  };
}

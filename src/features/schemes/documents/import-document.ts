import { createHash } from 'node:crypto';
import path from 'node:path';
import { UserError } from '../../../core/errors';
import type { Transactions } from '../../../core/ports';
import { foldText } from '../../../core/text';
import { parisDay } from '../french-day';
import { monthsLater } from '../editing/answer-to-draft';
import type { SourceDocument } from '../knowledge';
import type { Progress, ReadDocument } from './document';
import { journalDocument } from '../editing/journal-document';
import { readDocument } from './read-document';
import { addDocument } from './store';
import { documentProblems, documentTexts } from './texts';
import { toPassages } from './to-passages';

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

const recheckAfterMonths = 12;

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
  const id = `${slugOf(title)}-${createHash('sha256').update(bytes).digest('hex').slice(0, 8)}`;
  const sourceId = `document-${id}`;
  const document: SourceDocument = {
    id,
    sourceId,
    title,
    date,
    recheck: options.recheck ?? monthsLater(options.now, recheckAfterMonths),
  };
  const { passages, tooShort } = toPassages(id, read.blocks);
  if (passages.length === 0) throw new UserError(documentProblems.noText(name));
  const source = {
    id: sourceId,
    title,
    publisher: options.publisher ?? 'document importé',
    published: date,
    checkedAt: parisDay(options.now),
    ...(options.url !== undefined && { url: options.url }),
  };
  await transactions.run(async (tx) => {
    await addDocument(tx, document, source, passages);
    await journalDocument(tx, 'document.import', id, { now: options.now, source: 'jalon import-document' });
  });
  return {
    document,
    passages: passages.length,
    characters: passages.reduce((sum, { text }) => sum + text.length, 0),
    kind: read.kind,
    notRead: [...read.notRead, ...(tooShort > 0 ? [documentTexts.short(tooShort)] : [])],
  };
}

function slugOf(title: string): string {
  const words = foldText(title)
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 2)
    .slice(0, 5);
  return words.join('-') || 'document';
}

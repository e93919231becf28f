import { readFileSync, statSync } from 'node:fs';
import { Command } from 'commander';
import { z } from 'zod';
import { systemClock } from '../core/clock';
import { UserError } from '../core/errors';
import {
  documentLimits,
  importDocument,
  isPeriod,
  publishDocument,
  type ImportedDocument,
} from '../features/schemes';
import { withProgressBar } from './progress-bar';
import { withHouse } from './with-house';

interface Flags {
  title?: string;
  publisher?: string;
  url?: string;
  date?: string;
  recheck?: string;
  publish?: boolean;
}

const flagsSchema = z.object({
  url: z
    .url({ protocol: /^https?$/, error: '--url : une adresse commence par http:// ou https://.' })
    .optional(),
  date: z.string().refine(isPeriod, '--date : une date s’écrit 2019, 2019-05 ou 2019-05-06.').optional(),
  recheck: z.iso.date('--recheck : il faut un jour, par exemple 2027-06-30.').optional(),
});

export function importDocumentCommand(): Command {
  return new Command('import-document')
    .description('Lit un document (Markdown, texte, HTML, PDF, DOCX) et en garde les passages, en brouillon.')
    .argument('<fichier>', 'le document')
    .option('--title <titre>', 'son titre ; sans lui, celui que le document se donne')
    .option('--publisher <qui>', 'qui le publie')
    .option('--url <adresse>', 'la page où il se trouve')
    .option('--date <date>', 'de quand il date ; sans elle, celle que le document se donne')
    .option('--recheck <jour>', 'quand le revérifier ; sans lui, dans un an')
    .option('--publish', 'le publie aussitôt : Jalon peut le citer')
    .action(async (file: string, flags: Flags) => {
      const checked = flagsSchema.safeParse(flags);
      if (!checked.success)
        throw new UserError(checked.error.issues.map(({ message }) => message).join('\n'));
      const bytes = readBytes(file);
      await withHouse(async ({ house }) => {
        const { transactions } = house.storage.database;
        const now = systemClock.now();
        const imported = await withProgressBar('étapes', (progress) =>
          importDocument(transactions, file, bytes, { ...flags, now }, progress),
        );
        const { id } = imported.document;
        if (flags.publish)
          await transactions.run((tx) => publishDocument(tx, id, { now, source: 'jalon import-document' }));
        console.log(report(imported, flags.publish === true));
      });
    });
}

function report(
  { document, passages, characters, kind, notRead }: ImportedDocument,
  isPublished: boolean,
): string {
  const number = (value: number): string => value.toLocaleString('fr-FR');
  return [
    `« ${document.title} » (${kind}, ${document.date}) : ${number(passages)} passages, ${number(characters)} caractères.`,
    notRead.length === 0 ? 'Tout a été lu.' : `Non lu : ${notRead.join(' ; ')}.`,
    isPublished
      ? `Publié : Jalon peut le citer. Pour le retirer : jalon knowledge withdraw-document ${document.id} --reason "…"`
      : `En brouillon : rien n’en est encore cité. Pour le publier : jalon knowledge publish-document ${document.id}`,
  ].join('\n');
}

/** A file that is too big is not even read. */
function readBytes(file: string): Buffer {
  try {
    const { size } = statSync(file);
    return size > documentLimits.fileBytes ? Buffer.alloc(documentLimits.fileBytes + 1) : readFileSync(file);
  } catch (cause) {
    throw new UserError(`Le fichier « ${file} » ne se lit pas : vérifiez son nom et vos droits.`, { cause });
  }
}

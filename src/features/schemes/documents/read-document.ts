import MarkdownIt from 'markdown-it';
import { UserError } from '../../../core/errors';
import { cleanTyped } from '../../../core/text';
import { decodeText } from '../../../tables/decode-text';
import { limits, type DocumentKind, type Progress, type ReadDocument } from './document';
import { kindOfDocument } from './kind-of-document';
import { isPeriod } from '../period';
import { readDocx } from './read-docx';
import { readHtml } from './read-html';
import { readPdf } from './read-pdf';
import { dateIn, readText } from './read-text';
import { documentProblems as problems } from './texts';
import { toPassages } from './to-passages';

/** Reads a whole document, or throws a UserError that says why it cannot be read and what to do. */
export async function readDocument(name: string, bytes: Buffer, progress: Progress): Promise<ReadDocument> {
  const kind = kindOfDocument(name, bytes);
  const read = await readAs(kind, name, bytes, progress);
  const blocks = read.blocks
    .map((block) => ({ ...block, text: oneLine(block.text) }))
    .filter(({ text }) => text !== '');
  const characters = blocks.reduce((sum, { text }) => sum + text.length, 0);
  if (characters > limits.characters) throw new UserError(problems.tooMuchText(name, limits.characters));
  if (!blocks.some(({ text }) => /\p{L}{3}/u.test(text))) throw new UserError(problems.noText(name));
  if (toPassages('x', blocks).passages.length > limits.passages)
    throw new UserError(problems.tooIntricate(name));
  progress(1, 1);
  const title = Array.from(oneLine(read.title ?? ''))
    .slice(0, limits.titleCharacters)
    .join('');
  // Of what it says of itself the head goes first, then the first day that its beginning names; what the calendar has.
  const date = [read.date, dateIn(blocks.slice(0, 5)).date].find((day) => day !== undefined && isPeriod(day));
  return {
    kind,
    ...(title !== '' && { title }),
    ...(date !== undefined && { date }),
    blocks,
    notRead: read.notRead,
  };
}

const oneLine = (text: string): string => cleanTyped(text).replace(/\s+/g, ' ').trim();

async function readAs(
  kind: DocumentKind,
  name: string,
  bytes: Buffer,
  progress: Progress,
): Promise<Omit<ReadDocument, 'kind'>> {
  switch (kind) {
    case 'pdf':
      return readPdf(name, bytes, progress);
    case 'docx':
      return readDocx(name, bytes);
    case 'html':
      return readHtml(decodeText(bytes));
    case 'markdown': {
      const { title, ...read } = readHtml(new MarkdownIt({ html: false }).render(decodeText(bytes)));
      return { ...read, ...(title !== undefined && { title }) };
    }
    case 'text':
      return readText(decodeText(bytes));
  }
}

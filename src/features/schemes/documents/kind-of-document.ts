import { UserError } from '../../../core/errors';
import { limits, type DocumentKind } from './document';
import { documentProblems as problems } from './texts';

/** What a file is by its bytes; its name only tells Markdown from plain text. Throws a UserError for what is not read. */
export function kindOfDocument(name: string, bytes: Buffer): DocumentKind {
  if (bytes.length === 0) throw new UserError(problems.empty(name));
  if (bytes.length > limits.fileBytes) throw new UserError(problems.tooBig(name, limits.fileBytes));
  const start = bytes.toString('latin1', 0, 4096);
  if (/^[\s\S]{0,1024}%PDF-/.test(start)) return 'pdf';
  if (start.startsWith('PK')) return 'docx';
  // The container of Office files before 2007, and of any that is encrypted.
  if (start.startsWith('\xd0\xcf\x11\xe0'))
    throw new UserError(
      bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))
        ? problems.locked(name)
        : problems.oldWord(name),
    );
  if (start.startsWith('{\\rtf') || isBinary(bytes)) throw new UserError(problems.binary(name));
  if (/^(\xef\xbb\xbf)?\s*(<!--[\s\S]*?-->\s*)*<(!doctype\s+html|html|head|body)\b/i.test(start))
    return 'html';
  if (/\.(html?|xhtml)$/i.test(name)) return 'html';
  return /\.(md|markdown)$/i.test(name) ? 'markdown' : 'text';
}

/** Text has no zero bytes, save UTF-16, which begins with its mark. */
function isBinary(bytes: Buffer): boolean {
  const mark = bytes.toString('hex', 0, 2);
  if (mark === 'fffe' || mark === 'feff') return false;
  const sample = bytes.subarray(0, 65_536);
  if (sample.includes(0)) return true;
  const controls = sample.filter((byte) => byte < 32 && ![9, 10, 12, 13, 27].includes(byte)).length;
  return controls > sample.length / 100;
}

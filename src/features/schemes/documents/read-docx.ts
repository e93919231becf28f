import mammoth from 'mammoth';
import { UserError } from '../../../core/errors';
import { BadZip, makeZip, openZip, TooMuchInZip } from '../../../tables/zip';
import { limits, type ReadDocument } from './document';
import { readHtml } from './read-html';
import { documentProblems as problems, documentTexts as texts } from './texts';

/** Throws a UserError where it is no Word file, or one that would not end. */
export async function readDocx(name: string, bytes: Buffer): Promise<Omit<ReadDocument, 'kind'>> {
  const buffer = await unpacked(name, bytes);
  try {
    // Pictures are counted and left out: they hold no text.
    let images = 0;
    const convertImage = mammoth.images.imgElement(() => {
      images += 1;
      return Promise.resolve({ src: '' });
    });
    const { value, messages } = await mammoth.convertToHtml({ buffer }, { convertImage });
    const { notRead: _pictures, ...read } = readHtml(value);
    const warnings = messages.filter(({ type }) => type === 'error').length;
    return {
      ...read,
      notRead: [
        ...(images > 0 ? [texts.images(images)] : []),
        ...(warnings > 0 ? [texts.notes(warnings)] : []),
      ],
    };
  } catch (cause) {
    throw new UserError(problems.broken(name, 'Word'), { cause });
  }
}

/**
 * The same archive without compression. Everything is unpacked here, once and under a limit, whatever sizes the archive
 * declares: what is measured is then what is read, even where two readers would not find the same files in it.
 */
async function unpacked(name: string, bytes: Buffer): Promise<Buffer> {
  const files = new Map<string, Buffer>();
  try {
    const zip = openZip(bytes, limits.unpackedBytes);
    if (!zip.paths.includes('word/document.xml')) throw new UserError(problems.otherOffice(name));
    for (const path of zip.paths.filter((one) => !one.endsWith('/'))) {
      const content = await zip.read(path);
      if (content) files.set(path, content);
    }
  } catch (error) {
    if (error instanceof TooMuchInZip) throw new UserError(problems.unpacksTooBig(name), { cause: error });
    if (error instanceof BadZip) throw new UserError(problems.broken(name, 'Word'), { cause: error });
    throw error;
  }
  let tags = 0;
  for (const [path, content] of files) if (/\.(xml|rels)$/i.test(path)) tags += countTags(content);
  if (tags > limits.xmlTags) throw new UserError(problems.tooIntricate(name));
  return makeZip(files);
}

function countTags(xml: Buffer): number {
  let count = 0;
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at + 1)) count += 1;
  return count;
}

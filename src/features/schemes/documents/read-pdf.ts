import { UserError } from '../../../core/errors';
import { limits, type Block, type Progress, type ReadDocument } from './document';
import { bullet, dateIn } from './read-text';
import { documentProblems as problems, documentTexts as texts } from './texts';

/** The text of each page, its paragraphs put together again from its lines. */
export async function readPdf(
  name: string,
  bytes: Buffer,
  progress: Progress,
): Promise<Omit<ReadDocument, 'kind'>> {
  const { getDocumentProxy, getMeta } = await import('unpdf');
  const begun = Date.now();
  let pdf: Awaited<ReturnType<typeof getDocumentProxy>>;
  try {
    pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  } catch (cause) {
    const isLocked = (cause as Error).name === 'PasswordException';
    throw new UserError(isLocked ? problems.locked(name) : problems.broken(name, 'PDF'), { cause });
  }
  try {
    if (pdf.numPages > limits.pages) throw new UserError(problems.tooSlow(name));
    const blocks: Block[] = [];
    const without: number[] = [];
    let characters = 0;
    for (let page = 1; page <= pdf.numPages; page += 1) {
      const text = await pageText(pdf, page);
      characters += text.length;
      if (characters > limits.characters) throw new UserError(problems.tooMuchText(name, limits.characters));
      if (Date.now() - begun > limits.seconds * 1000) throw new UserError(problems.tooSlow(name));
      if (text.trim() === '') without.push(page);
      blocks.push(...blocksOf(text, `page ${page}`));
      progress(page, pdf.numPages);
    }
    const meta = await getMeta(pdf).catch(() => undefined);
    const info: Record<string, unknown> = meta?.info ?? {};
    const title = typeof info['Title'] === 'string' ? info['Title'].trim() : '';
    return {
      ...(title !== '' && { title }),
      ...dateOf(info['CreationDate'], blocks),
      blocks,
      notRead: without.length > 0 ? [texts.pagesWithoutText(without)] : [],
    };
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    throw new UserError(problems.broken(name, 'PDF'), { cause });
  } finally {
    await pdf.loadingTask.destroy();
  }

  async function pageText(document: typeof pdf, number: number): Promise<string> {
    const page = await document.getPage(number);
    const content = await page.getTextContent();
    return content.items
      .map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : ''))
      .join('');
  }
}

/** Lines that end a sentence end a paragraph; a word cut at the end of a line is whole again. */
function blocksOf(text: string, place: string): Block[] {
  const lines = text.replace(/(\p{Ll})-\n(\p{Ll})/gu, '$1$2').split('\n');
  const paragraphs: string[] = [];
  let current = '';
  for (const line of lines.map((one) => one.trim())) {
    if (line === '' || /^\d{1,4}$/.test(line)) {
      if (current !== '') paragraphs.push(current);
      current = '';
      continue;
    }
    if (bullet.test(line) && current !== '') {
      paragraphs.push(current);
      current = '';
    }
    current = current === '' ? line : `${current} ${line}`;
    if (/[.!?…]\s*$/.test(line) && current.length > 200) {
      paragraphs.push(current);
      current = '';
    }
  }
  if (current !== '') paragraphs.push(current);
  return paragraphs.map((paragraph) => ({
    kind: bullet.test(paragraph) ? 'item' : 'text',
    text: paragraph.replace(bullet, '').replace(/\s+/g, ' '),
    place,
  }));
}

function dateOf(created: unknown, blocks: Block[]): { date?: string } {
  const said = dateIn(blocks.slice(0, 5));
  if (said.date !== undefined) return said;
  const [, year, month, day] =
    /^D:(\d{4})(\d{2})(\d{2})/.exec(typeof created === 'string' ? created : '') ?? [];
  return year === undefined ? {} : { date: `${year}-${month}-${day}` };
}

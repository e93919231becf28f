import type { Block, ReadDocument } from './document';

const headingAtMost = 120;

export const bullet = /^\s*(?:[•‣▪◦●*–—-]|\d{1,2}[.)])\s+/;

/** Paragraphs between empty lines, items of lists; a short line alone, without its full stop, is a heading. */
export function readText(text: string): Omit<ReadDocument, 'kind'> {
  const blocks = paragraphs(text).flatMap(blocksOf);
  const title = blocks[0]?.text;
  return {
    ...(title !== undefined && title.length <= 300 && { title }),
    ...dateIn(blocks.slice(0, 3)),
    blocks,
    notRead: [],
  };
}

function blocksOf(paragraph: string): Block[] {
  const lines = paragraph.split('\n').filter((line) => line.trim() !== '');
  const pieces: { item: boolean; lines: string[] }[] = [];
  for (const line of lines)
    if (bullet.test(line)) pieces.push({ item: true, lines: [line.replace(bullet, '')] });
    else if (pieces.length > 0) pieces.at(-1)?.lines.push(line);
    else pieces.push({ item: false, lines: [line] });
  return pieces.flatMap(({ item, lines: own }): Block[] => {
    const joined = own.join(' ').replace(/\s+/g, ' ').trim();
    if (!/[\p{L}\p{N}]/u.test(joined)) return [];
    const isHeading =
      !item && own.length === 1 && joined.length <= headingAtMost && !/[.,;:!?…»)]$/.test(joined);
    return [{ kind: item ? 'item' : isHeading ? 'heading' : 'text', text: joined.replace(/^#+\s*/, '') }];
  });
}

/** Lines of a list, and lines that begin anew after a full one, are paragraphs of their own where no line is empty. */
function paragraphs(text: string): string[] {
  const plain = text.replace(/\r\n?/g, '\n').replace(/\f/g, '\n\n');
  if (/\n\s*\n/.test(plain)) return plain.split(/\n\s*\n/);
  return plain.split('\n');
}

const months = 'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre';
const dayInFrench = new RegExp(`\\b(\\d{1,2})(?:er)? (${months}) ((?:19|20)\\d\\d)\\b`, 'i');

/** The first day that a beginning names. */
export function dateIn(blocks: Pick<Block, 'text'>[]): { date?: string } {
  for (const { text } of blocks) {
    const [, day = '', month = '', year = ''] = dayInFrench.exec(text) ?? [];
    const number = months.split('|').indexOf(month.toLowerCase()) + 1;
    if (number > 0) return { date: `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}` };
  }
  return {};
}

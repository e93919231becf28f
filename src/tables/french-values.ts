import { foldText } from '../core/text';
import { givenText, quoteCell, type Reading } from './reading';
import type { Cell } from './table';

export { percentScaleOf, readAmount, readPercent, type PercentScale } from './french-amounts';
export { readDate } from './french-dates';
export type { Reading } from './reading';

const yes = /^(oui|o|vrai|true|yes|y|x|1|ok|✓|✔|☑|✅)$/;
const no = /^(non|n|faux|false|no|0|☐|❌|✗|✘)$/;

export function readYesNo(cell: Cell): Reading<boolean> {
  if (cell === undefined) return undefined;
  if (typeof cell === 'boolean') return { value: cell };
  const text = cell instanceof Date ? quoteCell(cell) : givenText(String(cell));
  if (text === undefined) return undefined;
  const folded = foldText(text).replace(/\ufe0f/g, '');
  if (yes.test(folded)) return { value: true };
  if (no.test(folded)) return { value: false };
  return { problem: `${quoteCell(cell)} n’est ni « oui » ni « non ». Écrivez l’un des deux.` };
}

/** How column titles are compared: lower case, no accents, no punctuation. « Coût total (€ HT) » is « cout total ht ». */
export function normaliseHeader(header: string): string {
  return foldText(header.replace(/[°º]/g, ' ').normalize('NFKC'))
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

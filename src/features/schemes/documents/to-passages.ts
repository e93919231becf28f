import type { Passage } from '../knowledge';
import type { Block } from './document';

const longestPassage = 1500;
const shortestPassage = 15;

/** Paragraphs and items, each under its heading; an item also keeps the sentence that announces its list. */
export function toPassages(documentId: string, blocks: Block[]): { passages: Passage[]; tooShort: number } {
  const passages: Passage[] = [];
  let heading: string | undefined;
  let intro: string | undefined;
  let tooShort = 0;
  for (const { kind, text, place } of blocks) {
    if (kind === 'heading') {
      heading = text;
      intro = undefined;
      continue;
    }
    if (kind === 'text') intro = text.endsWith(':') ? text : undefined;
    if (text.length < shortestPassage && kind === 'text') {
      tooShort += 1;
      continue;
    }
    for (const part of cut(text))
      passages.push({
        id: `${documentId}/${String(passages.length + 1).padStart(4, '0')}`,
        documentId,
        text: part,
        ...(heading !== undefined && { heading }),
        ...(kind === 'item' && intro !== undefined && { intro }),
        ...(place !== undefined && { place }),
      });
  }
  return { passages, tooShort };
}

/** A very long paragraph is cut between sentences; a sentence without end, where it must be. */
function cut(text: string): string[] {
  if (text.length <= longestPassage) return [text];
  const before = text.slice(0, longestPassage);
  const end = Math.max(before.lastIndexOf('. '), before.lastIndexOf('! '), before.lastIndexOf('? '));
  const wished = end > longestPassage / 3 ? end + 1 : Math.max(before.lastIndexOf(' '), longestPassage / 2);
  // A character of two units is in the first part whole.
  const at = (text.codePointAt(wished - 1) ?? 0) > 0xffff ? wished + 1 : wished;
  return [text.slice(0, at).trim(), ...cut(text.slice(at).trim())].filter((part) => part !== '');
}

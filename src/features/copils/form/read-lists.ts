import { documentSchema, isWebAddress, type CopilContent } from '../copil';

/** One item a line; numbers and dashes before them are not theirs. */
export const linesOf = (typed: string): string[] =>
  typed
    .split('\n')
    .map((line) => line.replace(/^\s*(?:[-•*–]|\d+[.)])\s+/, '').trim())
    .filter((line) => line !== '');

/** « Libellé : https://… » or the address alone, one a line. */
export function readDocuments(typed: string): { documents: CopilContent['documents'] } | { problem: string } {
  const documents: CopilContent['documents'] = [];
  for (const line of linesOf(typed)) {
    const url = /https?:\/\/\S+/.exec(line)?.[0] ?? '';
    const label = line
      .replace(url, '')
      .replace(/[\s:–-]+$/, '')
      .trim();
    const read = documentSchema.safeParse({ label: label === '' ? url.slice(0, 300) : label, url });
    if (!read.success || !isWebAddress(url))
      return { problem: `« ${line.slice(0, 60)} » ne contient pas d’adresse http(s)://… lisible.` };
    documents.push(read.data);
  }
  return documents.length > 20 ? { problem: 'Vingt documents au plus.' } : { documents };
}

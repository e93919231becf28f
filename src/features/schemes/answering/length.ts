import type { AnswerSentence } from './answer';

/** Before « En savoir plus », and in all: what is read on a phone without scrolling. */
export const shortLength = 600;
export const wholeLength = 1200;

/** A sentence as it is read, its acronyms spelled out. */
export function spoken({ text, glosses = [] }: AnswerSentence): string {
  return glosses.reduce(
    (said, { term, meaning }) => said.replace(new RegExp(standingAlone(term), 'u'), `${term} (${meaning})`),
    text,
  );
}

/** Not as a part of a longer name: « VTE Vert », « VTE TI ». */
export const standingAlone = (term: string): string =>
  `(?<![\\p{L}\\d-]|\\p{Lu}{2,} )${term}(?![\\p{L}\\d]|[ -]\\p{Lu})`;

/** As many as fit; the first always does. */
export function fitting(
  sentences: AnswerSentence[],
  length: number,
): { fit: AnswerSentence[]; rest: AnswerSentence[] } {
  let room = length;
  let count = 0;
  for (const sentence of sentences) {
    room -= sentence.text.length + 1 + 4 * sentence.citations.length;
    if (room < 0 && count > 0) break;
    count += 1;
  }
  return { fit: sentences.slice(0, count), rest: sentences.slice(count) };
}

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

const lengthOf = (sentence: AnswerSentence): number =>
  spoken(sentence).length + 1 + 4 * sentence.citations.length;

/** Acronyms that are spelled out make sentences longer: what no longer fits goes behind « En savoir plus », or is left. */
export function fittingAgain(
  sentences: AnswerSentence[],
  more: AnswerSentence[],
): { sentences: AnswerSentence[]; more: AnswerSentence[] } {
  const { fit, rest } = fitting(sentences, shortLength);
  const room = wholeLength - fit.reduce((sum, one) => sum + lengthOf(one), 0);
  return { sentences: fit, more: within([...rest, ...more], room) };
}

/** Nothing rather than a first sentence that is too long. */
function within(sentences: AnswerSentence[], length: number): AnswerSentence[] {
  const [first] = sentences;
  return first && lengthOf(first) > length ? [] : fitting(sentences, length).fit;
}

/** As many as fit; the first always does. */
export function fitting(
  sentences: AnswerSentence[],
  length: number,
): { fit: AnswerSentence[]; rest: AnswerSentence[] } {
  let room = length;
  let count = 0;
  for (const sentence of sentences) {
    room -= lengthOf(sentence);
    if (room < 0 && count > 0) break;
    count += 1;
  }
  return { fit: sentences.slice(0, count), rest: sentences.slice(count) };
}

import { texts } from '../texts';
import type { Answer, AnswerSentence, AnswerSource } from './answer';
import { fitting, shortLength, wholeLength } from './length';

/** How much of each answer stands before « En savoir plus » where a message asked several things. */
const sentencesOfEach = 2;

/** A sentence, and the sources of the answer that it comes from. */
interface Sourced {
  sentence: AnswerSentence;
  sources: AnswerSource[];
}

/** One answer to several questions of one message: what answers each of them first. */
export function mergeAnswers(answers: Answer[]): Answer | undefined {
  const known = answers.filter(({ refused }) => !refused);
  const [first] = known;
  if (!first || known.some(({ options }) => options)) return undefined;
  const of = (sentences: AnswerSentence[], { sources }: Answer): Sourced[] =>
    sentences.map((sentence) => ({ sentence, sources }));
  const said = new Set<string>();
  const unsaid = (list: Sourced[]): Sourced[] =>
    list.filter(({ sentence }) => !said.has(sentence.text) && said.add(sentence.text));
  const leading = unsaid(known.flatMap((answer) => of(answer.sentences.slice(0, sentencesOfEach), answer)));
  const later = unsaid(known.flatMap((answer) => of([...answer.sentences, ...answer.more], answer)));
  const { sources, renumber } = renumbering();
  const { fit, rest } = fitting(
    leading.map(({ sentence }) => sentence),
    shortLength,
  );
  const shown = leading.slice(0, fit.length).map(renumber);
  const behind = fitting(
    [...leading.slice(fit.length), ...(rest.length > 0 ? [] : later)].map(({ sentence }) => sentence),
    wholeLength - shortLength,
  ).fit.length;
  const more = [...leading.slice(fit.length), ...later].slice(0, behind).map(renumber);
  const isPart = known.length < answers.length;
  return {
    ...(known.at(-1) ?? first),
    refused: false,
    sentences: [...shown, ...(isPart ? [{ text: texts.restUnknown, citations: [] }] : [])],
    more,
    list: known.length === 1 ? first.list : undefined,
    sources,
    canForward: isPart,
  };
}

/** Numbers the sources anew, as they come; the same source of the same date once. */
function renumbering(): { sources: AnswerSource[]; renumber: (sourced: Sourced) => AnswerSentence } {
  const sources: AnswerSource[] = [];
  const numberOf = (source: AnswerSource): number => {
    const known = sources.find(({ url, asOf }) => url === source.url && asOf === source.asOf);
    if (known) return known.number;
    sources.push({ ...source, number: sources.length + 1 });
    return sources.length;
  };
  return {
    sources,
    renumber: ({ sentence, sources: own }) => ({
      ...sentence,
      citations: sentence.citations.flatMap((number) => {
        const source = own.find((one) => one.number === number);
        return source ? [numberOf(source)] : [];
      }),
    }),
  };
}

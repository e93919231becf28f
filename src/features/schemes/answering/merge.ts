import { texts } from '../texts';
import type { Answer, AnswerSentence, AnswerSource } from './answer';
import { fitting, shortLength, wholeLength } from './compose';

/** How much of each answer stands before « En savoir plus » where a message asked several things. */
const sentencesOfEach = 2;

/** One answer to several questions of one message: what answers each of them first. */
export function mergeAnswers(answers: Answer[]): Answer | undefined {
  const known = answers.filter(({ refused }) => !refused);
  const [first] = known;
  if (!first || known.some(({ options }) => options)) return undefined;
  const sources: AnswerSource[] = [];
  const parts = known.map((answer) => {
    const numbers = new Map(answer.sources.map((source) => [source.number, numberIn(sources, source)]));
    const renumber = (sentence: AnswerSentence): AnswerSentence => ({
      ...sentence,
      citations: sentence.citations.map((number) => numbers.get(number) ?? number),
    });
    return { sentences: answer.sentences.map(renumber), more: answer.more.map(renumber) };
  });
  const said = new Set<string>();
  const unsaid = (sentences: AnswerSentence[]): AnswerSentence[] =>
    sentences.filter(({ text }) => !said.has(text) && said.add(text));
  const rest = known.length < answers.length ? [{ text: texts.restUnknown, citations: [] }] : [];
  const leading = parts.flatMap(({ sentences }) => unsaid(sentences.slice(0, sentencesOfEach)));
  const { fit, rest: tooMuch } = fitting([...leading.slice(0, 1), ...leading.slice(1)], shortLength);
  const later = unsaid(parts.flatMap(({ sentences, more }) => [...sentences, ...more]));
  const lists = known.flatMap(({ list }) => list ?? []);
  return {
    ...(known.at(-1) ?? first),
    refused: false,
    sentences: [...fit, ...rest],
    more: fitting([...tooMuch, ...later], wholeLength - shortLength).fit,
    list: known.length === 1 && lists.length > 0 ? lists : undefined,
    sources,
    canForward: rest.length > 0,
  };
}

function numberIn(sources: AnswerSource[], source: AnswerSource): number {
  const known = sources.find(({ url, asOf }) => url === source.url && asOf === source.asOf);
  if (known) return known.number;
  const number = sources.length + 1;
  sources.push({ ...source, number });
  return number;
}

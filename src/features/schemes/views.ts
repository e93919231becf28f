import {
  buttonRow,
  say,
  textBlock,
  type Button,
  type CardBlock,
  type Message,
  type SourceLine,
} from '../../core/message';
import { cleanTyped } from '../../core/text';
import type { Answer, AnswerSentence, AnswerSource } from './answering/answer';
import { frenchDate, ofMonth } from './answering/french-date';
import type { FacetId } from './facets';
import { facetButtons, texts } from './texts';

const buttonsAtMost = 5;
/** What people ask next, most often first. */
const nextFacets: FacetId[] = [
  'forWhom',
  'contact',
  'conditions',
  'funding',
  'apply',
  'governance',
  'dates',
  'confusions',
  'decisions',
  'regions',
];
const listedAtMost = 30;
/** What a button can carry on every platform, with room for the rest. */
const forwardedAtMost = 500;

/** The plain text that is complete without the card. */
export function answerText(answer: Answer): string {
  return [prose(answer.sentences), listText(answer.list), sourcesText(shownSources(answer))]
    .filter(Boolean)
    .join('\n\n');
}

/** `question` is what was asked: where it can be forwarded, the form begins with it. */
export function answerMessage(answer: Answer, question?: string, feedback: Button[] = []): Message {
  const blocks: CardBlock[] = [textBlock(prose(answer.sentences))];
  if (answer.list && answer.list.length > 0) blocks.push({ type: 'list', items: shownList(answer.list) });
  const sources = shownSources(answer);
  if (sources.length > 0)
    blocks.push({ type: 'divider' }, { type: 'sources', sources: sources.map(sourceLine) });
  const buttons = answerButtons(answer, question);
  if (buttons.length > 0) blocks.push(buttonRow(...buttons));
  if (feedback.length > 0) blocks.push(buttonRow(...feedback));
  return say(answerText(answer), { blocks });
}

export function moreMessage(answer: Answer): Message {
  const text = answer.more.length > 0 ? prose(answer.more) : texts.nothingMore;
  const sources = citedIn(answer.more, answer.sources);
  const blocks: CardBlock[] = [textBlock(text)];
  if (sources.length > 0)
    blocks.push({ type: 'divider' }, { type: 'sources', sources: sources.map(sourceLine) });
  return say([text, sourcesText(sources)].filter(Boolean).join('\n\n'), { blocks });
}

/** Those of the sentences that are shown; what stands behind « En savoir plus » brings its own. */
export const shownSources = (answer: Answer): AnswerSource[] => citedIn(answer.sentences, answer.sources);

function citedIn(sentences: AnswerSentence[], sources: AnswerSource[]): AnswerSource[] {
  const cited = new Set(sentences.flatMap(({ citations }) => citations));
  return sources.filter(({ number }) => cited.has(number));
}

function answerButtons(answer: Answer, question: string | undefined): Button[] {
  const { subjectId, options, topic } = answer;
  if (options)
    return options.slice(0, buttonsAtMost).map(({ label, question }) => ({
      label: shortLabel(label),
      actionId: 'schemes.choose',
      payload: { question },
    }));
  const buttons: Button[] = [];
  if (answer.canForward)
    buttons.push({
      label: texts.forwardTitle,
      actionId: 'schemes.forward',
      payload: question === undefined ? {} : { question: cleanTyped(question).slice(0, forwardedAtMost) },
      style: 'primary',
      opensForm: true,
    });
  if (subjectId === undefined) return buttons;
  if (answer.more.length > 0 && topic.facet !== undefined)
    buttons.push({ label: texts.more, actionId: 'schemes.more', payload: { subjectId, facet: topic.facet } });
  const facets = nextFacets.filter((facet) => answer.otherFacets.includes(facet));
  const rest = facets.map((facet) => ({
    label: facetButtons[facet],
    actionId: 'schemes.facet',
    payload: { subjectId, facet },
  }));
  return [...buttons, ...rest].slice(0, buttonsAtMost);
}

const shortLabel = (label: string): string => (label.length <= 70 ? label : `${label.slice(0, 69)}…`);

function prose(sentences: AnswerSentence[]): string {
  return sentences
    .map(({ text, citations }) => [text, ...citations.map((number) => `[${number}]`)].join(' '))
    .join(' ');
}

function shownList(list: string[]): string[] {
  return list.length <= listedAtMost
    ? list
    : [...list.slice(0, listedAtMost), `et ${list.length - listedAtMost} autres`];
}

function listText(list: string[] | undefined): string {
  return list && list.length > 0
    ? shownList(list)
        .map((item) => `• ${item}`)
        .join('\n')
    : '';
}

function sourcesText(sources: AnswerSource[]): string {
  if (sources.length === 0) return '';
  const lines = sources.map(
    (source) =>
      `[${source.number}] ${[source.title, detailOf(source), source.url].filter((part) => part !== undefined).join(', ')}`,
  );
  return `${texts.sources} :\n${lines.join('\n')}`;
}

function sourceLine(source: AnswerSource): SourceLine {
  return { number: source.number, title: source.title, url: source.url, detail: detailOf(source) };
}

function detailOf({ publisher, asOf, overdueSince }: AnswerSource): string {
  const overdue = overdueSince === undefined ? '' : `, à revérifier depuis le ${frenchDate(overdueSince)}`;
  return `${publisher}, état ${asOf.length === 10 ? `au ${frenchDate(asOf)}` : ofMonth(asOf)}${overdue}`;
}

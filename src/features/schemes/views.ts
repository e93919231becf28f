import {
  buttonRow,
  say,
  textBlock,
  type Button,
  type CardBlock,
  type Message,
  type SourceLine,
} from '../../core/message';
import { capital, cleanTyped } from '../../core/text';
import type { Answer, AnswerSentence, AnswerSource } from './answering/answer';
import { frenchDate, ofMonth } from './answering/french-date';
import { spoken } from './answering/length';
import type { FacetId } from './facets';
import { facetButtons, texts } from './texts';

const buttonsAtMost = 5;
/** What people ask next, most often first. */
const nextFacets: FacetId[] = [
  'conditions',
  'contact',
  'forWhom',
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
/** Of the 1,500 bytes of a button. */
const refsAtMostBytes = 1300;

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
  // Two rows of at most five: no platform shows more in one.
  for (const buttons of [answerButtons(answer, question), [...aboutButtons(answer), ...feedback]])
    if (buttons.length > 0) blocks.push(buttonRow(...buttons));
  return say(answerText(answer), { blocks });
}

export function moreMessage({ sentences, sources }: Pick<Answer, 'sentences' | 'sources'>): Message {
  if (sentences.length === 0) return say(texts.withdrawn);
  const text = prose(sentences);
  const blocks: CardBlock[] = [
    textBlock(text),
    { type: 'divider' },
    { type: 'sources', sources: sources.map(sourceLine) },
  ];
  return say([text, sourcesText(sources)].join('\n\n'), { blocks });
}

/** Those of the sentences that are shown; what stands behind « En savoir plus » brings its own. */
export const shownSources = (answer: Answer): AnswerSource[] => citedIn(answer.sentences, answer.sources);

function citedIn(sentences: AnswerSentence[], sources: AnswerSource[]): AnswerSource[] {
  const cited = new Set(sentences.flatMap(({ citations }) => citations));
  return sources.filter(({ number }) => cited.has(number));
}

function answerButtons(answer: Answer, question: string | undefined): Button[] {
  const { subjectId, options } = answer;
  if (options)
    return options.slice(0, buttonsAtMost).map(({ label, question }) => ({
      label: capital(shortLabel(label)),
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
  const behind = refsOf(answer.more);
  if (behind.length > 0)
    buttons.push({ label: texts.more, actionId: 'schemes.more', payload: { refs: behind } });
  if (subjectId === undefined) return buttons;
  const facets = nextFacets.filter((facet) => answer.otherFacets.includes(facet));
  const rest = facets.map((facet) => ({
    label: facetButtons[facet],
    actionId: 'schemes.facet',
    payload: { subjectId, facet },
  }));
  return [...buttons, ...rest].slice(0, buttonsAtMost);
}

/** What the subject has beside its facets, and where the sentences come from. */
function aboutButtons({ subjectId, options, comparable = [], sentences }: Answer): Button[] {
  if (options) return [];
  const shown = refsOf(sentences);
  return [
    ...(subjectId === undefined
      ? []
      : [{ label: texts.addresses, actionId: 'schemes.addresses', payload: { subjectId } }]),
    ...(subjectId === undefined || comparable.length === 0
      ? []
      : [{ label: texts.compare, actionId: 'schemes.compare', payload: { subjectId } }]),
    ...(shown.length === 0
      ? []
      : [{ label: texts.sources, actionId: 'schemes.sources', payload: { refs: shown } }]),
  ];
}

/** As many as a button carries. */
function refsOf(sentences: AnswerSentence[]): string[] {
  const refs: string[] = [];
  for (const { ref } of sentences)
    if (ref !== undefined && Buffer.byteLength(JSON.stringify([...refs, ref])) <= refsAtMostBytes)
      refs.push(ref);
  return refs;
}

const shortLabel = (label: string): string => (label.length <= 70 ? label : `${label.slice(0, 69)}…`);

function prose(sentences: AnswerSentence[]): string {
  return sentences
    .map((sentence) => [spoken(sentence), ...sentence.citations.map((number) => `[${number}]`)].join(' '))
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

function detailOf({ publisher, asOf, checkedAt, overdueSince }: AnswerSource): string {
  const overdue = overdueSince === undefined ? '' : `, à revérifier depuis le ${frenchDate(overdueSince)}`;
  const checked = checkedAt === undefined ? '' : `, vérifié le ${frenchDate(checkedAt)}`;
  return `${publisher}, état ${asOf.length === 10 ? `au ${frenchDate(asOf)}` : ofMonth(asOf)}${checked}${overdue}`;
}

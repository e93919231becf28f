import { buttonRow, say, textBlock, type Button, type CardBlock, type Message } from '../../../core/message';
import { findTerritory, type TerritoryRegister } from '../../territories';
import { frenchDay } from '../french-day';
import { isOpen, type QueuedQuestion, type QueueDesk } from './queue';
import { queueTexts as texts } from './texts';

export const questionKey = (id: string): string => `schemes.question/${id}`;

/** Who reads the card, and what she may do with it. */
export interface Reader {
  personId: string;
  canDraft: boolean;
  /** Names of those who took or answered it; absent where they are unknown. */
  nameOf(personId: string): string | undefined;
}

/** What is asked, where it stands, and what can be done: nothing of who asked. */
export function questionCard(question: QueuedQuestion, register: TerritoryRegister, reader: Reader): Message {
  const lines = stateLines(question, register, reader);
  const buttons = buttonsFor(question, reader);
  const received = isOpen(question) ? [textBlock(texts.received(question.desk), 'subtle')] : [];
  const blocks: CardBlock[] = [
    ...received,
    textBlock(`« ${question.question} »`),
    { type: 'list', items: lines },
    ...(question.answer === undefined ? [] : [textBlock(question.answer, 'subtle')]),
    ...(buttons.length > 0 ? [buttonRow(...buttons)] : []),
  ];
  const text = [
    `${texts.received(question.desk)} (${question.number}) : « ${question.question} »`,
    ...lines.map((line) => `• ${line}`),
    ...(question.answer === undefined ? [] : [question.answer]),
  ].join('\n');
  return { ...say(text, { title: texts.title(question.number), blocks }), liveKey: questionKey(question.id) };
}

function stateLines(
  { territoryId, regionCodes, desk, state, askedAt, takenBy, answeredAt }: QueuedQuestion,
  register: TerritoryRegister,
  { personId, nameOf }: Reader,
): string[] {
  const territory = territoryId === undefined ? undefined : findTerritory(register, territoryId);
  const regions = regionNames(register, regionCodes);
  const place = [territory?.name, regions].filter(Boolean).join(', ');
  const settled = answeredAt === undefined ? '' : frenchDay(answeredAt);
  const taken =
    takenBy === personId ? texts.takenByYou : texts.takenBy(nameOf(takenBy ?? '') ?? texts.somebody);
  return [
    ...(place === '' ? [] : [texts.about(place)]),
    texts.askedOn(frenchDay(askedAt)),
    ...(state === 'answered' ? [texts.answeredOn(settled)] : []),
    ...(state === 'closed' ? [texts.closedOn(settled)] : []),
    ...(state === 'taken' ? [taken] : []),
    ...(state === 'waiting' || state === 'taken' ? [texts.atDesk[desk]] : []),
  ];
}

export const regionNames = (register: TerritoryRegister, codes: readonly string[]): string =>
  register.regions
    .filter(({ code }) => codes.includes(code))
    .map(({ name }) => name)
    .join(', ');

function buttonsFor(question: QueuedQuestion, { personId, canDraft }: Reader): Button[] {
  const payload = { questionId: question.id };
  const button = (label: string, verb: string, more: Partial<Button> = {}): Button => ({
    label,
    actionId: `schemes.${verb}`,
    payload,
    ...more,
  });
  if (!isOpen(question))
    return question.state === 'answered' && canDraft ? [button(texts.toDraft, 'answerToDraft')] : [];
  if (question.state === 'taken' && question.takenBy !== personId)
    return [button(texts.takeOver, 'takeOverQuestion')];
  return [
    button(texts.answer, 'answerQuestion', { style: 'primary', opensForm: true }),
    question.state === 'taken'
      ? button(texts.giveBack, 'giveBackQuestion')
      : button(texts.take, 'takeQuestion'),
    ...(question.desk === 'region' ? [button(texts.handOn, 'handOnQuestion')] : []),
    button(texts.close, 'closeQuestion', { opensForm: true }),
  ];
}

/** What the asker gets: on whose word, of which day. */
export function answerMessage(
  { question, state }: Pick<QueuedQuestion, 'question' | 'state'>,
  answer: string,
  desk: QueueDesk,
  answeredAt: Date,
): Message {
  const title = (state === 'closed' ? texts.closedTold : texts.answerTold)(desk, frenchDay(answeredAt));
  const asked = texts.yourQuestion(question);
  return say([`${title} :`, answer, asked].join('\n\n'), {
    title,
    blocks: [textBlock(answer), textBlock(asked, 'subtle')],
  });
}

/** The queue: a line for all, then a card each. */
export function queueSummary(count: number, shown: number): Message {
  if (count === 0) return say(texts.noneWaiting);
  return say(count > shown ? `${texts.waiting(count)} ${texts.more(count - shown)}` : texts.waiting(count));
}

export interface UnansweredQuestion {
  question: string;
  times: number;
  lastDay: Date;
}

export const unansweredLines = (questions: UnansweredQuestion[]): string[] =>
  questions.map(({ question, times, lastDay }) =>
    texts.unansweredLine(question, texts.times(times), frenchDay(lastDay)),
  );

export function unansweredMessage(questions: UnansweredQuestion[]): Message {
  if (questions.length === 0) return say(texts.unansweredNone);
  const items = unansweredLines(questions);
  return say([texts.unansweredIntro, ...items.map((item) => `• ${item}`)].join('\n'), {
    title: texts.unansweredTitle,
    blocks: [textBlock(texts.unansweredIntro), { type: 'list', items }],
  });
}

import type { AttachedFile } from '../../core/attached-file';
import {
  buttonRow,
  listMessage,
  say,
  textBlock,
  type Button,
  type CardBlock,
  type Message,
} from '../../core/message';
import type { TerritoryRegister } from '../territories';
import { durationText, titleOf, whenOf } from './describe';
import type { Copil, CopilContent, Participant } from './copil';
import { answerNames, texts } from './texts';

export type Fact = { label: string; value: string };

export function factsOf(content: CopilContent, readerZone: string | undefined): Fact[] {
  return [
    { label: 'Quand', value: whenOf(content, readerZone) },
    { label: 'Durée', value: durationText(content.durationMinutes) },
    ...(content.place === undefined ? [] : [{ label: 'Lieu', value: content.place }]),
    ...(content.visio === undefined ? [] : [{ label: 'Visio', value: content.visio }]),
  ];
}

export const factLines = (facts: Fact[]): string[] => facts.map(({ label, value }) => `${label} : ${value}`);

export function linksOf(content: CopilContent, calendarUrl?: string): { label: string; url: string }[] {
  return [
    ...(content.visio === undefined ? [] : [{ label: texts.joinVisio, url: content.visio }]),
    ...content.documents,
    ...(calendarUrl === undefined ? [] : [{ label: texts.calendarLink, url: calendarUrl }]),
  ];
}

export const answerButtons = (copilId: string): Button[] => [
  {
    label: texts.present,
    actionId: 'copils.answer',
    payload: { copilId, answer: 'present' },
    style: 'primary',
  },
  { label: texts.excused, actionId: 'copils.answer', payload: { copilId, answer: 'excused' } },
  { label: texts.replaced, actionId: 'copils.replace', payload: { copilId }, opensForm: true },
];

export interface Invitation {
  copil: Copil;
  register: TerritoryRegister;
  /** Absent: others read it too. */
  readerZone?: string | undefined;
  /** For her own calendar. */
  calendar?: AttachedFile | undefined;
  /** What changed, of one that was sent before. */
  changes?: string[];
  answer?: Pick<Participant, 'answer' | 'replacedBy'> | undefined;
  /** Instead of « vous êtes convié·e », where others read it. */
  intro?: string;
  moreButtons?: Button[];
}

/** The invitation, or the change of one: everything that she needs to say whether she comes. */
export function invitation({
  copil,
  register,
  readerZone,
  calendar,
  changes,
  answer,
  intro = changes ? texts.changed(titleOf(copil, register)) : texts.invited(titleOf(copil, register)),
  moreButtons = [],
}: Invitation): Message {
  const facts = factsOf(copil, readerZone);
  const links = linksOf(copil);
  const state =
    answer?.answer === undefined
      ? texts.answerPlease
      : texts.yourAnswer(answerText({ answer: answer.answer, replacedBy: answer.replacedBy }));
  const text = [
    intro,
    ...(changes ?? []).map((line) => `• ${line}`),
    ...factLines(facts),
    ...(copil.agenda.length > 0
      ? [`${texts.agenda} :`, ...copil.agenda.map((line, i) => `${i + 1}. ${line}`)]
      : []),
    ...links.map(({ label, url }) => `${label} : ${url}`),
    `${state} ${texts.answerByCommand(copil.number)}`,
  ].join('\n');
  const message = say(text, {
    title: changes ? texts.changeTitle : texts.invitationTitle,
    blocks: [
      textBlock(intro, 'strong'),
      ...(changes ? [{ type: 'list' as const, items: changes }] : []),
      { type: 'facts', facts },
      ...agendaBlocks(copil.agenda),
      ...(links.length > 0 ? [{ type: 'links' as const, links }] : []),
      textBlock(state),
      buttonRow(...answerButtons(copil.id), ...moreButtons),
    ],
  });
  return calendar ? { ...message, file: calendar } : message;
}

export const agendaBlocks = (agenda: string[]): CardBlock[] =>
  agenda.length === 0
    ? []
    : [textBlock(texts.agenda, 'strong'), { type: 'list', items: agenda, numbered: true }];

export const answerText = ({ answer, replacedBy }: Pick<Participant, 'answer' | 'replacedBy'>): string =>
  answer === undefined
    ? texts.waiting
    : replacedBy === undefined
      ? answerNames[answer]
      : `${answerNames[answer]} par ${replacedBy}`;

/** What will happen, before it does: who receives what. */
export function preview(title: string, facts: Fact[], rules: string[], buttons: Button[]): Message {
  return say([title, ...factLines(facts), ...rules, texts.nothingYet].join('\n'), {
    title,
    blocks: [
      ...(facts.length > 0 ? [{ type: 'facts' as const, facts }] : []),
      { type: 'list', items: rules },
      textBlock(texts.nothingYet, 'subtle'),
      buttonRow(...buttons),
    ],
  });
}

export const helpMessage = (): Message => listMessage(texts.helpTitle, [...texts.help]);

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
import type { StandingItem } from './standing';
import { answerNames, texts } from './texts';

type Fact = { label: string; value: string };

export function factsOf(content: CopilContent, readerZone: string | undefined): Fact[] {
  return [
    { label: 'Quand', value: whenOf(content, readerZone) },
    { label: 'Durée', value: durationText(content.durationMinutes) },
    ...(content.place === undefined ? [] : [{ label: 'Lieu', value: content.place }]),
    ...(content.visio === undefined ? [] : [{ label: 'Visio', value: content.visio }]),
  ];
}

const factLines = (facts: Fact[]): string[] => facts.map(({ label, value }) => `${label} : ${value}`);

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

const agendaBlocks = (agenda: string[]): CardBlock[] =>
  agenda.length === 0
    ? []
    : [
        textBlock(texts.agenda, 'strong'),
        { type: 'list', items: agenda.map((line, i) => `${i + 1}. ${line}`) },
      ];

export const answerText = ({ answer, replacedBy }: Pick<Participant, 'answer' | 'replacedBy'>): string =>
  answer === undefined
    ? texts.waiting
    : replacedBy === undefined
      ? answerNames[answer]
      : `${answerNames[answer]} par ${replacedBy}`;

export interface CopilCard {
  copil: Copil;
  register: TerritoryRegister;
  readerZone: string;
  standing: StandingItem[];
  own: Participant | undefined;
  counts: string;
  /** Undefined: it has no home. */
  home: string | undefined;
  isManager: boolean;
  isOver: boolean;
  calendarUrl?: string | undefined;
}

export function copilCard(card: CopilCard): Message {
  const { copil, register, readerZone, standing, own, isManager } = card;
  const title = `${copil.number}. ${titleOf(copil, register)}`;
  const facts = [
    ...factsOf(copil, readerZone),
    { label: texts.attendance, value: card.counts },
    ...(card.home === undefined ? [] : [{ label: texts.home, value: card.home }]),
  ];
  const links = linksOf(copil, card.calendarUrl);
  const isOpen = copil.state === 'planned' && !card.isOver;
  const state = copil.state === 'cancelled' ? [texts.isCancelled] : card.isOver ? [texts.isOver] : [];
  const mine =
    own && isOpen ? [own.answer === undefined ? texts.noAnswer : texts.yourAnswer(answerText(own))] : [];
  const payload = { copilId: copil.id };
  const buttons: Button[] = [
    ...(own && isOpen ? answerButtons(copil.id) : []),
    ...(isManager ? [{ label: texts.attendance, actionId: 'copils.attendance', payload }] : []),
    ...(isManager && isOpen
      ? [
          { label: texts.edit, actionId: 'copils.edit', payload, opensForm: true as const },
          { label: texts.collectCommand, actionId: 'copils.collect', payload },
          ...(card.home === undefined
            ? []
            : [{ label: texts.removeHome, actionId: 'copils.leaveHome', payload }]),
          { label: 'Annuler ce copil', actionId: 'copils.cancel', payload, style: 'danger' as const },
        ]
      : []),
  ];
  const text = [
    title,
    ...state,
    ...factLines(facts),
    ...(copil.agenda.length > 0
      ? [`${texts.agenda} :`, ...copil.agenda.map((line, i) => `${i + 1}. ${line}`)]
      : []),
    ...(standing.length > 0 ? [`${texts.standing} :`] : []),
    ...standing.flatMap((item) => [item.title, ...item.lines.map((line) => `• ${line}`)]),
    ...links.map(({ label, url }) => `${label} : ${url}`),
    ...mine,
  ].join('\n');
  return say(text, {
    title,
    blocks: [
      ...state.map((line) => textBlock(line, 'strong')),
      { type: 'facts', facts },
      ...agendaBlocks(copil.agenda),
      ...(standing.length > 0 ? [textBlock(texts.standing, 'strong')] : []),
      ...standing.flatMap((item): CardBlock[] => [
        textBlock(item.title),
        { type: 'list', items: item.lines },
      ]),
      ...(links.length > 0 ? [{ type: 'links' as const, links }] : []),
      ...mine.map((line) => textBlock(line)),
      ...(buttons.length > 0 ? [buttonRow(...buttons)] : []),
    ],
  });
}

export function copilList(
  copils: Copil[],
  register: TerritoryRegister,
  readerZone: string,
  mayCreate: boolean,
): Message {
  const create: Button[] = mayCreate
    ? [{ label: texts.new, actionId: 'copils.new', payload: {}, opensForm: true }]
    : [];
  const lines = copils.map(
    (copil) => `${copil.number}. ${titleOf(copil, register)}, ${whenOf(copil, readerZone)}`,
  );
  const intro = copils.length === 0 ? [texts.listEmpty] : [];
  const buttons: Button[] = [
    ...copils.slice(0, 4).map(({ id, number }) => ({
      label: texts.show(number),
      actionId: 'copils.show',
      payload: { copilId: id },
    })),
    ...create,
  ];
  return say([texts.listTitle, ...intro, ...lines.map((line) => `• ${line}`)].join('\n'), {
    title: texts.listTitle,
    blocks: [
      ...intro.map((line) => textBlock(line)),
      ...(lines.length > 0 ? [{ type: 'list' as const, items: lines }] : []),
      ...(buttons.length > 0 ? [buttonRow(...buttons)] : []),
    ],
  });
}

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

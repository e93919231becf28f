import { buttonRow, say, textBlock, type Button, type CardBlock, type Message } from '../../core/message';
import type { TerritoryRegister } from '../territories';
import type { Copil, Participant } from './copil';
import { titleOf, whenOf } from './describe';
import type { Reached } from './notices/missed';
import type { StandingItem } from './standing';
import { texts } from './texts';
import { agendaBlocks, answerButtons, answerText, factLines, factsOf, linksOf } from './views';

export interface CopilCard {
  copil: Copil;
  register: TerritoryRegister;
  readerZone: string;
  standing: StandingItem[];
  own: Participant | undefined;
  counts: string;
  /** Undefined: it has no home. */
  home: string | undefined;
  /** What became of what was announced; for those who convene it. */
  reached: Reached | undefined;
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
    ...(card.reached === undefined ? [] : [{ label: texts.messages, value: card.reached.figures }]),
  ];
  const missed = card.reached?.missed ?? [];
  const resend = resendButtons(card);
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
    ...(missed.length > 0 ? [`${texts.missed} :`, ...missed.map((line) => `• ${line}`)] : []),
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
      ...(missed.length > 0
        ? [textBlock(texts.missed, 'strong'), { type: 'list' as const, items: missed }]
        : []),
      ...(resend.length > 0 ? [buttonRow(...resend)] : []),
    ],
  });
}

function resendButtons({ copil, reached, isOver }: CopilCard): Button[] {
  if (!reached || isOver) return [];
  const button = (label: string, which: 'failed' | 'uncertain'): Button => ({
    label,
    actionId: 'copils.resend',
    payload: { copilId: copil.id, which },
  });
  return [
    ...(reached.failed > 0 ? [button(texts.resendFailed(reached.failed), 'failed')] : []),
    ...(reached.uncertain > 0 ? [button(texts.resendUncertain(reached.uncertain), 'uncertain')] : []),
  ];
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

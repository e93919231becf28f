import type { HandlerReply } from '../../core/feature';
import { buttonRow, say, textBlock, type CardBlock, type Message } from '../../core/message';
import type { Tx } from '../../core/ports';
import type { Member } from '../../core/address';
import type { Person } from '../../core/person';
import { findPeople } from '../people';
import type { TerritoryRegister } from '../territories';
import type { Answer, Copil, Participant } from './copil';
import { journalDeed, tell, type Desk, type Seen } from './desk';
import { isTold } from './notices/notice';
import { noticesOf, takeOutcomes } from './notices/store';
import { mayManage } from './rights';
import { refreshShown } from './outgoing/store';
import { participantsOf } from './store';
import { answerNames, texts } from './texts';

export function countsOf(participants: Participant[]): string {
  const counts: Record<Answer | 'waiting', number> = { present: 0, excused: 0, replaced: 0, waiting: 0 };
  for (const { answer } of participants) counts[answer ?? 'waiting'] += 1;
  return texts.counts(counts);
}

const liveKey = (copilId: string): string => `copils.attendance/${copilId}`;

/** For whoever convenes it: names are shown. */
export async function showAttendance(
  desk: Desk,
  { copil, participants, isManager }: Seen,
): Promise<HandlerReply> {
  if (!isManager) return tell(desk, say(texts.cannotManage));
  await journalDeed(desk, 'copil.attendance', copil.id);
  return tell(desk, await attendanceMessage(desk.context.tx, copil, participants));
}

/** After an answer: the lists that stand before those who convene it say so. */
export const refreshAttendance = (desk: Desk, copil: Copil): Promise<void> => {
  const { context, register } = desk;
  const change = { cause: context.event.key, now: context.now };
  return refreshAttendanceLists(context.tx, copil, register, { personOf: context.personOf, change });
};

export async function refreshAttendanceLists(
  tx: Tx,
  copil: Copil,
  register: TerritoryRegister,
  {
    personOf,
    change,
  }: {
    personOf: (member: Member) => Promise<Person | undefined>;
    change: { cause: string; now: Date };
  },
): Promise<void> {
  await refreshShown(
    tx,
    liveKey(copil.id),
    async (member) => {
      const reader = member && (await personOf(member));
      if (!reader || !mayManage(reader, copil, register)) return undefined;
      return attendanceMessage(tx, copil, await participantsOf(tx, copil.id));
    },
    change,
  );
}

async function attendanceMessage(tx: Tx, copil: Copil, participants: Participant[]): Promise<Message> {
  const people = await findPeople(
    tx,
    participants.map(({ personId }) => personId),
  );
  await takeOutcomes(tx, copil.id, texts.saidInHome);
  const notices = await noticesOf(tx, copil.id);
  const names = new Map(people.map(({ id, displayName }) => [id, displayName]));
  const groups = (['present', 'replaced', 'excused', undefined] as const).map((answer) => ({
    title: answer === undefined ? texts.waiting : answerNames[answer],
    lines: participants
      .filter((participant) => participant.answer === answer && names.has(participant.personId))
      .map(({ personId, replacedBy }) => {
        const name = names.get(personId) ?? '';
        const notice = notices.get(personId);
        // Who answered was told, whatever the platform said.
        if (answer === undefined && notice && !isTold(notice.state))
          return `${name} (${texts.missedStates[notice.state]})`;
        return replacedBy === undefined ? name : texts.replacedBy(name, replacedBy);
      })
      .sort((a, b) => a.localeCompare(b, 'fr')),
  }));
  const title = texts.attendanceTitle(copil.number);
  const counts = countsOf(participants);
  const filled = groups.filter(({ lines }) => lines.length > 0);
  return {
    ...say(
      [
        title,
        counts,
        ...filled.flatMap((group) => [`${group.title} :`, ...group.lines.map((line) => `• ${line}`)]),
      ].join('\n'),
      {
        title,
        blocks: [
          textBlock(counts),
          ...filled.flatMap((group): CardBlock[] => [
            textBlock(`${group.title} (${group.lines.length})`, 'strong'),
            { type: 'list', items: inCard(group.lines) },
          ]),
          buttonRow({ label: texts.exportButton, actionId: 'copils.export', payload: { copilId: copil.id } }),
        ],
      },
    ),
    liveKey: liveKey(copil.id),
  };
}

const namesInCard = 60;
const inCard = (lines: string[]): string[] =>
  lines.length <= namesInCard
    ? lines
    : [...lines.slice(0, namesInCard), `et ${lines.length - namesInCard} de plus`];

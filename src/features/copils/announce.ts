import type { Member } from '../../core/address';
import type { Message } from '../../core/message';
import { say, textBlock } from '../../core/message';
import type { AttachedFile } from '../../core/attached-file';
import type { Person } from '../../core/person';
import { nextWorkingMoment } from '../../scheduling/working-time';
import { membersOf } from '../people';
import { calendarOf } from '../reminders';
import { attachedCalendar, attachedRemoval } from './attached-calendar';
import type { Copil } from './copil';
import type { Desk } from './desk';
import { titleOf, whenOf } from './describe';
import { enqueueTold, type Told } from './outgoing/store';
import { announcedKey, homeKey } from './announced-keys';
import { homeCancellation, homeInvitation } from './home/home-views';
import { withhold } from './home/withhold';
import { homeOfCopil } from './store';
import { texts } from './texts';
import { invitation } from './views';

/**
 * In the home channel at once, and to each in private, in her working time. With a home, hers waits until it is known
 * whether she read it there.
 */
async function announce(
  desk: Desk,
  copil: Copil,
  people: Person[],
  write: (person: Person) => Message,
  { occasion, toHome }: { occasion: string; toHome?: Message },
): Promise<void> {
  const { context, register } = desk;
  const { tx, now, event } = context;
  const members = await reachable(desk, copil, people);
  const keyPrefix = announcedKey(occasion, copil);
  const told = people.flatMap((person): Told[] => {
    const member = members.get(person.id);
    if (!member) return [];
    const working = nextWorkingMoment(calendarOf(person, register), now);
    return [
      {
        dedupeKey: `${keyPrefix}${person.id}`,
        supersedesKey: `copils.told/${copil.id}/${person.id}`,
        to: { member },
        message: write(person),
        // What begins before her next working hour cannot wait for it.
        notBefore: working < copil.startsAt ? working : now,
      },
    ];
  });
  const home = toHome && (await homeOfCopil(tx, copil.id));
  if (!home) return enqueueTold(tx, told, event.key, now);
  const dedupeKey = `${keyPrefix}home`;
  const posted = {
    dedupeKey,
    supersedesKey: homeKey(copil),
    to: { address: home },
    message: toHome,
    notBefore: now,
  };
  await enqueueTold(tx, [posted], event.key, now);
  // Before it is known whether anybody was reached there, by this cause nothing goes out.
  const cause = `copils.withheld/${keyPrefix}`;
  await withhold(tx, { copil, home, homeKey: dedupeKey, now }, { cause, keyPrefix });
  await enqueueTold(tx, told, cause, now);
}

/** Their accounts; whoever has none cannot be reached. */
export const reachable = (
  desk: Desk,
  copil: Pick<Copil, 'workspaceId'>,
  people: Person[],
): Promise<Map<string, Member>> =>
  membersOf(
    desk.context.tx,
    people.map(({ id }) => ({ personId: id, workspaceId: copil.workspaceId })),
  );

const invite = (desk: Desk, copil: Copil, people: Person[], changes: string[] | undefined): Promise<void> =>
  announce(
    desk,
    copil,
    people,
    (person) =>
      invitation({
        copil,
        register: desk.register,
        readerZone: person.timeZone,
        calendar: attachedCalendar(desk, copil, person.id, desk.context.now),
        ...(changes && { changes }),
      }),
    changes
      ? { occasion: 'changed', toHome: homeInvitation(copil, desk.register, changes) }
      : { occasion: 'invited' },
  );

export const announceInvitation = (desk: Desk, copil: Copil, people: Person[]): Promise<void> =>
  invite(desk, copil, people, undefined);

export const announceChange = (
  desk: Desk,
  copil: Copil,
  people: Person[],
  changes: string[],
): Promise<void> => invite(desk, copil, people, changes);

export const announceCancellation = (desk: Desk, copil: Copil, people: Person[]): Promise<void> =>
  announce(
    desk,
    copil,
    people,
    (person) => {
      const file = attachedCalendar(desk, copil, person.id, desk.context.now);
      const text = texts.wasCancelled(titleOf(copil, desk.register), whenOf(copil, person.timeZone));
      return withdrawal(texts.cancellationTitle, text, file);
    },
    { occasion: 'cancelled', toHome: homeCancellation(copil, desk.register) },
  );

/** `had`: as she knew it, under the sequence that takes it back. */
export const announceRemoval = (desk: Desk, had: Copil, people: Person[]): Promise<void> =>
  announce(
    desk,
    had,
    people,
    (person) =>
      withdrawal(
        texts.removalTitle,
        texts.uninvited(titleOf(had, desk.register), whenOf(had, person.timeZone)),
        attachedRemoval(desk, had, person.id, desk.context.now),
      ),
    { occasion: 'removed' },
  );

const withdrawal = (title: string, text: string, file: AttachedFile | undefined): Message => ({
  ...say(text, { title, blocks: [textBlock(text)] }),
  ...(file && { file }),
});

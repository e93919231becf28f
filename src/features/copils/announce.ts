import type { Member } from '../../core/address';
import type { Message } from '../../core/message';
import { say, textBlock } from '../../core/message';
import type { AttachedFile } from '../../core/attached-file';
import type { Person } from '../../core/person';
import { nextWorkingMoment } from '../../scheduling/working-time';
import { membersOf, peopleThere } from '../people';
import { calendarOf } from '../reminders';
import { attachedCalendar, attachedRemoval } from './attached-calendar';
import type { Copil } from './copil';
import type { Desk } from './desk';
import { titleOf, whenOf } from './describe';
import { enqueueTold, type Told } from './outgoing/store';
import { announcedKey, homeGrownKey, homeKey } from './announced-keys';
import { homeCancellation, homeGrown, homeInvitation } from './home/home-views';
import { rosterGoodForMs } from './home/remind-home';
import { withhold } from './home/withhold';
import { homeOfCopil } from './store';
import { texts } from './texts';
import { invitation } from './views';

interface Announced {
  occasion: string;
  toHome?: Message;
  /** Of several that wait to be posted there with this key the newest alone is. */
  supersedesKey?: string;
}

/**
 * In the home channel at once, and to each in private, in her working time. With a home, hers waits until it is known
 * whether she read it there.
 */
async function announce(
  desk: Desk,
  copil: Copil,
  people: Person[],
  write: (person: Person) => Message,
  { occasion, toHome, supersedesKey = homeKey(copil) }: Announced,
): Promise<void> {
  const { tx, now, event } = desk.context;
  const told = await toldOf(desk, copil, people, write, occasion);
  const home = toHome && (await homeOfCopil(tx, copil.id));
  if (!home) return enqueueTold(tx, told, event.key, now);
  const keyPrefix = announcedKey(occasion, copil);
  const dedupeKey = `${keyPrefix}home`;
  const posted = { dedupeKey, supersedesKey, to: { address: home }, message: toHome, notBefore: now };
  await enqueueTold(tx, [posted], event.key, now);
  // Before it is known whether anybody was reached there, by this cause nothing goes out.
  const cause = `copils.withheld/${keyPrefix}`;
  await withhold(tx, { copil, home, homeKey: dedupeKey, now }, { cause, keyPrefix });
  await enqueueTold(tx, told, cause, now);
}

/** To each who can be reached, in her working time. */
async function toldOf(
  desk: Desk,
  copil: Copil,
  people: Person[],
  write: (person: Person) => Message,
  occasion: string,
): Promise<Told[]> {
  const { context, register } = desk;
  const { now } = context;
  const members = await reachable(desk, copil, people);
  return people.flatMap((person): Told[] => {
    const member = members.get(person.id);
    if (!member) return [];
    const working = nextWorkingMoment(calendarOf(person, register), now);
    return [
      {
        dedupeKey: `${announcedKey(occasion, copil)}${person.id}`,
        supersedesKey: `copils.told/${copil.id}/${person.id}`,
        to: { member },
        message: write(person),
        // What begins before her next working hour cannot wait for it.
        notBefore: working < copil.startsAt ? working : now,
      },
    ];
  });
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

const inviting =
  (desk: Desk, copil: Copil, changes?: string[]) =>
  (person: Person): Message =>
    invitation({
      copil,
      register: desk.register,
      readerZone: person.timeZone,
      calendar: attachedCalendar(desk, copil, person.id, desk.context.now),
      ...(changes && { changes }),
    });

export const announceInvitation = (desk: Desk, copil: Copil, people: Person[]): Promise<void> =>
  announce(desk, copil, people, inviting(desk, copil), { occasion: 'invited' });

/**
 * Of one that has a home already: whoever of them is in it is named there, which is her invitation; the others have theirs
 * in private, and are counted there.
 */
export async function announceAdded(desk: Desk, copil: Copil, people: Person[]): Promise<void> {
  const { tx, now } = desk.context;
  const home = await homeOfCopil(tx, copil.id);
  if (!home || people.length === 0) return announceInvitation(desk, copil, people);
  const ids = people.map(({ id }) => id);
  const there = await peopleThere(tx, home.key, ids, new Date(now.getTime() - rosterGoodForMs));
  const named = people.filter(({ id }) => there.has(id)).slice(0, namedInHome);
  const others = people.filter((person) => !named.includes(person));
  await announce(desk, copil, named, inviting(desk, copil), {
    occasion: 'added',
    toHome: homeGrown(
      copil,
      desk.register,
      named.map(({ displayName }) => displayName),
      others.length,
    ),
    supersedesKey: homeGrownKey(copil),
  });
  await announceInvitation(desk, copil, others);
}

/** More names are no sentence that anybody reads. */
const namedInHome = 20;

export const announceChange = (
  desk: Desk,
  copil: Copil,
  people: Person[],
  changes: string[],
): Promise<void> =>
  announce(desk, copil, people, inviting(desk, copil, changes), {
    occasion: 'changed',
    toHome: homeInvitation(copil, desk.register, changes),
  });

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

import type { Member } from '../../core/address';
import type { Message } from '../../core/message';
import { say, textBlock } from '../../core/message';
import type { AttachedFile } from '../../core/attached-file';
import type { Person } from '../../core/person';
import type { Tx } from '../../core/ports';
import { nextWorkingMoment } from '../../scheduling/working-time';
import { membersOf, peopleThere } from '../people';
import { calendarOf } from '../reminders';
import { attendeesOf } from './attendee';
import { attachedCalendar, attachedRemoval, type Reader } from './attached-calendar';
import type { Copil, CopilContent } from './copil';
import type { CopilParts } from './desk';
import { titleOf, whenOf } from './describe';
import { enqueueTold, type Told } from './outgoing/store';
import { announcedKey, homeGrownKey, homeKey } from './announced-keys';
import { homeGrown } from './home/home-views';
import { rosterGoodForMs } from './home/remind-home';
import { withhold } from './home/withhold';
import { homeReader, type NoticeKind } from './notices/notice';
import { noteTold } from './notices/store';
import { homeOfCopil } from './home/store';
import { texts } from './texts';
import { invitation } from './views';

/** Whoever announces: a person at her desk, or what happens by itself. */
export type Teller = CopilParts & { context: { tx: Tx; now: Date; event: { key: string } } };

/** What one person is told; `reader`: as her calendar file names her. */
type Writing = (person: Person, reader: Reader) => Message;

type Rounds = ReadonlyMap<string, number>;

interface Announced {
  kind: NoticeKind;
  toHome?: Message | undefined;
  /** Of several that wait to be posted there with this key the newest alone is. */
  supersedesKey?: string;
  /** Of those whom it is sent to again: how often it was. */
  rounds?: Rounds | undefined;
}

/**
 * In the home channel at once, and to each in private, in her working time. With a home, hers waits until it is known
 * whether she read it there. Whoever has no account is noted as not told.
 */
async function announce(
  teller: Teller,
  copil: Copil,
  people: Person[],
  write: Writing,
  announced: Announced,
): Promise<void> {
  const { kind, toHome, supersedesKey = homeKey(copil) } = announced;
  const { tx, now, event } = teller.context;
  const told = await toldOf(teller, copil, people, write, announced);
  const notices = people.map(({ id }) => ({ reader: id, deliveryKey: told.get(id)?.dedupeKey }));
  const home = toHome && (await homeOfCopil(tx, copil.id));
  await noteTold(tx, copil, kind, notices);
  if (!home) return enqueueTold(tx, [...told.values()], event.key, now);
  const keyPrefix = announcedKey(kind, copil);
  const dedupeKey = `${keyPrefix}home`;
  const posted = { dedupeKey, supersedesKey, to: { address: home }, message: toHome, notBefore: now };
  await enqueueTold(tx, [posted], event.key, now);
  if (kind !== 'added') await noteTold(tx, copil, kind, [{ reader: homeReader, deliveryKey: dedupeKey }]);
  // Before it is known whether anybody was reached there, by this cause nothing goes out.
  const cause = `copils.withheld/${keyPrefix}`;
  await withhold(tx, { copil, home, homeKey: dedupeKey, now }, { cause, keyPrefix });
  await enqueueTold(tx, [...told.values()], cause, now);
}

/** To each who can be reached, in her working time. */
async function toldOf(
  teller: Teller,
  copil: Copil,
  people: Person[],
  write: Writing,
  { kind, rounds }: Announced,
): Promise<Map<string, Told>> {
  const { tx } = teller.context;
  const members = await reachable(teller, copil, people);
  const attendees = await attendeesOf(tx, people);
  const told = new Map<string, Told>();
  for (const person of people) {
    const member = members.get(person.id);
    const attendee = attendees.get(person.id);
    if (!member || !attendee) continue;
    const round = rounds?.get(person.id);
    told.set(person.id, {
      dedupeKey: `${announcedKey(kind, copil)}${person.id}${round === undefined ? '' : `/${round}`}`,
      supersedesKey: `copils.told/${copil.id}/${person.id}`,
      to: { member },
      message: write(person, { id: person.id, attendee }),
      notBefore: tellAt(teller, copil, person),
    });
  }
  return told;
}

/** Her next working moment; what begins before it cannot wait for it. */
export function tellAt({ context: { now }, register }: Teller, copil: Copil, person: Person): Date {
  const working = nextWorkingMoment(calendarOf(person, register), now);
  return working < copil.startsAt ? working : now;
}

/** Their accounts; whoever has none cannot be reached. */
export const reachable = (
  teller: Teller,
  copil: Pick<Copil, 'workspaceId'>,
  people: Person[],
): Promise<Map<string, Member>> =>
  membersOf(
    teller.context.tx,
    people.map(({ id }) => ({ personId: id, workspaceId: copil.workspaceId })),
  );

const inviting =
  (teller: Teller, copil: Copil, changesFor?: (person: Person) => string[]): Writing =>
  (person, reader) =>
    invitation({
      copil,
      register: teller.register,
      readerZone: person.timeZone,
      calendar: attachedCalendar(teller, copil, reader, teller.context.now),
      ...(changesFor && { changes: changesFor(person) }),
    });

export const announceInvitation = (
  teller: Teller,
  copil: Copil,
  people: Person[],
  rounds?: Rounds,
): Promise<void> => announce(teller, copil, people, inviting(teller, copil), { kind: 'invited', rounds });

/**
 * Of one that has a home already: whoever of them is in it is named there, which is her invitation; the others have theirs
 * in private, and are counted there.
 */
export async function announceAdded(teller: Teller, copil: Copil, people: Person[]): Promise<void> {
  const { tx, now } = teller.context;
  const home = await homeOfCopil(tx, copil.id);
  if (!home || people.length === 0) return announceInvitation(teller, copil, people);
  const ids = people.map(({ id }) => id);
  const there = await peopleThere(tx, home.key, ids, new Date(now.getTime() - rosterGoodForMs));
  const named = people.filter(({ id }) => there.has(id)).slice(0, namedInHome);
  const others = people.filter((person) => !named.includes(person));
  await announce(teller, copil, named, inviting(teller, copil), {
    kind: 'added',
    toHome: homeGrown(
      copil,
      teller.register,
      named.map(({ displayName }) => displayName),
      others.length,
    ),
    supersedesKey: homeGrownKey(copil),
  });
  await announceInvitation(teller, copil, others);
}

/** More names are no sentence that anybody reads. */
const namedInHome = 20;

/** To each what changed since she was told last; `home`: the same for its channel, undefined where it is told nothing. */
export const announceChange = (
  teller: Teller,
  copil: Copil,
  changes: ReadonlyMap<Person, string[]>,
  { home, rounds }: { home?: Message | undefined; rounds?: Rounds } = {},
): Promise<void> =>
  announce(
    teller,
    copil,
    [...changes.keys()],
    inviting(teller, copil, (person) => changes.get(person) ?? []),
    { kind: 'changed', toHome: home, rounds },
  );

/** `had`: the copil as each knew it. */
export const announceCancellation = (
  teller: Teller,
  copil: Copil,
  had: ReadonlyMap<Person, CopilContent>,
  { home, rounds }: { home?: Message; rounds?: Rounds } = {},
): Promise<void> =>
  announce(
    teller,
    copil,
    [...had.keys()],
    (person, reader) => {
      const file = attachedCalendar(teller, copil, reader, teller.context.now);
      const known = had.get(person) ?? copil;
      const text = texts.wasCancelled(titleOf(known, teller.register), whenOf(known, person.timeZone));
      return withdrawal(texts.cancellationTitle, text, file);
    },
    { kind: 'cancelled', toHome: home, rounds },
  );

/** `had`: as each knew it; the sequence of the copil is the one that takes it back. */
export const announceRemoval = (
  teller: Teller,
  copil: Copil,
  had: ReadonlyMap<Person, CopilContent>,
  rounds?: Rounds,
): Promise<void> =>
  announce(
    teller,
    copil,
    [...had.keys()],
    (person, reader) => {
      const known = { ...copil, ...had.get(person) };
      return withdrawal(
        texts.removalTitle,
        texts.uninvited(titleOf(known, teller.register), whenOf(known, person.timeZone)),
        attachedRemoval(teller, known, reader, teller.context.now),
      );
    },
    { kind: 'removed', rounds },
  );

const withdrawal = (title: string, text: string, file: AttachedFile | undefined): Message => ({
  ...say(text, { title, blocks: [textBlock(text)] }),
  ...(file && { file }),
});

import type { Member } from '../../core/address';
import type { Message } from '../../core/message';
import { say, textBlock } from '../../core/message';
import type { Person } from '../../core/person';
import { nextWorkingMoment } from '../../scheduling/working-time';
import { membersOf } from '../people';
import { calendarOf } from '../reminders';
import type { Copil } from './copil';
import type { Desk } from './desk';
import { titleOf, whenOf } from './describe';
import { enqueueTold, type Told } from './outgoing/store';
import { homeOfCopil } from './store';
import { texts } from './texts';
import { invitation } from './views';

/** To each in private, in her working time, and in the home channel at once. */
async function announce(
  desk: Desk,
  copil: Copil,
  people: Person[],
  write: (person: Person | undefined) => Message,
  { occasion, toHome }: { occasion: string; toHome: boolean },
): Promise<void> {
  const { context, register } = desk;
  const { tx, now, event } = context;
  const members = await reachable(desk, copil, people);
  const told = people.flatMap((person): Told[] => {
    const member = members.get(person.id);
    if (!member) return [];
    const working = nextWorkingMoment(calendarOf(person, register), now);
    return [
      {
        dedupeKey: `copils.${occasion}/${copil.id}/${copil.sequence}/${person.id}`,
        supersedesKey: `copils.told/${copil.id}/${person.id}`,
        to: { member },
        message: write(person),
        // What begins before her next working hour cannot wait for it.
        notBefore: working < copil.startsAt ? working : now,
      },
    ];
  });
  const home = toHome ? await homeOfCopil(tx, copil.id) : undefined;
  if (home)
    told.push({
      dedupeKey: `copils.${occasion}/${copil.id}/${copil.sequence}/home`,
      supersedesKey: `copils.told/${copil.id}/home`,
      to: { address: home },
      message: write(undefined),
      notBefore: now,
    });
  await enqueueTold(tx, told, event.key, now);
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

const invite = (
  desk: Desk,
  copil: Copil,
  people: Person[],
  changes: string[] | undefined,
  toHome: boolean,
): Promise<void> =>
  announce(
    desk,
    copil,
    people,
    (person) =>
      invitation({
        copil,
        register: desk.register,
        readerZone: person?.timeZone,
        calendarUrl: person && desk.links.urlFor(copil, person.id, desk.context.now),
        ...(changes && { changes }),
      }),
    { occasion: changes ? 'changed' : 'invited', toHome },
  );

export const announceInvitation = (desk: Desk, copil: Copil, people: Person[]): Promise<void> =>
  invite(desk, copil, people, undefined, false);

export const announceChange = (
  desk: Desk,
  copil: Copil,
  people: Person[],
  changes: string[],
): Promise<void> => invite(desk, copil, people, changes, true);

export const announceCancellation = (desk: Desk, copil: Copil, people: Person[]): Promise<void> =>
  announce(
    desk,
    copil,
    people,
    (person) => {
      const url = person && desk.links.urlFor(copil, person.id, desk.context.now);
      const text = texts.wasCancelled(titleOf(copil, desk.register), whenOf(copil, person?.timeZone));
      return withdrawal(texts.cancellationTitle, text, url);
    },
    { occasion: 'cancelled', toHome: true },
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
        texts.uninvited(titleOf(had, desk.register), whenOf(had, person?.timeZone)),
        person && desk.links.removalUrlFor(had, person.id, desk.context.now),
      ),
    { occasion: 'removed', toHome: false },
  );

const withdrawal = (title: string, text: string, url: string | undefined): Message =>
  url === undefined
    ? say(text)
    : say(`${text}\n${texts.calendarRemoval} : ${url}`, {
        title,
        blocks: [textBlock(text), { type: 'links', links: [{ label: texts.calendarRemoval, url }] }],
      });

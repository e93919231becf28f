import type { Person } from '../../../core/person';
import type { TerritoryRegister } from '../../territories';
import { changesOf } from '../changes';
import type { Copil, CopilContent } from '../copil';
import { homeReader, type Notice } from './notice';

type Notices = ReadonlyMap<string, Notice>;

export interface Telling {
  /** Were not on the list. */
  added: Person[];
  /** Were, and never surely learned it. */
  invited: Person[];
  /** What changed for each since she was told last. */
  changed: Map<Person, string[]>;
  /** Know it as it is. */
  informed: Person[];
}

/** What each of those who are invited is to be told: never less than what changed since she was told last. */
export function tellingOf(
  notices: Notices,
  after: CopilContent,
  people: Person[],
  { before, register }: { before: ReadonlySet<string>; register: TerritoryRegister },
): Telling {
  const telling: Telling = { added: [], invited: [], changed: new Map(), informed: [] };
  for (const person of people) {
    const known = notices.get(person.id)?.known;
    if (!before.has(person.id)) telling.added.push(person);
    else if (!known) telling.invited.push(person);
    else {
      const changes = changesOf(known, after, register);
      if (changes.length > 0) telling.changed.set(person, changes);
      else telling.informed.push(person);
    }
  }
  return telling;
}

/** What its channel is to be told; `all`: it was told nothing yet. Undefined: it knows. */
export function homeTellingOf(
  notices: Notices,
  before: CopilContent,
  after: CopilContent,
  register: TerritoryRegister,
): string[] | 'all' | undefined {
  const notice = notices.get(homeReader);
  if (notice && !notice.known) return 'all';
  const changes = changesOf(notice?.known ?? before, after, register);
  return changes.length > 0 ? changes : undefined;
}

/** Whom it concerns that it does not take place, or that she is not invited any more: as each knew it. */
export function whoKnew(notices: Notices, people: Person[], copil: Copil): Map<Person, CopilContent> {
  return new Map(
    people.flatMap((person): [Person, CopilContent][] => {
      const notice = notices.get(person.id);
      if (!notice?.known && !notice?.mayKnow) return [];
      return [[person, notice.known ?? copil]];
    }),
  );
}

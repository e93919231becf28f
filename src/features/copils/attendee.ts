import type { Person } from '../../core/person';
import type { Tx } from '../../core/ports';
import { addressesOf } from '../people';

/** The person whose calendar file it is, as the file names her. */
export interface Attendee {
  name: string;
  email: string;
}

/** Of whoever has no address in the directory: it leads nowhere, and says nothing of her. */
const noAddress = 'convie@jalon.invalid';

export async function attendeesOf(tx: Tx, people: Person[]): Promise<Map<string, Attendee>> {
  const addresses = await addressesOf(
    tx,
    people.map(({ id }) => id),
  );
  return new Map(
    people.map(({ id, displayName }) => [id, { name: displayName, email: addresses.get(id) ?? noAddress }]),
  );
}

export async function attendeeOf(tx: Tx, person: Person): Promise<Attendee> {
  const attendees = await attendeesOf(tx, [person]);
  return attendees.get(person.id) as Attendee;
}

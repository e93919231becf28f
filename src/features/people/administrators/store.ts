import type { Tx } from '../../../core/ports';
import { storeClient } from '../../../storage/database';
import { journal } from '../journal/store';

export interface Appointment {
  now: Date;
  /** The key of the event, or where the start of the program found the address. */
  source: string;
}

export interface NewAdministrator {
  /** Of the person, if she has to be made. */
  id: string;
  name: string;
  /** One of the settings, in lower case. */
  email: string;
}

/** The person with that address; made if she is not in the directory, and administrator from now on. */
export async function administratorOf(
  tx: Tx,
  { id: newId, name, email }: NewAdministrator,
  appointment: Appointment,
): Promise<string> {
  const client = storeClient(tx);
  const { count } = await client.person.createMany({
    data: [{ id: newId, name, email, timeZone: 'Europe/Paris', createdAt: appointment.now }],
    skipDuplicates: true,
  });
  const { id } = await client.person.findUniqueOrThrow({ where: { email }, select: { id: true } });
  if (count > 0) await journal(tx, [entryOf(id, 'person.create', appointment)]);
  await appoint(tx, id, appointment);
  return id;
}

/** Whoever of the directory has one of the addresses is administrator; nobody is made. */
export async function appointAdministrators(
  tx: Tx,
  emails: string[],
  appointment: Appointment,
): Promise<void> {
  const people = await storeClient(tx).person.findMany({
    where: { email: { in: emails }, erasedAt: null, demo: false },
    select: { id: true },
  });
  for (const { id } of people) await appoint(tx, id, appointment);
}

async function appoint(tx: Tx, personId: string, appointment: Appointment): Promise<void> {
  const { count } = await storeClient(tx).assignment.createMany({
    data: [{ personId, role: 'administrateur' }],
    skipDuplicates: true,
  });
  if (count > 0) await journal(tx, [entryOf(personId, 'person.appoint', appointment)]);
}

/** Nobody's deed: the settings say it. */
const entryOf = (
  personId: string,
  action: 'person.create' | 'person.appoint',
  { now, source }: Appointment,
) => ({
  at: now,
  action,
  subject: 'person' as const,
  subjectId: personId,
  source,
});

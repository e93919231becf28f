import type { Tx } from '../../../core/ports';
import { storeClient } from '../../../storage/database';
import { lockPerson } from '../accounts/store';
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
  await takeRequestsOf(tx, email, id);
  return id;
}

/**
 * Whoever asked to be linked to that address asked for her: what was tried counts on, she is told of it, and her erasure
 * takes it. She is locked before the rows, as by whoever asks for her.
 */
async function takeRequestsOf(tx: Tx, adminAddress: string, personId: string): Promise<void> {
  if (await lockPerson(tx, personId))
    await storeClient(tx).linkRequest.updateMany({
      where: { adminAddress },
      data: { personId, adminAddress: null },
    });
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

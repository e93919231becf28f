import type { Tx } from '../../../core/ports';
import { storeClient } from '../../../storage/database';
import { demoPersonae } from '../demo-personae';

/** Writes the invented people and their assignments; those that are there stay as they are. */
export async function loadDemoPeople(tx: Tx, now: Date): Promise<void> {
  const client = storeClient(tx);
  await client.person.createMany({
    data: demoPersonae.map(({ id, displayName, timeZone }) => ({
      id,
      name: displayName,
      timeZone,
      demo: true,
      createdAt: now,
    })),
    skipDuplicates: true,
  });
  await client.assignment.createMany({
    data: demoPersonae.flatMap(({ id, assignments }) =>
      assignments.map((assignment) => ({ personId: id, ...assignment })),
    ),
    skipDuplicates: true,
  });
}

/** The invented people go, and what the journal says of them. */
export async function removeDemoPeople(tx: Tx): Promise<void> {
  const client = storeClient(tx);
  await client.$executeRaw`SELECT set_config('jalon.may_forget', 'on', true)`;
  await client.$executeRaw`
    DELETE FROM journal_entry USING person
    WHERE person.demo AND (journal_entry.person_id = person.id
      OR (journal_entry.subject = 'person' AND journal_entry.subject_id = person.id))`;
  await client.$executeRaw`SELECT set_config('jalon.may_forget', 'off', true)`;
  await client.person.deleteMany({ where: { demo: true } });
}

/** Is anybody in the directory who was not invented, or was anybody before she was erased? */
export async function hasRealPeople(tx: Tx): Promise<boolean> {
  return (await storeClient(tx).person.findFirst({ where: { demo: false }, select: { id: true } })) !== null;
}

import { randomUUID } from 'node:crypto';
import type { Tx } from '../../../core/ports';
import type { Person } from '../../../core/person';
import { findPeople } from '../accounts/store';
import { administratorOf, type Appointment } from '../administrators/store';
import { nameInAddress } from './address';
import type { Target } from './store';

/**
 * The person that a code or an approval has proven the account to be. An administrator of the settings is made only now,
 * and only while the settings still say so. Undefined: she is not there any more.
 */
export async function provenPerson(
  tx: Tx,
  target: Target,
  adminEmails: string[],
  appointment: Appointment,
): Promise<Person | undefined> {
  if ('personId' in target) return (await findPeople(tx, [target.personId]))[0];
  const { adminAddress: email } = target;
  if (!adminEmails.includes(email)) return undefined;
  const id = await administratorOf(tx, { id: randomUUID(), name: nameInAddress(email), email }, appointment);
  return (await findPeople(tx, [id]))[0];
}

import type { Copil } from '../copil';
import type { Teller } from '../announce';
import { planFollowing } from './follow-notices';
import type { Notice } from './notice';
import { keepVersion, noticesOf, withdrawNotices } from './store';

/** Before anything newer is told: what still waits is not sent, and what each knows is up to date. */
export async function renewNotices(
  { context: { tx, now } }: Teller,
  copil: Copil,
  personId: string,
): Promise<Map<string, Notice>> {
  await planFollowing(tx, { copilId: copil.id, personId }, now);
  await keepVersion(tx, copil);
  await withdrawNotices(tx, copil.id, now);
  return noticesOf(tx, copil.id);
}

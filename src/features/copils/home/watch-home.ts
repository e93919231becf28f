import type { DeliveryAddress } from '../../../core/address';
import type { Tx } from '../../../core/ports';
import { watchRosterNoLonger } from '../../people';
import { endOf, longestCopilMs } from '../copil';
import { copilsAtHome } from '../store';

/** Who is in a channel is of use as long as a copil to come, or going on, has its home there; no longer. */
export async function watchHomeNoLonger(tx: Tx, { key }: DeliveryAddress, now: Date): Promise<void> {
  const going = await copilsAtHome(tx, key, new Date(now.getTime() - longestCopilMs));
  const ends = going.map((copil) => endOf(copil).getTime()).filter((end) => end > now.getTime());
  await watchRosterNoLonger(tx, key, ends.length === 0 ? undefined : new Date(Math.max(...ends)));
}

import { say } from '../../core/message';
import type { Tx } from '../../core/ports';
import { accountsOf } from './accounts-of';
import { causeOf, type Broadcast } from './broadcast';
import { enqueueMessages } from './outgoing/store';

/** A sentence on her broadcast, where she can be written to. `about`: what it came to; `key`: the same one again sends nothing. */
export async function tellAuthor(
  tx: Tx,
  { id, authorId, origin }: Broadcast,
  sentence: string,
  { about, key, now }: { about: 'departure' | 'decided'; key: string; now: Date },
): Promise<void> {
  const [to] = await accountsOf(tx, [authorId], origin);
  if (!to) return;
  const message = { dedupeKey: `broadcasts/${id}/${key}`, member: to.member, message: say(sentence) };
  await enqueueMessages(tx, [message], `${causeOf(id)}/${about}`, now);
}

import type { Person } from '../../../core/person';
import type { Tx } from '../../../core/ports';
import { resolveAudience, type AudienceParts } from '../audience/resolve-audience';
import type { Broadcast } from '../broadcast';
import { recipientsOf } from '../recipients/store';

/** How many have it or are to have it; of them, those still in the directory, to whom a second person must be able to write. */
export async function whoIsConcerned(
  tx: Tx,
  parts: AudienceParts,
  { id, audience, expandedAt }: Broadcast,
  author: Person,
): Promise<{ count: number; ids: string[] }> {
  if (!expandedAt) {
    const ids = await resolveAudience(tx, parts, author, audience);
    return { count: ids.length, ids };
  }
  const everybody = new Set(await resolveAudience(tx, parts, author, [{}]));
  const recipients = (await recipientsOf(tx, id)).map(({ personId }) => personId);
  return { count: recipients.length, ids: recipients.filter((personId) => everybody.has(personId)) };
}

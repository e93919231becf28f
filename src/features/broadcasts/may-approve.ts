import type { Person } from '../../core/person';
import type { Tx } from '../../core/ports';
import { resolveAudience, type AudienceParts } from './audience/resolve-audience';

/** She may write to all of them herself. */
export async function mayApprove(
  tx: Tx,
  parts: AudienceParts,
  candidate: Person,
  ids: string[],
): Promise<boolean> {
  const everybody = [{}];
  const hers = new Set(await resolveAudience(tx, parts, candidate, everybody));
  return ids.length > 0 && ids.every((id) => hers.has(id));
}

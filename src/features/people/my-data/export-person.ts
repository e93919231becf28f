import type { Tx } from '../../../core/ports';
import { journal } from '../journal/store';
import { heldData, type HeldData } from './store';

/** Everything that is held on a person, to be handed to her. */
export async function exportPerson(
  tx: Tx,
  personId: string,
  { now, source }: { now: Date; source: string },
): Promise<HeldData> {
  const held = await heldData(tx, personId, undefined, { entriesAtMost: 1_000_000, until: now });
  await journal(tx, [{ at: now, action: 'people.export', subject: 'person', subjectId: personId, source }]);
  return held;
}

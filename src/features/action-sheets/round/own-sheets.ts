import type { Desk } from '../desk';
import type { Sheet } from '../sheet';
import { listSheets } from '../store';
import type { RoundOwner } from './store';

export const ownerOf = ({ person, context }: Desk): RoundOwner => ({
  personId: person.id,
  visitor: person.demo && context.event.actor.platform === 'web' ? context.event.actor.workspaceId : '',
});

/** Those that she leads; where she leads none by name, those of her territories. In the order of asking. */
export async function ownSheets({ context, person, writable }: Desk): Promise<Sheet[]> {
  const open = { statuses: ['a_lancer', 'en_cours', 'bloque', 'suspendu'] as Sheet['fields']['status'][] };
  const led = await listSheets(context.tx, writable, { ...open, leadId: person.id });
  return roundOrder(led.length > 0 ? led : await listSheets(context.tx, writable, open));
}

/** Blocked first, then whatever has had no news for longest. */
const roundOrder = (sheets: Sheet[]): Sheet[] =>
  sheets.toSorted(
    (a, b) =>
      Number(b.fields.status === 'bloque') - Number(a.fields.status === 'bloque') ||
      a.updatedAt.getTime() - b.updatedAt.getTime() ||
      a.number - b.number,
  );

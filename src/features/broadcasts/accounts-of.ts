import type { Member } from '../../core/address';
import type { Tx } from '../../core/ports';
import { membersOf } from '../people';

/** Where each of them is written to, who can be; of invented people, as the visitor `near` knows them. */
export async function accountsOf(
  tx: Tx,
  personIds: string[],
  near: Member,
): Promise<{ personId: string; member: Member }[]> {
  const workspaceId = near.platform === 'web' ? near.workspaceId : undefined;
  const members = await membersOf(
    tx,
    personIds.map((personId) => ({ personId, workspaceId })),
  );
  return personIds.flatMap((personId) => {
    const member = members.get(personId);
    return member ? [{ personId, member }] : [];
  });
}

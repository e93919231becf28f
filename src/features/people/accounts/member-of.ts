import type { Member } from '../../../core/address';
import type { Tx } from '../../../core/ports';
import { demoMemberId } from '../demo-personae';
import { lastActiveAccounts } from './store';

/**
 * Where a person is written to: the account that she used last. An invented one is there on the demonstration page
 * alone, as one of the visitor `near`. Undefined: nowhere yet.
 */
export async function memberOf(tx: Tx, personId: string, near?: Member): Promise<Member | undefined> {
  const invented = demoMemberId(personId);
  if (invented !== undefined)
    return near?.platform === 'web'
      ? { platform: 'web', workspaceId: near.workspaceId, memberId: invented }
      : undefined;
  const [account] = await lastActiveAccounts(tx, [personId]);
  return account?.member;
}

/** The same for many at once, by person id. `workspaceId`: of the visitor of the demonstration page. */
export async function membersOf(
  tx: Tx,
  people: { personId: string; workspaceId?: string | undefined }[],
): Promise<Map<string, Member>> {
  const members = new Map<string, Member>();
  const real: string[] = [];
  for (const { personId, workspaceId } of people) {
    const invented = demoMemberId(personId);
    if (invented === undefined) real.push(personId);
    else if (workspaceId !== undefined)
      members.set(personId, { platform: 'web', workspaceId, memberId: invented });
  }
  for (const { personId, member } of await lastActiveAccounts(tx, real)) members.set(personId, member);
  return members;
}

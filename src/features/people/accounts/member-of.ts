import type { Member } from '../../../core/address';
import type { Tx } from '../../../core/ports';
import { demoMemberId } from '../demo-personae';
import { lastActiveAccounts, type LinkedAccount } from './store';

/** Of each of the people where she is written to, if she can be: as `memberOf` says. */
export async function membersOf(tx: Tx, personIds: string[], near: Member): Promise<LinkedAccount[]> {
  const invented = personIds.flatMap((personId) => {
    const memberId = demoMemberId(personId);
    if (memberId === undefined || near.platform !== 'web') return [];
    return [{ personId, member: { platform: 'web' as const, workspaceId: near.workspaceId, memberId } }];
  });
  const real = personIds.filter((id) => demoMemberId(id) === undefined);
  return [...invented, ...(await lastActiveAccounts(tx, real))];
}

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

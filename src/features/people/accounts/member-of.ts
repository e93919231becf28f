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

import type { Transactions } from '../../core/ports';
import { tableFile, type TableFile } from '../../tables/table-files';
import { allowed, findPeople } from '../people';
import type { TerritoryRegister } from '../territories';
import { exportFollowUp } from './export-follow-up';
import type { FollowUpLinks } from './follow-up-links';
import { findOwn } from './store';

/** Undefined: not a link of ours, past its time, or of somebody who is not its author any more, or may not write to many. */
export function createFollowUpFiles(
  { register, followUpLinks }: { register: TerritoryRegister; followUpLinks: FollowUpLinks },
  transactions: Transactions,
) {
  return async (token: string, now: Date): Promise<TableFile | undefined> => {
    const claim = followUpLinks.read(token, now);
    if (!claim) return undefined;
    const found = await transactions.run(async (tx) => {
      const [person] = await findPeople(tx, [claim.personId]);
      if (!allowed(person, 'broadcast.send', register)) return undefined;
      const broadcast = await findOwn(tx, claim.personId, { id: claim.broadcastId });
      if (!broadcast) return undefined;
      const deed = { now, source: 'link', personId: claim.personId };
      return { number: broadcast.number, table: await exportFollowUp(tx, broadcast, deed) };
    });
    return found && tableFile(`diffusion-${found.number}`, claim.format, found.table);
  };
}

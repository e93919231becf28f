import { memberKey } from '../../core/address';
import { findPeople, type WhenLinked } from '../people';
import { findTerritory, territoriesOfRegion, type TerritoryRegister } from '../territories';
import { blockedList } from './gather-messages';
import { enqueueMessages } from './outgoing/store';
import { listSheets } from './store';
import { texts } from './texts';

/**
 * A Region's pilot who had no account was not told of the sheets that became blocked meanwhile: she is with her first
 * account, once, in one message. With a further account she was told already.
 */
export function createNewcomerNews(register: TerritoryRegister): WhenLinked {
  return async (tx, { personId, member, isFirstAccount }, { now, source }) => {
    const [person] = isFirstAccount ? await findPeople(tx, [personId]) : [];
    if (!person || person.demo) return;
    const regions = new Set(
      person.assignments.flatMap(({ role, regionCode }) =>
        role === 'piloteRegional' && regionCode !== undefined ? [regionCode] : [],
      ),
    );
    const territoryIds = [...regions].flatMap((code) =>
      territoriesOfRegion(register, code).map(({ id }) => id),
    );
    if (territoryIds.length === 0) return;
    const blocked = await listSheets(tx, { demo: false, territoryIds }, { statuses: ['bloque'] });
    if (blocked.length === 0) return;
    const lines = blocked.map(({ number, fields, territoryId }) =>
      texts.blocked(
        number,
        fields.title,
        findTerritory(register, territoryId)?.name ?? territoryId,
        fields.blocker,
      ),
    );
    const message = blockedList(texts.blockedBefore(blocked.length, regions.size), lines);
    // An account that was taken away and linked again was told already.
    const dedupeKey = `action-sheets.blockedBefore/${personId}/${memberKey(member)}`;
    await enqueueMessages(tx, [{ dedupeKey, member, message }], source, now);
  };
}

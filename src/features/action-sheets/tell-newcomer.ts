import { memberKey } from '../../core/address';
import type { Person } from '../../core/person';
import type { Tx } from '../../core/ports';
import { findPeople, type WhenLinked } from '../people';
import { findTerritory, territoriesOfRegion, type TerritoryRegister } from '../territories';
import { dayIn } from './desk';
import { blockedList, messageOfLines } from './gather-messages';
import { defaultStaleWeeks, weeksBefore } from './lists/list-request';
import { sheetLine } from './lists/list-view';
import { enqueueMessages, type PersonalMessage } from './outgoing/store';
import { listSheets } from './store';
import { pairTerritories } from './tell-others';
import { texts } from './texts';

/**
 * Whoever had no account was told of nothing: with her first one a Region's pilot is told of the sheets that are blocked,
 * and half of a binôme of those of her territory that changed of late, once, in one message. With a further account she
 * was told already.
 */
export function createNewcomerNews(register: TerritoryRegister): WhenLinked {
  return async (tx, { personId, member, isFirstAccount }, { now, source }) => {
    const [person] = isFirstAccount ? await findPeople(tx, [personId]) : [];
    if (!person || person.demo) return;
    const news = [
      ['blockedBefore', await blockedOf(tx, person, register)],
      ['changedBefore', await changedFor(tx, person, now)],
    ] as const;
    const messages = news.flatMap(([what, message]): PersonalMessage[] =>
      // An account that was taken away and linked again was told already.
      message
        ? [{ dedupeKey: `action-sheets.${what}/${personId}/${memberKey(member)}`, member, message }]
        : [],
    );
    await enqueueMessages(tx, messages, source, now);
  };
}

async function blockedOf(tx: Tx, person: Person, register: TerritoryRegister) {
  const regions = new Set(
    person.assignments.flatMap(({ role, regionCode }) =>
      role === 'piloteRegional' && regionCode !== undefined ? [regionCode] : [],
    ),
  );
  const territoryIds = [...regions].flatMap((code) =>
    territoriesOfRegion(register, code).map(({ id }) => id),
  );
  if (territoryIds.length === 0) return undefined;
  const blocked = await listSheets(tx, { demo: false, territoryIds }, { statuses: ['bloque'] });
  if (blocked.length === 0) return undefined;
  const lines = blocked.map(({ number, fields, territoryId }) =>
    texts.blocked(
      number,
      fields.title,
      findTerritory(register, territoryId)?.name ?? territoryId,
      fields.blocker,
    ),
  );
  return blockedList(texts.blockedBefore(blocked.length, regions.size), lines);
}

/** By others than herself. */
async function changedFor(tx: Tx, person: Person, now: Date) {
  const territoryIds = pairTerritories(person);
  if (territoryIds.length === 0) return undefined;
  const sheets = await listSheets(tx, { demo: false, territoryIds });
  const since = weeksBefore(now, defaultStaleWeeks);
  const changed = sheets.filter(({ updatedAt, updatedBy }) => updatedAt >= since && updatedBy !== person.id);
  if (changed.length === 0) return undefined;
  return messageOfLines(
    texts.toldTitle,
    texts.changedBefore(changed.length, defaultStaleWeeks),
    changed.map((sheet) => sheetLine(sheet, dayIn(person.timeZone, now))),
    texts.moreSheets,
  );
}

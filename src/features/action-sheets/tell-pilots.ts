import type { Member } from '../../core/address';
import { buttonRow, say, textBlock } from '../../core/message';
import type { Person } from '../../core/person';
import type { Tx } from '../../core/ports';
import { memberOf, peopleWithRole } from '../people';
import { findTerritory, type TerritoryRegister } from '../territories';
import type { PersonalMessage } from './outgoing/store';
import type { Sheet } from './sheet';
import { historyOf, type RevisionRow } from './store';
import { texts } from './texts';

interface Telling {
  tx: Tx;
  register: TerritoryRegister;
  /** Who wrote: not told of her own deed. Absent: the command line. */
  authorId?: string | undefined;
  /** Where invented people are reached. */
  near?: Member | undefined;
}

interface Change {
  sheet: Sheet;
  /** Absent: it is new. */
  before?: Sheet | undefined;
}

export interface PilotsTold {
  messages: PersonalMessage[];
  /** What the author should know: who could not be told. */
  notes: string[];
}

/**
 * The Region's pilots are told when a sheet becomes blocked, once, with the cause; and once more where the cause is
 * given later only.
 */
export async function tellPilots(telling: Telling, changes: Change[]): Promise<PilotsTold> {
  const messages: PersonalMessage[] = [];
  const notes = new Set<string>();
  for (const change of changes.filter(isNews)) {
    const { sheet } = change;
    const territory = findTerritory(telling.register, sheet.territoryId);
    if (!territory) continue;
    const pilots = await peopleWithRole(telling.tx, {
      roles: ['piloteRegional'],
      regionCodes: territory.regionCodes,
      demo: sheet.demo,
    });
    if (pilots.length === 0) notes.add(texts.noPilot);
    const others = pilots.filter(({ id }) => id !== telling.authorId);
    const isLater = change.before?.fields.status === 'bloque';
    const told = await toEach(telling, sheet, others, textOf(sheet, territory.name, isLater));
    messages.push(...told.messages);
    if (told.unreached.length > 0)
      notes.add(texts.pilotsUnreached(told.unreached.map(({ displayName }) => displayName)));
  }
  return { messages, notes: [...notes] };
}

/** It is blocked now; or it was already, and nobody had said why. */
function isNews({ sheet, before }: Change): boolean {
  if (sheet.fields.status !== 'bloque') return false;
  if (before?.fields.status !== 'bloque') return true;
  return before.fields.blocker === undefined && sheet.fields.blocker !== undefined;
}

function textOf({ number, fields }: Sheet, territory: string, isLater: boolean): string {
  return isLater
    ? texts.blockedCause(number, fields.title, territory, fields.blocker ?? '')
    : texts.blocked(number, fields.title, territory, fields.blocker);
}

async function toEach(
  { tx, near }: Telling,
  sheet: Sheet,
  pilots: Person[],
  text: string,
): Promise<{ messages: PersonalMessage[]; unreached: Person[] }> {
  const perimeter = { demo: sheet.demo, territoryIds: [sheet.territoryId] };
  const episode = blockedSince(await historyOf(tx, perimeter, sheet.id, 1000));
  const what = sheet.fields.blocker === undefined ? 'bare' : 'cause';
  const message = say(text, {
    title: texts.blockedTitle,
    blocks: [
      textBlock(text),
      buttonRow({ label: texts.show, actionId: 'action-sheets.show', payload: { sheetId: sheet.id } }),
    ],
  });
  const messages: PersonalMessage[] = [];
  const unreached: Person[] = [];
  for (const pilot of pilots) {
    const member = await memberOf(tx, pilot.id, near);
    const dedupeKey = `action-sheets.blocked/${sheet.id}/${episode}/${what}/${pilot.id}`;
    if (member) messages.push({ dedupeKey, member, message });
    else unreached.push(pilot);
  }
  return { messages, unreached };
}

/** The revision that blocked it. To undo and to redo brings no new one about: what was told of it stands. */
function blockedSince(newestFirst: RevisionRow[]): number | undefined {
  let since: number | undefined;
  for (const { revision, way, changes } of newestFirst.toReversed()) {
    const blocks = changes.some(({ field, after }) => field === 'status' && after === 'bloque');
    if (blocks && (way !== 'undo' || since === undefined)) since = revision;
  }
  return since;
}

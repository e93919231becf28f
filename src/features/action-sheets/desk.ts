import { Temporal } from 'temporal-polyfill';
import { dialogConversation } from '../../core/dialog';
import type { Context, HandlerReply } from '../../core/feature';
import type { Message } from '../../core/message';
import type { Perimeter } from '../../core/perimeter';
import type { Person } from '../../core/person';
import { findPeople, perimeterOf } from '../people';
import { findTerritory, type TerritoryRegister } from '../territories';
import type { Names } from './field-text';
import { leadId, type Sheet } from './sheet';
import { listSheets } from './store';
import { sheetTopic } from './topic/store';

/** What every use of the feature needs to know of who asks, and where. */
export interface Desk {
  context: Context;
  person: Person;
  register: TerritoryRegister;
  /** What she may read, and what she may change. */
  readable: Perimeter;
  writable: Perimeter;
  /** « YYYY-MM-DD » where she is. */
  today: string;
}

/** Undefined for somebody who has no sheet to see and no figure to read. */
export function openDesk(context: Context, register: TerritoryRegister): Desk | undefined {
  const { person } = context;
  if (!person) return undefined;
  return {
    context,
    person,
    register,
    readable: perimeterOf(person, 'sheet.read', register),
    writable: perimeterOf(person, 'sheet.write', register),
    today: dayIn(person.timeZone, context.now),
  };
}

export const dayIn = (timeZone: string, now: Date): string =>
  Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone).toPlainDate().toString();

export const isEmpty = (perimeter: Perimeter): boolean =>
  perimeter.territoryIds !== 'all' && perimeter.territoryIds.length === 0;

/** Sheets are for those who may read them: the answer goes to the person alone, wherever she asks. */
export function tell(_desk: Desk, message: Message): HandlerReply {
  return [{ type: 'say', audience: 'actor', message }];
}

export function territoryName(register: TerritoryRegister, id: string): string {
  return findTerritory(register, id)?.name ?? id;
}

/** The sheet that the conversation is about, if she may still see it. */
export async function currentSheet(desk: Desk): Promise<Sheet | undefined> {
  const { context, readable } = desk;
  const id = await sheetTopic(context.tx, context.event.actor, dialogConversation(context), context.now);
  if (id === undefined) return undefined;
  const [sheet] = await listSheets(context.tx, readable, { ids: [id] }, 1);
  return sheet;
}

/** Names of the leads, of the authors and of whoever else is named by id. */
export async function namesFor(
  { context }: { context: Pick<Context, 'tx'> },
  sheets: Sheet[],
  more: (string | undefined)[] = [],
): Promise<Names> {
  const ids = sheets.flatMap(({ fields, updatedBy }) => [
    leadId(fields.lead),
    ...(fields.disagreement ?? []).map(({ personId }) => personId),
    updatedBy,
  ]);
  const known = [...ids, ...more].filter((id): id is string => id !== undefined);
  const people = known.length === 0 ? [] : await findPeople(context.tx, known);
  return new Map(people.map(({ id, displayName }) => [id, displayName]));
}

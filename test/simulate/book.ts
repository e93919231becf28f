import { minute, type Answered, type Chronicle, type SeenReminder } from './chronicle';
import { upAt } from './outages';
import { isWorkingTime, onToWork } from './plain-calendar';
import type { Citizen, World } from './world';

export { minute } from './chronicle';
export const day = 24 * 60 * minute;
/** Time for a crashed worker's lease to run out, twice. */
export const slack = 2 * minute;

/** The chronicle with its indexes, and what the judges write down. */
export interface Book {
  chronicle: Chronicle;
  faults: string[];
  counts: Record<string, number>;
  /** Sheets by lead. */
  leads: ReadonlyMap<string, string[]>;
  /** What she was told first (not what she had put off), by person, thing and copil. */
  told: ReadonlyMap<string, SeenReminder[]>;
  fault(text: string): void;
  count(name: string, by?: number): void;
  person(id: string): Citizen;
  /** When what is due to her then can be told: she works, and nothing keeps it back. */
  tellableAt(personId: string, due: number): number;
  /** Whether it was kept back at any moment between the two. */
  isHeldUp(personId: string, from: number, until: number): boolean;
  /** The last answer that was given for that date of the meeting by then. */
  answerOf(code: string, personId: string, before: number, since: number): Answered | undefined;
  stateAt(sheetId: string, at: number): { at: number; isBlocked: boolean };
}

/** A message that did not go out is looked at again this often. */
export const lookAgain = 16 * minute;

export const show = (at: number): string => new Date(at).toISOString().slice(0, 16);

export function openBook(world: World, chronicle: Chronicle): Book {
  const faults: string[] = [];
  const counts: Record<string, number> = {};
  const answersOf = new Map<string, Answered[]>();
  for (const one of chronicle.answers) push(answersOf, `${one.code}/${one.personId}`, one);
  const leads = new Map<string, string[]>();
  for (const { id, leadId } of world.sheets) push(leads, leadId, id);
  const told = new Map<string, SeenReminder[]>();
  for (const message of chronicle.seen)
    if (message.kind !== 'again')
      for (const { what, code } of message.lines) push(told, `${message.personId}/${what}/${code}`, message);
  const person = (id: string): Citizen => {
    const found = world.byId.get(id);
    if (!found) throw new Error(`unknown person ${id}`);
    return found;
  };
  return {
    chronicle,
    faults,
    counts,
    leads,
    told,
    tellableAt(personId, due) {
      const { place, member } = person(personId);
      let time = due;
      for (;;) {
        const up = upAt(chronicle.outages, member.workspaceId, onToWork(time, place));
        if (isWorkingTime(up, place)) return up;
        time = up;
      }
    },
    isHeldUp: (personId, from, until) =>
      chronicle.outages.some(
        (one) =>
          one.workspaceId === person(personId).member.workspaceId && one.from <= until && one.to >= from,
      ),
    fault: (text) => void faults.push(text),
    count: (name, by = 1) => void (counts[name] = (counts[name] ?? 0) + by),
    person,
    answerOf: (code, personId, before, since) =>
      answersOf.get(`${code}/${personId}`)?.findLast(({ at }) => at <= before && at >= since),
    stateAt: (sheetId, at) =>
      chronicle.news.get(sheetId)?.findLast((one) => one.at <= at) ?? { at: 0, isBlocked: false },
  };
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

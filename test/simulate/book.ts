import type { Answered, Chronicle, SeenReminder } from './chronicle';
import type { Citizen, World } from './world';

export const minute = 60_000;
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
  /** The last answer that was given for that date of the meeting by then. */
  answerOf(code: string, personId: string, before: number, since: number): Answered | undefined;
  stateAt(sheetId: string, at: number): { at: number; isBlocked: boolean };
}

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
  return {
    chronicle,
    faults,
    counts,
    leads,
    told,
    fault: (text) => void faults.push(text),
    count: (name, by = 1) => void (counts[name] = (counts[name] ?? 0) + by),
    person(id) {
      const found = world.byId.get(id);
      if (!found) throw new Error(`unknown person ${id}`);
      return found;
    },
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

import type { Fact } from '../../knowledge';

/** So long before its day whoever keeps the knowledge is asked to look again. */
export const askedBeforeDays = 30;

/** Facts, and documents, whose day to look again has come, or comes within the month; the oldest day first. `today`: ISO day. */
export function factsDue<T extends Pick<Fact, 'id' | 'recheck'>>(facts: readonly T[], today: string): T[] {
  const horizon = new Date(`${today}T00:00:00Z`);
  horizon.setUTCDate(horizon.getUTCDate() + askedBeforeDays);
  const until = horizon.toISOString().slice(0, 10);
  return facts
    .filter(({ recheck }) => recheck <= until)
    .sort((a, b) => a.recheck.localeCompare(b.recheck) || a.id.localeCompare(b.id));
}

/** Once for each fact and deadline: a fact that is confirmed gets a new day, and is asked about again then. */
export const dueKey = ({ id, recheck }: Fact): string => `${id}/${recheck}`;

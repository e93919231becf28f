import type { Tx } from '../../../core/ports';
import { findPeople } from '../../people';
import { texts } from '../texts';
import { homeReader, isFailed, isMissed, isTold, type Notice } from './notice';

const namesAtMost = 12;

/** Names, what each was to be told, and why she was not; for those who convene the copil. */
export async function missedLines(tx: Tx, missed: Notice[]): Promise<{ lines: string[] }> {
  const people = await findPeople(
    tx,
    missed.map(({ reader }) => reader),
  );
  const names = new Map(people.map(({ id, displayName }) => [id, displayName]));
  const lines = missed
    .map(({ reader, kind, state, reason }) => {
      const name = reader === homeReader ? texts.theHome : (names.get(reader) ?? texts.someone);
      return `${name}, ${texts.noticeKinds[kind]} : ${state === 'noAccount' ? texts.noAccountYet : (reason ?? texts.missedStates[state])}`;
    })
    .sort((a, b) => a.localeCompare(b, 'fr'));
  return {
    lines:
      lines.length > namesAtMost
        ? [...lines.slice(0, namesAtMost), `et ${lines.length - namesAtMost} de plus`]
        : lines,
  };
}

export interface Reached {
  /** « 12 prévenues, 1 injoignable » */
  figures: string;
  missed: string[];
  failed: number;
  uncertain: number;
}

/** What became of what was announced of a copil. */
export async function reachedOf(tx: Tx, notices: ReadonlyMap<string, Notice>): Promise<Reached | undefined> {
  const all = [...notices.values()];
  const people = all.filter(({ reader }) => reader !== homeReader);
  if (people.length === 0) return undefined;
  const count = (...states: Notice['state'][]): number =>
    people.filter(({ state }) => states.includes(state)).length;
  const missed = all.filter(isMissed);
  return {
    figures: texts.reached({
      told: people.filter(({ state }) => isTold(state)).length,
      waiting: count('queued'),
      unreachable: count('unreachable'),
      rejected: count('rejected'),
      uncertain: count('uncertain'),
      noAccount: count('noAccount'),
      cancelled: count('cancelled'),
    }),
    missed: (await missedLines(tx, missed)).lines,
    failed: people.filter(isFailed).length,
    uncertain: count('uncertain'),
  };
}

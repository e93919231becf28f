import { UserError } from '../../core/errors';
import type { Transactions } from '../../core/ports';
import { readSeed } from './seed/read-seed';
import { replaceSeedItems, type LoadCounts } from './store';
import { toItems } from './items';

/**
 * Loads the files into the database: all of them or, when one is bad, none. Loading the same again changes nothing;
 * what somebody corrected since is left as it is.
 */
export async function loadSeed(transactions: Transactions, folder: string): Promise<LoadCounts> {
  const { knowledge, problems } = readSeed(folder);
  if (problems.length > 0)
    throw new UserError(
      [`Les connaissances ne sont pas chargées : ${problems.length} erreur(s).`, ...problems].join('\n'),
    );
  return transactions.run((tx) => replaceSeedItems(tx, toItems(knowledge)));
}

/** For the command line: the same reading, without a database. */
export function checkSeed(folder: string): { problems: string[]; subjects: number; facts: number } {
  const { knowledge, problems } = readSeed(folder);
  return { problems, subjects: knowledge.subjects.length, facts: knowledge.facts.length };
}

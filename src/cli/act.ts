import { Option } from 'commander';
import { systemClock } from '../core/clock';
import type { Tx } from '../core/ports';
import type { House } from '../house';
import { withHouse } from './with-house';

/** Who acts, by her address in the directory. */
export interface Acting {
  as?: string;
}

export const asOption = (description: string): Option => new Option('--as <adresse>', description);
export const whoActs =
  'l’adresse, dans l’annuaire, de qui agit ; sans elle, l’historique dit « ligne de commande »';

interface Deed extends Acting {
  now: Date;
  source: string;
  register: House['territories'];
}

/** One transaction: all of it or nothing. What it says is printed once it is kept. `name`: of the command. */
export async function act(
  name: string,
  as: string | undefined,
  work: (tx: Tx, deed: Deed, house: House) => Promise<string[]>,
): Promise<void> {
  await withHouse(async ({ house }) => {
    const deed = {
      now: systemClock.now(),
      source: `jalon knowledge ${name}`,
      register: house.territories,
      ...(as !== undefined && { as }),
    };
    const lines = await house.storage.database.transactions.run((tx) => work(tx, deed, house));
    console.log(lines.join('\n'));
  });
}

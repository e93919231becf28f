import type { TerritoryRegister } from '../../../src/features/territories';
import { createTestDatabase } from '../../support/test-database';
import { seededRandom } from '../../support/random';
import { register } from '../territories/register';
import { createAsking, newTally } from './rights-asking';
import { askForList, askOfPlace, listRequests } from './rights-of-lists';
import { faultsOfSums } from './rights-of-sums';
import { askAsStranger, askOfSheet } from './rights-of-sheets';
import { createWorld } from './rights-world';

const seeds = [3, 31];
const atOnce = 6;
const partSize = 15;

describe('over all roles, actions and places', () => {
  let known: TerritoryRegister;
  beforeAll(async () => void (known = await register()));

  it('nobody is shown, told, counted or lets be written anything outside her perimeter', async () => {
    const tally = newTally();
    let sums = 0;
    for (const seed of seeds) {
      const test = await createTestDatabase();
      try {
        const world = await createWorld(test.database, known, seededRandom(seed));
        const asking = createAsking(test.database, known, world, tally);
        const parts = { world, register: known };
        const requests = listRequests(world, known);
        await eachAtOnce(world.people, async (who) => {
          for (const some of inParts(requests))
            await asking.as(who, async (asker) => {
              for (const request of some) await askForList(asking, parts, asker, request);
            });
          for (const place of world.places)
            await asking.as(who, (asker) => askOfPlace(asking, parts, asker, place));
          for (const sheet of world.sheets)
            for (const part of ['read', 'write'] as const)
              await asking.as(who, (asker) => askOfSheet(asking, parts, asker, sheet, part));
        });
        for (const sheet of world.sheets)
          await asking.asStranger((asker) => askAsStranger(asking, asker, sheet));
        sums += [...asking.toldSums.values()].flatMap(({ budget, progress }) => [
          ...budget,
          ...progress,
        ]).length;
        tally.faults.push(...faultsOfSums(asking.toldSums));
      } finally {
        await test.drop();
      }
    }
    console.log(
      `${tally.cases} cases of ${tally.kinds.size} kinds, ${tally.granted} of them granted, ${tally.faults.length} faults`,
    );
    expect(tally.faults.slice(0, 20)).toEqual([]);
    expect(tally.cases).toBeGreaterThan(50_000);
    expect(sums).toBeGreaterThan(5);
    expect(tally.granted).toBeGreaterThan(tally.cases / 20);
  }, 1_200_000);
});

/** A transaction may take 20 s at most, on a busy machine too. */
const inParts = <T>(items: T[]): T[][] =>
  Array.from({ length: Math.ceil(items.length / partSize) }, (_, at) =>
    items.slice(at * partSize, (at + 1) * partSize),
  );

async function eachAtOnce<T>(items: T[], run: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const work = async (): Promise<void> => {
    for (let item = waiting.shift(); item; item = waiting.shift()) await run(item);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

import type { Member } from '../../../src/core/address';
import { systemClock } from '../../../src/core/clock';
import { silentLogger } from '../../../src/core/logger';
import type { Person } from '../../../src/core/person';
import type { PersonDirectory, Tx } from '../../../src/core/ports';
import { startDeliveryWorker } from '../../../src/delivery/worker';
import { createActionSheetsFeature, listSheets, loadDemoSheets } from '../../../src/features/action-sheets';
import type { Sheet } from '../../../src/features/action-sheets';
import { findPeople, loadDemoPeople } from '../../../src/features/people';
import { openSession } from '../../../src/storage/session';
import { startContractHouse, type ContractHouse } from '../../contracts/contract-house';
import type { StartHarness } from '../../contracts/harness';
import type { Stage } from '../../scenarios/play';
import { seedFolder } from '../schemes/seed-folder';
import { register } from '../territories/register';

/** The sheets of the demonstration, on a platform: Alice is the project lead of the territory, Bob its elected official. */
export interface SheetHouse extends Stage {
  house: ContractHouse;
  personOf(tx: Tx, member: Member): Promise<Person | undefined>;
  /** From now on the directory says that of her. */
  change(member: Member, change: (person: Person) => Person | undefined): void;
  sheet(number: number): Promise<Sheet>;
  stop(): Promise<void>;
}

export async function startSheetHouse(startHarness: StartHarness): Promise<SheetHouse> {
  const changes = new Map<string, (person: Person) => Person | undefined>();
  const ids = new Map<string, string>();
  const directory: PersonDirectory = {
    async personOf(tx, { memberId }) {
      const id = ids.get(memberId);
      const [person] = id === undefined ? [] : await findPeople(tx, [id]);
      const change = changes.get(memberId);
      return person && change ? change(person) : person;
    },
    membersWithRole: async () => [],
  };
  const territories = await register();
  const house = await startContractHouse(async (transactions) => {
    await transactions.run(async (tx) => {
      await loadDemoPeople(tx, systemClock.now());
      await loadDemoSheets(tx, seedFolder, systemClock.now());
    });
    return [createActionSheetsFeature(territories)];
  }, directory);
  const harness = await startHarness(house.dispatch, house.stores);
  ids.set(harness.alice.memberId, 'demo-cheffe');
  ids.set(harness.bob.memberId, 'demo-elue');

  const { database } = house.test;
  const session = await openSession(house.test.url, silentLogger);
  const worker = await startDeliveryWorker({
    database,
    session,
    platforms: new Map([[harness.platform.name, harness.platform]]),
    clock: systemClock,
    logger: silentLogger,
    pollEveryMs: 50,
  });
  const everywhere = { demo: true, territoryIds: 'all' as const };

  return {
    house,
    harness,
    personOf: directory.personOf,
    change: ({ memberId }, change) => void changes.set(memberId, change),
    async sheet(number) {
      const found = await database.transactions.run((tx) =>
        listSheets(tx, everywhere, { numbers: [number] }, 1),
      );
      if (!found[0]) throw new Error(`there is no sheet ${number}`);
      return found[0];
    },
    async sent() {
      for (let wait = 0; wait < 1000; wait += 1) {
        if ((await database.prisma.delivery.count({ where: { state: 'pending' } })) === 0) return;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      throw new Error('deliveries still wait');
    },
    async stop() {
      await worker.stop();
      await session.close();
      await harness.stop();
      await house.stop();
    },
  };
}

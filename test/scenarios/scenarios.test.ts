import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Member } from '../../src/core/address';
import { systemClock } from '../../src/core/clock';
import { silentLogger } from '../../src/core/logger';
import type { PersonDirectory } from '../../src/core/ports';
import { startDeliveryWorker, type DeliveryWorker } from '../../src/delivery/worker';
import { createHelpFeature } from '../../src/features/help';
import { createKnowledgeSource, createSchemesFeature, loadSeed } from '../../src/features/schemes';
import { openSession } from '../../src/storage/session';
import { startContractHouse, type ContractHouse } from '../contracts/contract-house';
import type { ContractHarness, StartHarness } from '../contracts/harness';
import { startRecordingHarness } from '../contracts/recording.harness';
import { startSlackHarness } from '../contracts/slack.harness';
import { startTeamsHarness } from '../contracts/teams.harness';
import { startWebHarness } from '../contracts/web.harness';
import { seedFolder } from '../features/schemes/asking';
import { register } from '../features/territories/register';
import { play } from './play';

const scenarios = readdirSync(__dirname).filter((name) => name.endsWith('.txt'));
const platforms: [string, StartHarness][] = [
  ['slack', startSlackHarness],
  ['teams', startTeamsHarness],
  ['web', startWebHarness],
  ['recording', startRecordingHarness],
];

/** The real features on a real database; Bob is the delegation. */
describe.each(platforms)('on %s', (_name, startHarness) => {
  let house: ContractHouse;
  let harness: ContractHarness;
  let worker: DeliveryWorker;
  const stops: (() => Promise<void> | void)[] = [];
  const delegation: Member[] = [];

  beforeAll(async () => {
    const directory: PersonDirectory = {
      personOf: async () => undefined,
      membersWithRole: async (_tx, role) => (role === 'delegation' ? delegation : []),
    };
    house = await startContractHouse((transactions) => features(transactions, directory));
    harness = await startHarness(house.dispatch, house.board);
    delegation.push(harness.bob);
    const session = await openSession(house.test.url, silentLogger);
    worker = await startDeliveryWorker({
      database: house.test.database,
      session,
      platforms: new Map([[harness.platform.name, harness.platform]]),
      clock: systemClock,
      logger: silentLogger,
    });
    stops.push(
      () => worker.stop(),
      () => session.close(),
      () => harness.stop(),
      () => house.stop(),
    );
  });
  afterAll(async () => {
    for (const stop of stops) await stop();
  });

  async function features(
    transactions: ContractHouse['test']['database']['transactions'],
    directory: PersonDirectory,
  ) {
    await loadSeed(transactions, seedFolder);
    const knowledge = await createKnowledgeSource(transactions, silentLogger);
    stops.push(() => knowledge.stop());
    const schemes = createSchemesFeature({ knowledge, territories: await register(), directory });
    return [createHelpFeature(schemes.commands ?? []), schemes];
  }

  it.each(scenarios)('%s goes as written', async (name) => {
    await play(readFileSync(path.join(__dirname, name), 'utf8'), harness);
    expect(house.errors).toEqual([]);
  });
});

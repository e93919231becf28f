import path from 'node:path';
import { createEmptyDatabase } from '../support/test-database';
import { killDuringBroadcast } from './kill-broadcast';

const runTypescript = path.join(__dirname, '..', 'support', 'run-typescript.cjs');

it('leaves every recipient of a broadcast in a final state, and nobody with two, over failures and kills', async () => {
  const test = await createEmptyDatabase();
  try {
    const counts = await killDuringBroadcast({
      times: 3,
      seed: 5,
      databaseUrl: test.url,
      recipients: 200,
      execArgv: ['-r', runTypescript],
      progress: () => {},
    });
    expect(counts.faults).toEqual([]);
    expect(counts).toMatchObject({ recipients: 200, kills: 3, arrivedTwice: 0 });
    expect(counts.states['sent']).toBeGreaterThan(150);
    expect(counts.calls).toBeGreaterThan(200);
  } finally {
    await test.drop();
  }
}, 120_000);

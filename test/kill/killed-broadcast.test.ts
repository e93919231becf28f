import { typescript } from '../support/running-jalon';
import { inEmptyDatabase } from '../support/test-database';
import { truthPlatforms } from './broadcast-pace';
import { startWorkerAlone } from './broadcast-senders';
import { killDuringBroadcast } from './kill-broadcast';

it.concurrent.each(truthPlatforms)(
  'leaves every recipient of a broadcast in a final state, and nobody with two, over failures and kills: %s',
  async (over) => {
    const options = { over, times: 1, seed: 5, recipients: 120, progress: () => {} };
    const counts = await inEmptyDatabase((databaseUrl) =>
      killDuringBroadcast({ ...options, databaseUrl, start: (parts) => startWorkerAlone(parts, typescript) }),
    );
    expect(counts.faults).toEqual([]);
    expect(counts).toMatchObject({ recipients: 120, kills: 1, arrivedTwice: 0 });
    expect(counts.states['sent']).toBeGreaterThan(90);
    expect(counts.calls).toBeGreaterThan(120);
  },
  120_000,
);

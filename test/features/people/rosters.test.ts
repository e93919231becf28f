import { setTimeout as sleep } from 'node:timers/promises';
import type { DeliveryAddress } from '../../../src/core/address';
import { PlatformError } from '../../../src/core/errors';
import { silentLogger } from '../../../src/core/logger';
import { rosterOf, startReadingRosters, watchRoster } from '../../../src/features/people';
import { createRecordingPlatform } from '../../support/recording-platform';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

describe('reading who is in the watched conversations', () => {
  let test: TestDatabase;
  beforeEach(async () => void (test = await createTestDatabase()));
  afterEach(() => test.drop());
  const now = new Date('2026-11-23T09:00:00Z');
  const home = (conversationId: string): DeliveryAddress => ({
    key: { platform: 'web', workspaceId: 'w', conversationId },
    route: {},
  });

  it('is held up by none that hangs or fails, nor is the stop', async () => {
    const platform = createRecordingPlatform();
    const roster = platform.roster.bind(platform);
    platform.roster = (address) => {
      if (address.key.conversationId === 'slow') return new Promise(() => {});
      if (address.key.conversationId === 'ill') throw new PlatformError('unavailable', 'x');
      return roster(address);
    };
    platform.rosters.set('well', ['m1']);
    const until = new Date(now.getTime() + 3_600_000);
    await test.database.transactions.run(async (tx) => {
      for (const id of ['slow', 'ill', 'well']) await watchRoster(tx, home(id), { until, now });
    });
    const reading = startReadingRosters({
      transactions: test.database.transactions,
      platforms: new Map([['web', platform]]),
      clock: { now: () => now },
      logger: silentLogger,
      pollEveryMs: 5,
    });
    const stateOf = (id: string) =>
      test.database.transactions.run(async (tx) => (await rosterOf(tx, home(id).key))?.state);
    for (let wait = 0; wait < 500 && (await stateOf('well')) !== 'known'; wait += 1) await sleep(5);
    // One that comes later is read too, while the slow one still hangs.
    platform.rosters.set('later', ['m2']);
    await test.database.transactions.run((tx) => watchRoster(tx, home('later'), { until, now }));
    for (let wait = 0; wait < 500 && (await stateOf('later')) !== 'known'; wait += 1) await sleep(5);
    expect(await Promise.all(['slow', 'ill', 'well', 'later'].map(stateOf))).toEqual([
      'unread',
      'unread',
      'known',
      'known',
    ]);
    const asked = Date.now();
    await reading.stop();
    expect(Date.now() - asked).toBeLessThan(3000);
    // Whoever starts next asks about the slow one at once.
    const { nextReadAt } = await test.database.prisma.conversationRoster.findFirstOrThrow({
      where: { conversationId: 'slow' },
    });
    expect(nextReadAt).toEqual(now);
  });
});

import { systemClock } from '../../src/core/clock';
import { silentLogger } from '../../src/core/logger';
import { startDeliveryWorker } from '../../src/delivery/worker';
import { openDatabase } from '../../src/storage/database';
import { openSession } from '../../src/storage/session';
import { createRecordingPlatform } from '../support/recording-platform';

/** Holds the lane of whatever is due, and never comes back from its first call: to be killed. */
async function main(url: string): Promise<void> {
  const platform = createRecordingPlatform();
  platform.post = () => {
    process.send?.('hangs');
    return new Promise(() => {});
  };
  await startDeliveryWorker({
    database: openDatabase(url, silentLogger),
    session: await openSession(url, silentLogger),
    platforms: new Map([['web', platform]]),
    clock: systemClock,
    logger: silentLogger,
  });
}

void main(process.argv[2] ?? '');

import { systemClock } from '../../src/core/clock';
import { silentLogger } from '../../src/core/logger';
import { say } from '../../src/core/message';
import { openDatabase } from '../../src/storage/database';
import { createInbox } from '../../src/storage/inbox';
import { openSession } from '../../src/storage/session';
import { aMessage } from '../support/events';

/** A process that leaves one event received and one done, and lives until it is killed: `mortal-inbox.ts <url>`. */
async function main(url: string): Promise<void> {
  const session = await openSession(url, silentLogger);
  const inbox = createInbox(openDatabase(url, silentLogger), session, systemClock);
  const [received, done] = [aMessage('reçu'), aMessage('fait')];
  for (const event of [received, done]) await inbox.record(event);
  await inbox.handle(done, async () => [{ type: 'say', audience: 'actor', message: say('du mort') }]);
  process.send?.({ received: received.key, done: done.key });
}

void main(process.argv[2] ?? '');

import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Command } from 'commander';
import { Client } from 'pg';
import { systemClock } from '../../src/core/clock';
import { silentLogger } from '../../src/core/logger';
import { say } from '../../src/core/message';
import { readPace, type Pace } from '../../src/core/pace';
import { enqueue } from '../../src/delivery/outbox';
import { startDeliveryWorker } from '../../src/delivery/worker';
import { openDatabase, type Database } from '../../src/storage/database';
import { openSession } from '../../src/storage/session';
import { exceeds, type Arrival } from '../support/pace-check';
import { createRecordingPlatform } from '../support/recording-platform';
import { withTemporaryServer } from '../support/temporary-server';

/** What the product promises. */
const limits = { rowsPerSecond: 500, shareOfPace: 95, takeOverSeconds: 30 };
const throttledPace = 'conversation 7/1s, workspace 50/1s';

export function deliveryCommand(): Command {
  return new Command('delivery')
    .description(
      'deliveries claimed, sent and confirmed a second, the pace kept, and the take-over after a kill',
    )
    .option('--count <number>', 'deliveries without a pace', Number, 5000)
    .option('--seconds <number>', 'length of the run with a pace', Number, 10)
    .action(({ count, seconds }: { count: number; seconds: number }) =>
      withTemporaryServer(async (url) => {
        const database = openDatabase(url, silentLogger);
        await measure(database, url, count, seconds).finally(() => database.close());
      }),
    );
}

async function measure(database: Database, url: string, count: number, seconds: number): Promise<void> {
  const free = await run(database, url, await write(database, count), []);
  const rate = count / (free.ms / 1000);
  print('claimed, sent and confirmed, no pace', rate, '/s', `at least ${limits.rowsPerSecond}`);
  const peer = await peerLoop(url, count);
  print('peer: a loop with one transaction a row, three statements', count / (peer / 1000), '/s');

  const pace = readPace(throttledPace) ?? [];
  const allowed = 50 * seconds;
  const slow = await run(database, url, await write(database, allowed), pace);
  const [first, last] = [
    Math.min(...slow.arrivals.map(({ at }) => at)),
    Math.max(...slow.arrivals.map(({ at }) => at)),
  ];
  // The first window is full at once: what is measured is how fast the others follow.
  const share = (100 * ((allowed - 50) / ((last - first) / 1000))) / 50;
  const faults = exceeds(pace, slow.arrivals);
  print(`share of the pace « ${throttledPace} »`, share, '%', `at least ${limits.shareOfPace}`);
  print('windows of that pace that held too much, counted by the platform', faults.length, '', 'none');

  const takeOver = await takeOverSeconds(database, url);
  print(
    'from the kill of a sender to the next message of its workspace',
    takeOver,
    's',
    `at most ${limits.takeOverSeconds}`,
  );
  if (
    rate < limits.rowsPerSecond ||
    share < limits.shareOfPace ||
    faults.length > 0 ||
    takeOver > limits.takeOverSeconds
  )
    process.exitCode = 1;
}

async function write(database: Database, count: number): Promise<string> {
  const workspaceId = randomUUID();
  const deliveries = Array.from({ length: count }, (_, n) => ({
    dedupeKey: randomUUID(),
    cause: workspaceId,
    bulk: true,
    recipient: { member: { platform: 'web' as const, workspaceId, memberId: `m${n}` } },
    message: say('Comité de pilotage jeudi à 10 h : merci de relire vos fiches action avant mercredi soir.'),
  }));
  await database.transactions.run((tx) => enqueue(tx, deliveries, systemClock.now()));
  return workspaceId;
}

/** Until all of that workspace is final. */
async function run(database: Database, url: string, workspaceId: string, pace: Pace) {
  const platform = createRecordingPlatform();
  const arrivals: Arrival[] = [];
  const post = platform.post.bind(platform);
  platform.post = (address, message, deliveryId) => {
    arrivals.push({ conversation: address.key.conversationId, operation: 'post', at: performance.now() });
    return post(address, message, deliveryId);
  };
  const session = await openSession(url, silentLogger);
  const startedAt = performance.now();
  const worker = await startDeliveryWorker({
    database,
    session,
    platforms: new Map([['web', platform]]),
    paces: { web: pace },
    clock: systemClock,
    logger: silentLogger,
  });
  while ((await waiting(database, workspaceId)) > 0) await sleep(50);
  const ms = performance.now() - startedAt;
  await worker.stop();
  await session.close();
  const sent = await database.prisma.delivery.count({ where: { workspaceId, state: 'sent' } });
  if (sent !== platform.shown.length || sent === 0) throw new Error('not everything was sent');
  return { ms, arrivals };
}

const waiting = (database: Database, workspaceId: string): Promise<number> =>
  database.prisma.delivery.count({ where: { workspaceId, state: 'pending' } });

/** The plain way: a transaction takes the next row, « sends » it, and says so. */
async function peerLoop(url: string, count: number): Promise<number> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(
    'CREATE TABLE peer (id serial PRIMARY KEY, message jsonb, state text, sent_at timestamptz)',
  );
  await client.query(
    `INSERT INTO peer (message, state) SELECT '{"text":"Comité de pilotage jeudi à 10 h"}', 'pending' FROM generate_series(1, $1)`,
    [count],
  );
  await client.query(`CREATE INDEX ON peer (id) WHERE state = 'pending'`);
  const startedAt = performance.now();
  for (;;) {
    await client.query('BEGIN');
    const { rows } = await client.query<{ id: number }>(
      `SELECT id FROM peer WHERE state = 'pending' ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED`,
    );
    const [row] = rows;
    if (row) await client.query(`UPDATE peer SET state = 'sent', sent_at = now() WHERE id = $1`, [row.id]);
    await client.query('COMMIT');
    if (!row) break;
  }
  const ms = performance.now() - startedAt;
  await client.end();
  return ms;
}

/** A sender that holds its lane and hangs in a call is killed; another one waits beside it. */
async function takeOverSeconds(database: Database, url: string): Promise<number> {
  const workspaceId = await write(database, 40);
  const child = fork(path.join(__dirname, 'hanging-worker.js'), [url]);
  await hangs(child);
  const platform = createRecordingPlatform();
  const session = await openSession(url, silentLogger);
  const worker = await startDeliveryWorker({
    database,
    session,
    platforms: new Map([['web', platform]]),
    clock: systemClock,
    logger: silentLogger,
  });
  await sleep(500);
  if (platform.shown.length > 0) throw new Error('two sent in one workspace');
  const killedAt = performance.now();
  child.kill('SIGKILL');
  while (platform.shown.length === 0) await sleep(20);
  const ms = performance.now() - killedAt;
  while ((await waiting(database, workspaceId)) > 0) await sleep(50);
  await worker.stop();
  await session.close();
  return ms / 1000;
}

const hangs = (child: ChildProcess): Promise<unknown> =>
  new Promise((resolve) => child.once('message', resolve));

function print(what: string, value: number, unit: string, limit?: string): void {
  console.log(`${what.padEnd(70)}${value.toFixed(1).padStart(8)} ${unit}${limit ? `   ${limit}` : ''}`);
}

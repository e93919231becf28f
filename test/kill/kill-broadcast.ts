import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { exceeds } from '../support/pace-check';
import { truthPace } from './broadcast-pace';
import { seededRandom } from '../support/random';
import { startPlannedVendor } from '../support/planned-vendor';
import { migrate } from '../../src/storage/migrate';
import { projectFolder } from '../../src/house';
import { createPeopleAndBroadcast } from './people-of-broadcast';
import type { KillOptions } from './kill-jalon';

export interface BroadcastKillCounts {
  recipients: number;
  kills: number;
  calls: number;
  answers: Record<string, number>;
  states: Record<string, number>;
  arrived: number;
  arrivedTwice: number;
  faults: string[];
}

export interface BroadcastKillOptions extends KillOptions {
  recipients?: number;
  /** Of node, before the worker's file; by default the compiled one. */
  execArgv?: string[];
}

const settledWithinMs = 8 * 60_000;

/**
 * A broadcast to thousands, on a platform that limits, fails, times out after accepting and resets by a seeded plan, sent
 * by a process that is killed again and again. The platform counts what arrived, and how fast.
 */
export async function killDuringBroadcast(options: BroadcastKillOptions): Promise<BroadcastKillCounts> {
  const { times, seed, databaseUrl, recipients = 5000, progress } = options;
  const random = seededRandom(seed);
  await migrate(databaseUrl, path.join(projectFolder, 'prisma', 'migrations'));
  const database = new Client({ connectionString: databaseUrl });
  await database.connect();
  const vendor = await startPlannedVendor(seed);
  let worker: ChildProcess | undefined;
  try {
    const broadcastId = await createPeopleAndBroadcast(database, recipients);
    const start = (): ChildProcess =>
      fork(path.join(__dirname, `broadcast-worker${path.extname(__filename)}`), [databaseUrl, vendor.url], {
        execArgv: options.execArgv ?? [],
      });
    worker = start();
    for (let kill = 0; kill < times; kill += 1) {
      // Killed in the middle of its calls, wherever it is just then.
      const before = vendor.calls();
      const until = before + 5 + Math.floor((random() * recipients) / (times + 1));
      while (vendor.calls() < until && !(await isSettled(database, broadcastId))) await sleep(5);
      const gone = once(worker, 'exit');
      worker.kill('SIGKILL');
      await gone;
      worker = start();
      progress(kill + 1);
    }
    const deadline = Date.now() + settledWithinMs;
    while (Date.now() < deadline && !(await isSettled(database, broadcastId))) await sleep(200);
    return await count(database, broadcastId, vendor, recipients, times);
  } finally {
    worker?.kill('SIGKILL');
    await vendor.stop();
    await database.end();
  }
}

async function isSettled(database: Client, id: string): Promise<boolean> {
  const { rows } = await database.query<{ done: boolean }>(
    `SELECT state = 'sent' AS done FROM broadcast WHERE id = $1`,
    [id],
  );
  return rows[0]?.done === true;
}

async function count(
  database: Client,
  id: string,
  vendor: Awaited<ReturnType<typeof startPlannedVendor>>,
  recipients: number,
  kills: number,
): Promise<BroadcastKillCounts> {
  const { rows } = await database.query<{
    person_id: string;
    state: string;
    reason: string | null;
    asks: boolean;
  }>(
    `SELECT person_id, state, reason, (substring(person_id from 2)::int % 4) <> 0 AS asks
     FROM broadcast_recipient WHERE broadcast_id = $1`,
    [id],
  );
  const faults: string[] = [];
  const states: Record<string, number> = {};
  let arrivedTwice = 0;
  if (rows.length !== recipients) faults.push(`${rows.length} recipients instead of ${recipients}`);
  const final = ['sent', 'unreachable', 'rejected', 'uncertain'];
  for (const { person_id, state, reason, asks } of rows) {
    states[state] = (states[state] ?? 0) + 1;
    const arrived = vendor.arrivedFor(person_id);
    if (arrived > 1) arrivedTwice += 1;
    if (!final.includes(state) || !reason) faults.push(`${person_id} is ${state} (${reason})`);
    if (arrived > 1) faults.push(`${person_id} got it ${arrived} times`);
    if (state === 'sent' && arrived !== 1) faults.push(`${person_id} is said to have it, and does not`);
    if ((state === 'unreachable' || state === 'rejected') && arrived > 0)
      faults.push(`${person_id} has it, and is said to be ${state}`);
    if (asks && state === 'uncertain')
      faults.push(`${person_id} is uncertain where the platform can be asked`);
  }
  faults.push(...exceeds(truthPace, vendor.arrivals()).slice(0, 5));
  return {
    recipients: rows.length,
    kills,
    calls: vendor.calls(),
    answers: vendor.answers(),
    states,
    arrived: vendor.arrived(),
    arrivedTwice,
    faults,
  };
}

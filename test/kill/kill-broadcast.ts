import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { projectFolder } from '../../src/house';
import { migrate } from '../../src/storage/migrate';
import { refusedByOpen, refusedByPost, slackTeam, startPlannedSlack } from '../support/planned-slack';
import { startPlannedVendor } from '../support/planned-vendor';
import { seededRandom } from '../support/random';
import type { BroadcastVendor } from '../support/vendor-plan';
import { truthPace, type TruthPlatform } from './broadcast-pace';
import { startWholeJalon, startWorkerAlone, type Sender, type SenderParts } from './broadcast-senders';
import type { KillOptions } from './kill-jalon';
import { createPeopleAndBroadcast } from './people-of-broadcast';
import { canBeAsked } from './recording-by-vendor';

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
  over?: TruthPlatform;
  recipients?: number;
  /** By default the compiled worker; over Slack the whole product. */
  start?: (parts: SenderParts) => Promise<Sender>;
}

const settledWithinMs = 8 * 60_000;

interface Promises {
  place: { platform: string; workspaceId: string };
  startVendor(seed: number): Promise<BroadcastVendor>;
  start(parts: SenderParts): Promise<Sender>;
  /** Where the platform can be asked, nothing stays uncertain. */
  canBeAsked(memberId: string): boolean;
  /** True: nobody else is unreachable. Undefined: whoever the plan refuses once. */
  isUnreachable?(memberId: string): boolean;
}

const promises: Record<TruthPlatform, Promises> = {
  recording: {
    place: { platform: 'web', workspaceId: 'w' },
    startVendor: (seed) => startPlannedVendor(seed, truthPace('recording')),
    start: (parts) => startWorkerAlone(parts),
    canBeAsked,
  },
  slack: {
    place: { platform: 'slack', workspaceId: slackTeam },
    startVendor: (seed) => startPlannedSlack(seed, truthPace('slack')),
    start: startWholeJalon,
    canBeAsked: () => true,
    isUnreachable: (memberId) => refusedByOpen(memberId) || refusedByPost(memberId),
  },
};

/**
 * A broadcast to thousands, on a platform that limits, fails, times out after accepting and resets by a seeded plan, sent
 * by a process that is killed again and again. The platform counts what arrived, and how fast.
 */
export async function killDuringBroadcast(options: BroadcastKillOptions): Promise<BroadcastKillCounts> {
  const { times, seed, databaseUrl, over = 'recording', recipients = 5000, progress } = options;
  const promised = promises[over];
  const random = seededRandom(seed);
  await migrate(databaseUrl, path.join(projectFolder, 'prisma', 'migrations'));
  const database = new Client({ connectionString: databaseUrl });
  await database.connect();
  const vendor = await promised.startVendor(seed);
  const start = (): Promise<Sender> =>
    (options.start ?? promised.start)({ databaseUrl, vendorUrl: vendor.url, over });
  let sender: Sender | undefined;
  try {
    const broadcastId = await createPeopleAndBroadcast(database, recipients, promised.place);
    sender = await start();
    for (let kill = 0; kill < times; kill += 1) {
      // Killed in the middle of its calls, wherever it is just then.
      const until = vendor.calls() + 5 + Math.floor((random() * recipients) / (times + 1));
      while (vendor.calls() < until && !(await isSettled(database, broadcastId))) await sleep(5);
      await sender.kill();
      sender = await start();
      progress(kill + 1);
    }
    const deadline = Date.now() + settledWithinMs;
    while (Date.now() < deadline && !(await isSettled(database, broadcastId))) await sleep(200);
    return await count(database, broadcastId, vendor, { recipients, kills: times, promised });
  } finally {
    await sender?.kill();
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
  vendor: BroadcastVendor,
  { recipients, kills, promised }: { recipients: number; kills: number; promised: Promises },
): Promise<BroadcastKillCounts> {
  const { rows } = await database.query<{ person_id: string; state: string; reason: string | null }>(
    `SELECT person_id, state, reason FROM broadcast_recipient WHERE broadcast_id = $1`,
    [id],
  );
  const faults: string[] = [];
  const states: Record<string, number> = {};
  let arrivedTwice = 0;
  if (rows.length !== recipients) faults.push(`${rows.length} recipients instead of ${recipients}`);
  const final = ['sent', 'unreachable', 'rejected', 'uncertain'];
  for (const { person_id: id, state, reason } of rows) {
    states[state] = (states[state] ?? 0) + 1;
    const arrived = vendor.arrivedFor(id);
    if (arrived > 1) arrivedTwice += 1;
    if (!final.includes(state) || !reason) faults.push(`${id} is ${state} (${reason})`);
    if (arrived > 1) faults.push(`${id} got it ${arrived} times`);
    if (state === 'sent' && arrived !== 1) faults.push(`${id} is said to have it, and does not`);
    if ((state === 'unreachable' || state === 'rejected') && arrived > 0)
      faults.push(`${id} has it, and is said to be ${state}`);
    if (promised.canBeAsked(id) && state === 'uncertain')
      faults.push(`${id} is uncertain where the platform can be asked`);
    if (promised.isUnreachable && promised.isUnreachable(id) !== (state === 'unreachable'))
      faults.push(`${id} is ${state} (${reason})`);
  }
  faults.push(...vendor.faults().slice(0, 5));
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

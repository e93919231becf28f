import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { startJalon, type RunningJalon } from '../support/running-jalon';
import { signingSecret, type SignOptions } from '../support/slack-request';
import { botToken, type SlackVendor } from '../support/slack-vendor';
import { redelivered } from './slack-people';

export interface KillOptions {
  times: number;
  seed: number;
  /** A migrated or empty database; Jalon keeps it over all its lives. */
  databaseUrl: string;
  /** Arguments of node; by default the compiled program. */
  program?: string[];
  progress(done: number): void;
}

/** Something that a person did in Slack, to be told to Jalon as often as Slack sees fit. */
export interface Told {
  /** Status of Jalon's answer; undefined when the connection broke. */
  tell(url: string, options?: SignOptions): Promise<number | undefined>;
}

export interface Course<Deed> {
  deeds: Deed[];
  acknowledged: Set<Deed>;
  /** Times that something was told again. */
  again: number;
}

/** From receipt to answer takes less than this, nearly always. */
const killWithinMs = 120;
const settledWithinMs = 90_000;

export interface Killing<Deed> {
  vendor: SlackVendor;
  database: Client;
  random(): number;
  /** Of the process, besides what Slack needs. */
  environment: Record<string, string>;
  /** With Jalon running: what happens around that kill. */
  deedsOf(kill: number): Promise<Deed[]>;
}

/**
 * Kills Jalon at random moments between receipt and answer, starts it again, and tells it again what Slack would tell
 * again. Ends when nothing received is unshown and nothing to be delivered waits.
 */
export async function killJalon<Deed extends Told>(
  { times, databaseUrl, program, progress }: KillOptions,
  { vendor, database, random, environment, deedsOf }: Killing<Deed>,
): Promise<Course<Deed>> {
  const slack = {
    DATABASE_URL: databaseUrl,
    WEB_DEMO: 'off',
    SLACK_BOT_TOKEN: botToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: vendor.apiUrl,
  };
  const start = (): Promise<RunningJalon> => startJalon('', { ...slack, ...environment }, program);
  const course: Course<Deed> = { deeds: [], acknowledged: new Set(), again: 0 };
  let jalon = await start();
  try {
    for (let kill = 0; kill < times; kill += 1) {
      const url = `${jalon.url}/slack/events`;
      const batch = await deedsOf(kill);
      course.deeds.push(...batch);
      const told = batch.map(async (deed) => {
        await sleep(random() * killWithinMs);
        if ((await deed.tell(url)) === 200) course.acknowledged.add(deed);
      });
      await sleep(random() * killWithinMs * 2);
      await jalon.kill();
      await Promise.all(told);
      jalon = await start();
      // Slack tells again what it has no 200 for, and now and then what it has one for.
      for (const deed of batch) {
        if (random() >= (course.acknowledged.has(deed) ? 0.3 : 0.7)) continue;
        course.again += 1;
        if ((await deed.tell(`${jalon.url}/slack/events`, redelivered)) === 200)
          course.acknowledged.add(deed);
      }
      progress(kill + 1);
    }
    await settled(database, course.acknowledged.size);
    return course;
  } finally {
    await jalon.stop();
  }
}

/** Until nothing is left, or nothing more gets done: a conversation takes one message a second, and many may wait for one. */
async function settled(database: Client, atLeast: number): Promise<void> {
  let least = Infinity;
  for (let until = Date.now() + settledWithinMs; Date.now() < until; await sleep(200)) {
    const left = await leftToDo(database, atLeast);
    if (left === 0) return;
    if (left < least) until = Date.now() + settledWithinMs;
    least = Math.min(least, left);
  }
}

async function leftToDo(database: Client, atLeast: number): Promise<number> {
  const { rows } = await database.query<{ left: number }>(
    `SELECT (count(*) FILTER (WHERE shown_at IS NULL) + greatest($1 - count(*), 0)
      + (SELECT count(*) FROM delivery WHERE finished_at IS NULL))::int AS left FROM inbox_event`,
    [atLeast],
  );
  return rows[0]?.left ?? Infinity;
}

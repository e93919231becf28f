import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { seededRandom } from '../support/random';
import { startJalon, type RunningJalon } from '../support/running-jalon';
import { signingSecret } from '../support/slack-request';
import { botToken, startSlackVendor, type SlackVendor } from '../support/slack-vendor';
import { askInRoom, forwardQuestion, redelivered, type Deed } from './slack-people';

export interface KillOptions {
  times: number;
  seed: number;
  /** A migrated or empty database; Jalon keeps it over all its lives. */
  databaseUrl: string;
  /** Arguments of node; by default the compiled program. */
  program?: string[];
  progress(done: number): void;
}

export interface KillCounts {
  kills: number;
  deeds: number;
  acknowledged: number;
  redelivered: number;
  questionsAnswered: number;
  /** At least once is the promise: these came twice. */
  answeredTwice: number;
  formsForwarded: number;
  delegationTold: number;
  /** Each a sentence; empty when every promise was kept. */
  faults: string[];
}

const deedsAtOnce = 5;
/** From receipt to answer takes less than this, nearly always. */
const killWithinMs = 120;
const answeredWithinMs = 90_000;

/**
 * Kills Jalon at random moments between receipt and answer, starts it again, tells it again what Slack would tell
 * again, and counts what became of every deed.
 */
export async function killJalon(options: KillOptions): Promise<KillCounts> {
  const random = seededRandom(options.seed);
  const vendor = await startSlackVendor();
  const database = new Client({ connectionString: options.databaseUrl });
  database.on('error', () => {});
  await database.connect();
  const { id: alice } = (await vendor.call('conversations.open', { users: vendor.ids.alice }))['channel'] as {
    id: string;
  };
  const { id: bob } = (await vendor.call('conversations.open', { users: vendor.ids.bob }))['channel'] as {
    id: string;
  };
  const environment = {
    DATABASE_URL: options.databaseUrl,
    WEB_DEMO: 'off',
    SLACK_BOT_TOKEN: botToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: vendor.apiUrl,
    DELEGATION_MEMBERS: `slack/${vendor.teamId}/${vendor.ids.bob}`,
  };
  const start = (): Promise<RunningJalon> => startJalon('', environment, options.program);

  const acknowledged = new Set<Deed>();
  const deeds: Deed[] = [];
  let again = 0;
  let jalon: RunningJalon | undefined;
  try {
    jalon = await start();
    for (let kill = 0; kill < options.times; kill += 1) {
      const url = `${jalon.url}/slack/events`;
      const batch = Array.from({ length: deedsAtOnce }, (_, at) => {
        const number = kill * deedsAtOnce + at + 1;
        return random() < 0.7 ? askInRoom(vendor, number) : forwardQuestion(vendor, alice, number);
      });
      deeds.push(...batch);
      const told = batch.map(async (deed) => {
        await sleep(random() * killWithinMs);
        if ((await deed.tell(url)) === 200) acknowledged.add(deed);
      });
      await sleep(random() * killWithinMs * 2);
      await jalon.kill();
      await Promise.all(told);
      jalon = await start();
      // Slack tells again what it has no 200 for, and now and then what it has one for.
      for (const deed of batch) {
        if (random() >= (acknowledged.has(deed) ? 0.3 : 0.7)) continue;
        again += 1;
        if ((await deed.tell(`${jalon.url}/slack/events`, redelivered)) === 200) acknowledged.add(deed);
      }
      options.progress(kill + 1);
    }
    const waiting = [...acknowledged];
    const until = Date.now() + answeredWithinMs;
    while (Date.now() < until && !(await allSettled(database, waiting.length))) await sleep(200);
    return await count(vendor, database, bob, { deeds, acknowledged, again, kills: options.times });
  } finally {
    await jalon?.stop();
    await database.end();
    await vendor.stop();
  }
}

/** Nothing received is unshown, nothing to be delivered waits. */
async function allSettled(database: Client, atLeast: number): Promise<boolean> {
  const { rows } = await database.query<{ open: number; all: number; waiting: number }>(`
    SELECT count(*) FILTER (WHERE shown_at IS NULL)::int AS open, count(*)::int AS all,
      (SELECT count(*)::int FROM delivery WHERE finished_at IS NULL) AS waiting FROM inbox_event`);
  return rows[0] !== undefined && rows[0].open === 0 && rows[0].waiting === 0 && rows[0].all >= atLeast;
}

async function count(
  vendor: SlackVendor,
  database: Client,
  bob: string,
  {
    deeds,
    acknowledged,
    again,
    kills,
  }: { deeds: Deed[]; acknowledged: Set<Deed>; again: number; kills: number },
): Promise<KillCounts> {
  const counts: KillCounts = {
    kills,
    deeds: deeds.length,
    acknowledged: acknowledged.size,
    redelivered: again,
    questionsAnswered: 0,
    answeredTwice: 0,
    formsForwarded: 0,
    delegationTold: 0,
    faults: [],
  };
  const told = (await vendor.call('conversations.history', { channel: bob, limit: 1000 }))['messages'];
  const toldTexts = (told as { text: string }[]).map(({ text }) => text);
  for (const deed of deeds) {
    const wasAcknowledged = acknowledged.has(deed);
    if (deed.kind === 'question') {
      const replies = await vendor.call('conversations.replies', {
        channel: vendor.ids.room,
        ts: deed.mark,
        limit: 100,
      });
      const answers = ((replies['messages'] ?? []) as { user: string }[]).filter(
        ({ user }) => user === vendor.ids.bot,
      ).length;
      if (answers > 0) counts.questionsAnswered += 1;
      if (answers > 1) counts.answeredTwice += 1;
      if (wasAcknowledged && answers === 0) counts.faults.push(`question ${deed.mark} has no answer`);
    } else {
      const { rows } = await database.query<{ n: number }>(
        'SELECT count(*)::int AS n FROM forwarded_question WHERE question = $1',
        [deed.mark],
      );
      const stored = rows[0]?.n ?? 0;
      const seen = toldTexts.filter((text) => text.includes(deed.mark)).length;
      counts.formsForwarded += stored;
      counts.delegationTold += seen;
      if (wasAcknowledged ? stored !== 1 : stored > 1)
        counts.faults.push(`« ${deed.mark} » was forwarded ${stored} times`);
      if (seen !== stored) counts.faults.push(`« ${deed.mark} » reached the delegation ${seen} times`);
    }
  }
  return counts;
}

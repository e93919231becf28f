import { Client } from 'pg';
import { seededRandom } from '../support/random';
import { startSlackVendor, type SlackVendor } from '../support/slack-vendor';
import { killJalon, type Course, type KillOptions } from './kill-jalon';
import { askInRoom, directChannel, forwardQuestion, type Deed } from './slack-people';

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
/** Questions in the room, and forms whose effect is a message to the delegation: what became of each. */
export async function killDuringQuestions(options: KillOptions): Promise<KillCounts> {
  const random = seededRandom(options.seed);
  const vendor = await startSlackVendor();
  const database = new Client({ connectionString: options.databaseUrl });
  database.on('error', () => {});
  await database.connect();
  try {
    const alice = await directChannel(vendor, vendor.ids.alice);
    const bob = await directChannel(vendor, vendor.ids.bob);
    const course = await killJalon(options, {
      vendor,
      database,
      random,
      environment: { DELEGATION_MEMBERS: `slack/${vendor.teamId}/${vendor.ids.bob}` },
      deedsOf: async (kill) =>
        Array.from({ length: deedsAtOnce }, (_, at) => {
          const number = kill * deedsAtOnce + at + 1;
          return random() < 0.7 ? askInRoom(vendor, number) : forwardQuestion(vendor, alice, number);
        }),
    });
    return await count(vendor, database, bob, { ...course, kills: options.times });
  } finally {
    await database.end();
    await vendor.stop();
  }
}

async function count(
  vendor: SlackVendor,
  database: Client,
  bob: string,
  { deeds, acknowledged, again, kills }: Course<Deed> & { kills: number },
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

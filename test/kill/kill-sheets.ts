import { Client } from 'pg';
import { brokenLinks } from '../support/revision-chain';
import { seededRandom } from '../support/random';
import { startSlackVendor, type SlackVendor } from '../support/slack-vendor';
import { killJalon, type Course, type KillOptions, type Told } from './kill-jalon';
import { createLeadsWithSheets, createProposal } from './leads-of-sheets';
import { confirmProposal, directChannel } from './slack-people';

export interface SheetKillCounts {
  kills: number;
  confirmed: number;
  acknowledged: number;
  /** Clicks that were told again. */
  redelivered: number;
  /** Of them, those that were another click of an impatient person. */
  clickedTwice: number;
  written: number;
  answered: number;
  binomeTold: number;
  /** Each a sentence; empty when every promise was kept. */
  faults: string[];
}

interface Confirmation extends Told {
  /** What it writes, and nothing else does. */
  mark: string;
  /** The message with the button. */
  ts: string;
  clicks: number;
}

const deedsAtOnce = 5;
/** In turn, so that no confirmation contradicts one before that is still on its way. */
const fields = ['nextStep', 'blocker', 'comment', 'need', 'description'];

/** « Valider » on updates of sheets: what became of each between the click and the answer. */
export async function killDuringUpdates(options: KillOptions): Promise<SheetKillCounts> {
  const random = seededRandom(options.seed);
  const vendor = await startSlackVendor();
  const database = new Client({ connectionString: options.databaseUrl });
  database.on('error', () => {});
  await database.connect();
  try {
    const channel = await directChannel(vendor, vendor.ids.alice);
    let sheetIds: string[] = [];

    async function propose(kill: number, at: number): Promise<Confirmation> {
      const mark = `Étape numéro ${kill * deedsAtOnce + at + 1}.`;
      const field = fields[kill % fields.length] ?? '';
      const proposalId = await createProposal(database, vendor, {
        sheetId: sheetIds[at] ?? '',
        field,
        value: mark,
      });
      const posted = await vendor.call('chat.postMessage', { channel, text: `Proposition : ${mark}` });
      const ts = String(posted['ts']);
      const place = { channel, ts, proposalId };
      const first = confirmProposal(vendor, place);
      const isImpatient = random() < 0.5;
      const confirmation: Confirmation = {
        mark,
        ts,
        clicks: 1,
        // Told again it is the same click, or another one.
        tell(url, again) {
          const isOther = again !== undefined && isImpatient;
          if (isOther) confirmation.clicks += 1;
          return isOther ? confirmProposal(vendor, place).tell(url) : first.tell(url, again);
        },
      };
      return confirmation;
    }

    const course = await killJalon<Confirmation>(options, {
      vendor,
      database,
      random,
      environment: {},
      async deedsOf(kill) {
        if (kill === 0) sheetIds = await createLeadsWithSheets(database, vendor, deedsAtOnce);
        const batch: Confirmation[] = [];
        for (let at = 0; at < deedsAtOnce; at += 1) batch.push(await propose(kill, at));
        return batch;
      },
    });
    return await count(vendor, database, channel, course, options.times);
  } finally {
    await database.end();
    await vendor.stop();
  }
}

async function count(
  vendor: SlackVendor,
  database: Client,
  channel: string,
  { deeds, acknowledged, again }: Course<Confirmation>,
  kills: number,
): Promise<SheetKillCounts> {
  const counts: SheetKillCounts = {
    kills,
    confirmed: deeds.length,
    acknowledged: acknowledged.size,
    redelivered: again,
    clickedTwice: deeds.filter(({ clicks }) => clicks > 1).length,
    written: 0,
    answered: 0,
    binomeTold: 0,
    faults: await brokenLinks(database),
  };
  const bobs = await directChannel(vendor, vendor.ids.bob);
  const shown = await messagesOf(vendor, channel);
  const told = await messagesOf(vendor, bobs);
  for (const deed of deeds) {
    const { rows } = await database.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM sheet_revision, jsonb_array_elements(changes) AS change WHERE change ->> 'after' = $1`,
      [deed.mark],
    );
    const written = rows[0]?.n ?? 0;
    const isAcknowledged = acknowledged.has(deed);
    counts.written += written;
    if (isAcknowledged ? written !== 1 : written > 1)
      counts.faults.push(`« ${deed.mark} » was written ${written} times`);
    const answer = shown.find(({ ts }) => ts === deed.ts)?.words ?? '';
    const isAnswered = answer.includes('enregistré') && answer.includes(deed.mark);
    counts.answered += Number(isAnswered);
    if (isAnswered !== written > 0)
      counts.faults.push(`« ${deed.mark} » was written ${written} times, and « ${answer} » was answered`);
    // The next change of the same field says it again, as what stood there before.
    const asNew = new RegExp(`${deed.mark.replace('.', '\\.')}(?! →)`);
    const seen = told.filter(({ words }) => asNew.test(words)).length;
    counts.binomeTold += seen;
    if (seen !== written) counts.faults.push(`« ${deed.mark} » was told to the binôme ${seen} times`);
  }
  return counts;
}

async function messagesOf(vendor: SlackVendor, channel: string): Promise<{ ts: string; words: string }[]> {
  const { messages } = await vendor.call('conversations.history', { channel, limit: 1000 });
  return (messages as { ts: string }[]).map((message) => ({
    ts: message.ts,
    words: JSON.stringify(message),
  }));
}

import { silentLogger, type Logger } from '../../src/core/logger';
import { createCalendarLinks, createCopilsFeature, reminderSources } from '../../src/features/copils';
import { createPersonDirectory } from '../../src/features/people';
import { createRemindersFeature, startRecurring } from '../../src/features/reminders';
import type { TerritoryRegister } from '../../src/features/territories';
import type { Database } from '../../src/storage/database';
import { namedRandom } from '../support/random';
import { emptyChronicle } from './chronicle';
import { createMortalWorkers, Crash, type Deadly } from './mortal-workers';
import { judge, type Verdict } from './oracle';
import { createActing } from './people-act';
import { createReading } from './people-read';
import { drawOutages } from './outages';
import { planMeetings } from './plan-meetings';
import { planSheetNews } from './sheet-news';
import { populate, type WorldSize } from './world';
import { createDeeds, pick, type Year } from './year';

export interface SimulationOptions extends WorldSize {
  seed: number;
  crashes: number;
  from: Date;
  days: number;
  database: Database;
  register: TerritoryRegister;
  progress(day: string): void;
}

export interface SimulationResult extends Verdict {
  crashes: number;
}

const hour = 3_600_000;
const day = 24 * hour;

/**
 * A year of copils, answers, collections and news, over the real features, jobs and database, with a clock that jumps
 * from one thing that is due to the next. What people would have seen is held against the oracle at the end.
 */
export async function simulate(options: SimulationOptions): Promise<SimulationResult> {
  const { database, register } = options;
  const random = (name: string): (() => number) => namedRandom(options.seed, name);
  const start = options.from.getTime();
  const end = start + options.days * day;
  let now = start;
  const clock = { now: () => new Date(now) };
  const problems: string[] = [];
  const logger: Logger = {
    ...silentLogger,
    error: ({ error }) => void (error instanceof Crash || problems.push(String(error))),
  };

  const world = await populate(database, register, options, random('world'), options.from);
  const { prisma, transactions } = database;
  await prisma.reminderRule.updateMany({ where: { id: 'sheets.blocked' }, data: { active: true } });
  await transactions.run((tx) => startRecurring(tx, clock.now()));
  const directory = createPersonDirectory([]);
  const links = createCalendarLinks('key', 'https://jalon.example');
  // What the pilot sees of a collection is not looked at here: it need not be followed by the second.
  const copils = createCopilsFeature({ register, links, directory, followEveryMs: 6 * hour });
  const reminders = createRemindersFeature(register, reminderSources(register));

  let crashes = 0;
  const mortality = random('crashes');
  const crashTimes = Array.from(
    { length: options.crashes },
    () => start + mortality() * (end - start) * 0.97,
  ).sort((a, b) => a - b);
  const nextCrash = (): Deadly | undefined => {
    if (crashes >= crashTimes.length || (crashTimes[crashes] ?? Infinity) > now) return undefined;
    crashes += 1;
    return pick(['before', 'inside', 'after'] as const, mortality);
  };
  const workers = createMortalWorkers(
    database,
    [copils, reminders].flatMap(({ jobs }) => jobs ?? []),
    { clock, logger, nextCrash },
  );

  const deeds = createDeeds(end);
  const acting = createActing({ copils, reminders }, { transactions, clock, directory });
  const chronicle = emptyChronicle(start, end);
  const workspaces = [...new Set(world.people.map(({ member }) => member.workspaceId))];
  chronicle.outages.push(...drawOutages(workspaces, { start, end }, random));
  const year: Year = { database, world, chronicle, acting, random, now: () => now, at: deeds.at };
  planMeetings(year, options.days);
  planSheetNews(year);
  const reading = createReading(year);

  let shownDay = '';
  while (now < end) {
    const today = clock.now().toISOString().slice(0, 10);
    if (today !== shownDay) options.progress((shownDay = today));
    const job = await nextJob();
    const message = await reading.nextMoment();
    if (job <= now) await workers.work();
    else if (message <= now) await reading.readWaiting();
    else {
      now = Math.max(now, Math.min(deeds.next()?.at ?? end, job, message, end));
      if ((deeds.next()?.at ?? Infinity) <= now) await deeds.take()?.run();
    }
  }

  const { faults, counts } = judge(world, chronicle);
  return {
    faults: [...problems.map((problem) => `error: ${problem}`), ...faults],
    crashes,
    counts: {
      people: world.people.length,
      'time zones': new Set(world.people.map(({ timeZone }) => timeZone)).size,
      sheets: world.sheets.length,
      'copils (with their moves)': chronicle.meetings.length,
      answers: chronicle.answers.length,
      'collections (with their moves)': chronicle.collections.length,
      'times that a workspace was down': chronicle.outages.length,
      'reminders that reached nobody': chronicle.lost.length,
      'news of sheets': [...chronicle.news.values()].reduce((sum, list) => sum + list.length - 1, 0),
      ...counts,
      crashes,
    },
  };

  async function nextJob(): Promise<number> {
    const [row] = await prisma.$queryRaw<{ job: Date | null }[]>`
      SELECT min(greatest(due_at, coalesce(lease_until, due_at))) AS job FROM job`;
    return row?.job?.getTime() ?? Infinity;
  }
}

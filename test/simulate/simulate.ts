import type { Member } from '../../src/core/address';
import type { InboundEvent } from '../../src/core/event';
import type { Context, Feature, HandlerReply } from '../../src/core/feature';
import { silentLogger, type Logger } from '../../src/core/logger';
import type { Message } from '../../src/core/message';
import { createCalendarLinks, createCopilsFeature, reminderSources } from '../../src/features/copils';
import { createPersonDirectory } from '../../src/features/people';
import { createRemindersFeature, startRecurring } from '../../src/features/reminders';
import type { TerritoryRegister } from '../../src/features/territories';
import type { Database } from '../../src/storage/database';
import { seededRandom } from '../support/random';
import { createMortalWorkers, Crash, type Deadly } from './mortal-workers';
import { judge, type Chronicle, type Meeting, type SeenReminder, type Verdict } from './oracle';
import { isWorkingTime, nineOf, shiftDay, wallOf } from './plain-calendar';
import { populate, type Citizen, type WorldSize } from './world';

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

interface Deed {
  at: number;
  run(): Promise<void>;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * A year of copils, answers, collections and news, over the real features, jobs and database, with a clock that jumps
 * from one thing that is due to the next. What people would have seen is held against the oracle at the end.
 */
export async function simulate(options: SimulationOptions): Promise<SimulationResult> {
  const { database, register, seed } = options;
  const random = seededRandom(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const start = options.from.getTime();
  const end = start + options.days * day;
  let now = start;
  const clock = { now: () => new Date(now) };
  const problems: string[] = [];
  const logger: Logger = {
    ...silentLogger,
    error: ({ error }) => void (error instanceof Crash || problems.push(String(error))),
  };

  const world = await populate(database, register, options, random, options.from);
  const { prisma, transactions } = database;
  await prisma.reminderRule.updateMany({ where: { id: 'sheets.blocked' }, data: { active: true } });
  await transactions.run((tx) => startRecurring(tx, clock.now()));
  const directory = createPersonDirectory([]);
  const links = createCalendarLinks('key', 'https://jalon.example');
  // What the pilot sees of a collection is not looked at here: it need not be followed by the second.
  const copils = createCopilsFeature({ register, links, directory, followEveryMs: 6 * hour });
  const reminders = createRemindersFeature(register, reminderSources(register));
  const features: Feature[] = [copils, reminders];

  // --- Crashes ----------------------------------------------------------------------------------------------------------
  let crashes = 0;
  const crashTimes = Array.from(
    { length: options.crashes },
    () => start + random() * (end - start) * 0.97,
  ).sort((a, b) => a - b);
  const nextCrash = (): Deadly | undefined => {
    if (crashes >= crashTimes.length || (crashTimes[crashes] ?? Infinity) > now) return undefined;
    crashes += 1;
    return pick(['before', 'inside', 'after'] as const);
  };
  const workers = createMortalWorkers(
    database,
    features.flatMap(({ jobs }) => jobs ?? []),
    { clock, logger, nextCrash },
  );

  // --- What people do ---------------------------------------------------------------------------------------------------
  const chronicle: Chronicle = {
    meetings: [],
    answers: [],
    collections: [],
    news: new Map(),
    seen: [],
    snoozes: [],
    announced: [],
    end,
  };
  for (const sheet of world.sheets)
    chronicle.news.set(sheet.id, [{ at: sheet.updatedAt, isBlocked: sheet.isBlocked }]);
  const deeds: Deed[] = [];
  /** Kept in their order, the next at the end. */
  const at = (time: number, run: () => Promise<void>): void => {
    if (time >= end) return;
    let [low, high] = [0, deeds.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((deeds[middle]?.at ?? 0) > time) low = middle + 1;
      else high = middle;
    }
    deeds.splice(low, 0, { at: time, run });
  };
  let events = 0;
  const does = async (
    person: Citizen,
    work: (context: Context) => Promise<HandlerReply>,
  ): Promise<HandlerReply> => {
    events += 1;
    const event: InboundEvent = {
      key: `web/simulated/${events}`,
      receivedAt: clock.now(),
      deadline: clock.now(),
      actor: person.member,
      address: addressOf(person.member),
      scope: 'personal',
      canOpenForm: false,
      kind: 'command',
      name: 'copil',
      argument: '',
    };
    return transactions.run((tx) =>
      work({ event, person, now: clock.now(), tx, personOf: (member) => directory.personOf(tx, member) }),
    );
  };
  const command = (context: Context, argument: string): Promise<HandlerReply> =>
    copils.commands?.[0]?.run(context, argument) ?? Promise.reject(new Error('no command'));
  const press = (
    context: Context,
    feature: Feature,
    actionId: string,
    payload: unknown,
  ): Promise<HandlerReply> => {
    const found = feature.actions?.find((one) => one.actionId === actionId);
    if (!found) throw new Error(`no action ${actionId}`);
    return found.run(context, found.payload.parse(payload));
  };
  /** What was shown is confirmed. */
  const confirm = async (author: Citizen, shown: HandlerReply): Promise<HandlerReply> => {
    const payload = payloadOf(shown, 'copils.confirm');
    return does(author, (context) => press(context, copils, 'copils.confirm', payload));
  };
  const submit = async (
    author: Citizen,
    payload: Record<string, string>,
    values: Record<string, string | boolean>,
  ) => {
    const form = copils.forms?.find(({ formId }) => formId === 'copils.form');
    if (!form) throw new Error('no form');
    const shown = await does(author, (context) =>
      form.submit(context, form.payload.parse(payload), form.values.parse(values)),
    );
    return confirm(author, shown);
  };

  function planMeeting(level: 'national' | 'regional' | 'local', author: Citizen, code: string): void {
    const lead = random() < 0.2 ? 3 + random() * 12 : 20 + random() * 15;
    const created = start + random() * Math.max(0.4 * (end - start), end - start - 40 * day);
    at(created, async () => {
      const where = author.assignments[0];
      const values = (eventAt: number): Record<string, string | boolean> => {
        const wall = wallOf(eventAt, author.timeZone);
        return {
          level,
          title: code,
          ...(level === 'regional' && { where: `region:${where?.regionCode ?? ''}` }),
          ...(level === 'local' && { where: `territory:${where?.territoryId ?? ''}` }),
          date: wall.day,
          hour: `${Math.floor(wall.minutes / 60)}:${String(wall.minutes % 60).padStart(2, '0')}`,
          duration: '1 h 30',
          ...(level === 'national' && {
            role_piloteRegional: true,
            role_delegation: true,
            role_industriel: true,
          }),
          ...(level === 'regional' && { role_chefDeProjet: true, role_piloteRegional: true }),
          ...(level === 'local' && { role_elu: true, role_industriel: true, role_chefDeProjet: true }),
        };
      };
      const eventAt = eventTime(now + lead * day, author);
      await submit(author, {}, values(eventAt));
      const row = await prisma.copil.findFirstOrThrow({
        where: { content: { path: ['title'], equals: code } },
        include: { participants: true },
      });
      const participants = row.participants.map(({ personId }) => personId);
      let meeting: Meeting = { code, at: eventAt, plannedAt: now, participants };
      chronicle.meetings.push(meeting);
      const planAnswers = (): void => {
        for (const personId of participants) {
          if (random() < 0.35) continue;
          const time = now + random() * (meeting.at - now) * 1.02;
          at(time, async () => {
            const person = world.byId.get(personId);
            if (!person || now >= meeting.at || meeting.endedAt !== undefined) return;
            const answer = random() < 0.75 ? 'present' : 'excused';
            await does(person, (context) =>
              press(context, copils, 'copils.answer', { copilId: row.id, answer }),
            );
            chronicle.answers.push({ code, personId, at: now, answer });
          });
        }
      };
      planAnswers();
      if (random() < 0.12)
        at(now + random() * (eventAt - now), async () => {
          if (meeting.endedAt !== undefined) return;
          const moved = eventTime(meeting.at + (3 + random() * 20) * day, author);
          await submit(author, { copilId: row.id }, values(moved));
          meeting.endedAt = now;
          meeting = { code, at: moved, plannedAt: now, participants };
          chronicle.meetings.push(meeting);
          planAnswers();
        });
      if (random() < 0.06)
        at(now + random() * (eventAt - now), async () => {
          if (meeting.endedAt !== undefined || now >= meeting.at) return;
          await confirm(author, await does(author, (context) => command(context, `annuler ${row.number}`)));
          meeting.endedAt = now;
          meeting.cancelled = true;
          for (const one of chronicle.collections) if (one.code === code) one.endedAt ??= now;
        });
      if (level !== 'local' && lead > 16 && random() < 0.4)
        at(now + hour, async () => {
          if (meeting.endedAt !== undefined) return;
          const shown = await does(author, (context) => command(context, `collecte ${row.number}`));
          if (payloadOf(shown, 'copils.confirm') === undefined) return;
          await confirm(author, shown);
          const collection = await prisma.collection.findFirstOrThrow({
            where: { copilId: row.id },
            include: { people: true },
          });
          const asked = new Map(
            collection.people.map(({ personId, sheetIds }) => [personId, sheetIds as string[]]),
          );
          chronicle.collections.push({ code, at: now, eventAt: meeting.at, asked });
        });
    });
  }

  /** On a working day of the author, on the half hour, between eight and six; not always in the recipients' day. */
  function eventTime(near: number, author: Citizen): number {
    let date = wallOf(near, author.timeZone).day;
    while (!isWorkingTime(nineOf(date, author.timeZone) + hour, author.place)) date = shiftDay(date, 1);
    return nineOf(date, author.timeZone) + (Math.floor(random() * 18) - 2) * 30 * minute;
  }

  const authors = (role: string): Citizen[] =>
    world.people.filter(({ assignments: [one] }) => one?.role === role);
  const years = options.days / 365;
  const times = (perYear: number): number => Math.max(1, Math.round(perYear * years));
  let codes = 0;
  const code = (): string => `C${String((codes += 1)).padStart(4, '0')}`;
  for (let i = 0; i < times(4); i += 1) planMeeting('national', pick(authors('delegation')), code());
  const pilots = authors('piloteRegional');
  for (const author of pilots.filter((_one, i) => i % 2 === 0))
    for (let i = 0; i < times(4); i += 1) planMeeting('regional', author, code());
  const seenTerritories = new Set<string | undefined>();
  for (const author of authors('chefDeProjet')) {
    const territoryId = author.assignments[0]?.territoryId;
    if (seenTerritories.has(territoryId)) continue;
    seenTerritories.add(territoryId);
    for (let i = 0; i < times(2); i += 1) planMeeting('local', author, code());
  }

  // News of sheets: every morning, those that change that day.
  for (let time = start + 5 * hour; time < end; time += day)
    at(time, async () => {
      const changed = world.sheets
        .filter(() => random() < 4.5 / 365)
        .map((sheet) => ({ id: sheet.id, blocked: random() < 0.12 }));
      if (changed.length === 0) return;
      for (const { id, blocked } of changed) chronicle.news.get(id)?.push({ at: now, isBlocked: blocked });
      await prisma.$executeRaw`
        UPDATE sheet SET updated_at = ${new Date(now)}::timestamptz, revision = revision + 1,
          fields = jsonb_set(fields, '{status}', CASE WHEN changed.blocked THEN '"bloque"'::jsonb ELSE '"en_cours"'::jsonb END)
        FROM jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) AS changed (id uuid, blocked boolean)
        WHERE sheet.id = changed.id`;
    });

  // --- What people see --------------------------------------------------------------------------------------------------
  const byMember = new Map(world.people.map((person) => [person.member.memberId, person]));
  async function harvest(): Promise<void> {
    const rows = await prisma.delivery.findMany({
      where: { notBefore: { lte: clock.now() }, state: 'pending' },
      orderBy: { position: 'asc' },
    });
    if (rows.length === 0) return;
    await prisma.delivery.updateMany({
      where: { id: { in: rows.map(({ id }) => id) } },
      data: { state: 'sent', message: {}, finishedAt: clock.now() },
    });
    for (const row of rows) {
      const memberId = row.conversation.split('/').at(-1) ?? '';
      const person = byMember.get(memberId);
      if (!person) throw new Error(`a message to nobody: ${row.conversation}`);
      const message = row.message as unknown as Message;
      const seen = readReminder(message, person.id, now);
      if (seen) {
        chronicle.seen.push(seen);
        if (seen.kind !== 'urgent' && random() < 0.04) putOff(person, seen.messageId);
      } else {
        const kind = message.text.startsWith('Ce qui change')
          ? 'change'
          : message.text.includes('est annulé')
            ? 'cancellation'
            : 'invitation';
        if (!message.text.includes('fiches dont vous') && !message.text.includes('fiche dont vous'))
          chronicle.announced.push({ at: now, personId: person.id, kind, code: codeIn(message.text) });
      }
    }
  }

  function putOff(person: Citizen, messageId: string): void {
    at(now + Math.floor(1 + random() * 50) * minute, async () => {
      const until = pick(['later', 'tomorrow', 'monday'] as const);
      const reply = await does(person, (context) =>
        press(context, reminders, 'reminders.snooze', { messageId, until }),
      );
      if (textOf(reply).startsWith('Entendu'))
        chronicle.snoozes.push({ at: now, personId: person.id, messageId, until });
    });
  }

  // --- The year -----------------------------------------------------------------------------------------------------------
  let shownDay = '';
  while (now < end) {
    const today = new Date(now).toISOString().slice(0, 10);
    if (today !== shownDay) options.progress((shownDay = today));
    const [row] = await prisma.$queryRaw<{ job: Date | null; message: Date | null }[]>`
      SELECT (SELECT min(greatest(due_at, coalesce(lease_until, due_at))) FROM job) AS job,
        (SELECT min(not_before) FROM delivery WHERE state = 'pending') AS message`;
    if (row?.job && row.job.getTime() <= now) {
      await workers.work();
      continue;
    }
    if (row?.message && row.message.getTime() <= now) {
      await harvest();
      continue;
    }
    const deed = deeds.at(-1);
    const next = Math.min(deed?.at ?? end, row?.job?.getTime() ?? end, row?.message?.getTime() ?? end, end);
    now = Math.max(now, next);
    if (deed && deed.at <= now) {
      deeds.pop();
      await deed.run();
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
      collections: chronicle.collections.length,
      'news of sheets': [...chronicle.news.values()].reduce((sum, list) => sum + list.length - 1, 0),
      ...counts,
      crashes,
    },
  };
}

const addressOf = ({ platform, workspaceId, memberId }: Member) => ({
  key: { platform, workspaceId, conversationId: `direct-${memberId}` },
  route: {},
});

function buttonsOf(message: Message) {
  return (message.card?.blocks ?? []).flatMap((block) => (block.type === 'buttons' ? block.buttons : []));
}

function payloadOf(reply: HandlerReply, actionId: string): unknown {
  for (const step of reply)
    if ('message' in step) {
      const found = buttonsOf(step.message).find((button) => button.actionId === actionId);
      if (found) return found.payload;
    }
  return undefined;
}

const textOf = (reply: HandlerReply): string =>
  reply.flatMap((step) => ('message' in step ? [step.message.text] : [])).join('\n');

const codeIn = (text: string): string => /\bC\d{4}\b/.exec(text)?.[0] ?? '';

/** What a person would read in it; undefined: it is no reminder. */
function readReminder(message: Message, personId: string, at: number): SeenReminder | undefined {
  const kinds = {
    'À faire de votre côté': 'digest',
    Bientôt: 'urgent',
    'Vous vouliez y revenir': 'again',
  } as const;
  const kind = kinds[message.card?.title as keyof typeof kinds];
  if (kind === undefined) return undefined;
  const why = buttonsOf(message).find(({ actionId }) => actionId === 'reminders.why')?.payload as {
    messageId: string;
  };
  const lines = message.text
    .split('\n')
    .slice(1)
    .map((text): SeenReminder['lines'][number] => {
      if (text.startsWith('Vos fiches'))
        return { what: text.includes('sont bloquées') ? 'blocked' : 'stale', code: '' };
      const what = text.includes('votre réponse est attendue')
        ? 'answer'
        : text.includes('dont vous êtes pilote')
          ? 'collection'
          : 'meeting';
      return { what, code: codeIn(text) };
    });
  return { at, personId, kind, messageId: why.messageId, lines };
}

import type { Meeting } from './chronicle';
import { payloadOf } from './people-act';
import { isWorkingTime, nineOf, shiftDay, wallOf } from './plain-calendar';
import type { Citizen } from './world';
import { pick, type Year } from './year';

const hour = 3_600_000;
const day = 24 * hour;

type Level = 'national' | 'regional' | 'local';

/** Four national copils a year, four of every other Region, two of each territory; all that becomes of them. */
export function planMeetings(year: Year, days: number): void {
  const { world } = year;
  const random = year.random('authors');
  const authors = (role: string): Citizen[] =>
    world.people.filter(({ assignments: [one] }) => one?.role === role);
  const times = (perYear: number): number => Math.max(1, Math.round((perYear * days) / 365));
  let codes = 0;
  const plan = (level: Level, author: Citizen, count: number): void => {
    for (let i = 0; i < count; i += 1)
      planMeeting(year, level, author, `C${String((codes += 1)).padStart(4, '0')}`);
  };
  for (let i = 0; i < times(4); i += 1) plan('national', pick(authors('delegation'), random), 1);
  for (const author of authors('piloteRegional').filter((_one, i) => i % 2 === 0))
    plan('regional', author, times(4));
  const seen = new Set<string | undefined>();
  for (const author of authors('chefDeProjet')) {
    const territoryId = author.assignments[0]?.territoryId;
    if (seen.has(territoryId)) continue;
    seen.add(territoryId);
    plan('local', author, times(2));
  }
}

function planMeeting(year: Year, level: Level, author: Citizen, code: string): void {
  const { database, chronicle, acting, now, at } = year;
  const random = year.random(`meeting/${code}`);
  const { start, end } = chronicle;
  const isHasty = random() < 0.2;
  const lead = isHasty ? 3 : random() < 0.2 ? 3 + random() * 12 : 20 + random() * 15;
  const drawn = start + random() * Math.max(0.4 * (end - start), end - start - 40 * day);
  // On a Friday, after the morning's messages, for Monday: its reminder falls on that very day.
  const created = isHasty ? fridayAfter(drawn, author) + (1 + random() * 5) * hour : drawn;
  at(created, async () => {
    const eventAt = eventTime(random, now() + lead * day, author);
    await acting.convenes(author, {}, formValues(level, author, code, eventAt));
    const row = await database.prisma.copil.findFirstOrThrow({
      where: { content: { path: ['title'], equals: code } },
      include: { participants: { orderBy: { personId: 'asc' } } },
    });
    const participants = row.participants.map(({ personId }) => personId);
    let meeting: Meeting = { code, at: eventAt, plannedAt: now(), participants };
    chronicle.meetings.push(meeting);
    planAnswers(year, row.id, meeting, random);
    if (random() < 0.12)
      at(now() + random() * (eventAt - now()), async () => {
        if (meeting.endedAt !== undefined) return;
        const moved = eventTime(random, meeting.at + (3 + random() * 20) * day, author);
        await acting.convenes(author, { copilId: row.id }, formValues(level, author, code, moved));
        meeting.endedAt = now();
        meeting = { code, at: moved, plannedAt: now(), participants };
        chronicle.meetings.push(meeting);
        const open = chronicle.collections.find((one) => one.code === code && one.endedAt === undefined);
        if (open) {
          chronicle.collections.push({ ...open, plannedAt: now(), eventAt: moved });
          open.endedAt = now();
        }
        planAnswers(year, row.id, meeting, random);
      });
    if (random() < 0.06)
      at(now() + random() * (eventAt - now()), async () => {
        if (meeting.endedAt !== undefined || now() >= meeting.at) return;
        await acting.confirms(author, await acting.types(author, `annuler ${row.number}`));
        meeting.endedAt = now();
        meeting.cancelled = true;
        for (const one of chronicle.collections) if (one.code === code) one.endedAt ??= now();
      });
    if (level !== 'local' && lead > 16 && random() < 0.4)
      at(now() + hour, async () => {
        if (meeting.endedAt !== undefined) return;
        const shown = await acting.types(author, `collecte ${row.number}`);
        if (payloadOf(shown, 'copils.confirm') === undefined) return;
        await acting.confirms(author, shown);
        const collection = await database.prisma.collection.findFirstOrThrow({
          where: { copilId: row.id },
          include: { people: true },
        });
        const asked = new Map(
          collection.people.map(({ personId, sheetIds }) => [personId, sheetIds as string[]]),
        );
        chronicle.collections.push({ code, at: now(), plannedAt: now(), eventAt: meeting.at, asked });
      });
  });
}

/** Two thirds answer, some of them a moment too late. */
function planAnswers(
  { world, chronicle, acting, now, at }: Year,
  copilId: string,
  meeting: Meeting,
  random: () => number,
): void {
  for (const personId of meeting.participants) {
    if (random() < 0.35) continue;
    const answer = random() < 0.75 ? 'present' : 'excused';
    at(now() + random() * (meeting.at - now()) * 1.02, async () => {
      const person = world.byId.get(personId);
      if (!person || now() >= meeting.at || meeting.endedAt !== undefined) return;
      await acting.presses(person, 'copils.answer', { copilId, answer });
      chronicle.answers.push({ code: meeting.code, personId, at: now(), answer });
    });
  }
}

function formValues(
  level: Level,
  author: Citizen,
  title: string,
  eventAt: number,
): Record<string, string | boolean> {
  const where = author.assignments[0];
  const wall = wallOf(eventAt, author.timeZone);
  return {
    level,
    title,
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
}

/** On a working day of the author, on the half hour, between eight and six; not always in the recipients' day. */
function eventTime(random: () => number, near: number, author: Citizen): number {
  let date = wallOf(near, author.timeZone).day;
  while (!isWorkingTime(nineOf(date, author.timeZone) + hour, author.place)) date = shiftDay(date, 1);
  return nineOf(date, author.timeZone) + (Math.floor(random() * 18) - 2) * 30 * 60_000;
}

/** Ten o'clock there. */
function fridayAfter(time: number, author: Citizen): number {
  let { day: date, weekday } = wallOf(time, author.timeZone);
  for (; weekday !== 5; weekday = (weekday + 1) % 7) date = shiftDay(date, 1);
  return nineOf(date, author.timeZone) + hour;
}

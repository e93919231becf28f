import ICAL from 'ical.js';
import { say } from '../../../src/core/message';
import { silentLogger } from '../../../src/core/logger';
import { calendarFolder, servePersonalFiles } from '../../../src/http/personal-files';
import { createHttpServer, type HttpServer } from '../../../src/http/server';
import { createCalendarFiles, createCalendarLinks, keepCalendarUids } from '../../../src/features/copils';
import { startCopilHouse, textOf, type CopilHouse } from './copil-house';

const inBrittany = { role: 'chefDeProjet', regionCode: '53', territoryId: 'ti-5309' } as const;
const day = 24 * 3_600_000;

describe('the calendar file of a copil, over HTTP', () => {
  let house: CopilHouse;
  let http: HttpServer;
  let base: string;
  beforeAll(async () => {
    house = await startCopilHouse();
    await house.person('pilote', [{ role: 'piloteRegional', regionCode: '53' }]);
    await house.person('cheffe', [inBrittany]);
    await house.person('elue', [{ ...inBrittany, role: 'elu' }]);
    await house.test.database.prisma.person.update({
      where: { id: 'elue' },
      data: { email: 'elue@exemple.fr' },
    });
    await house.person('industrielle', [{ ...inBrittany, role: 'industriel' }]);
    http = createHttpServer(silentLogger);
    servePersonalFiles(http, calendarFolder, house.calendarFile, { now: () => house.now });
    base = `http://127.0.0.1:${await http.listen('127.0.0.1', 0)}`;
  }, 120_000);
  afterAll(async () => {
    await http.close();
    await house.stop();
  });

  const values = { level: 'regional', date: '2026-12-10', hour: '14:30', duration: '1 h 30', title: 'Revue' };
  const convene = async (more: Record<string, string | boolean> = {}): Promise<string> => {
    const shown = await house.submits('pilote', {
      ...values,
      role_chefDeProjet: true,
      role_elu: true,
      ...more,
    });
    await house.confirms('pilote', shown);
    const { id } = await house.test.database.prisma.copil.findFirstOrThrow({ orderBy: { number: 'desc' } });
    return id;
  };
  /** What waits to be sent reaches its readers: what comes after is all that waits. */
  const arrives = () =>
    house.test.database.prisma.delivery.updateMany({
      where: { state: 'pending' },
      data: { state: 'sent', finishedAt: house.now },
    });
  const pathTo = (id: string, personId: string): string =>
    new URL(house.links.urlFor({ id, ...meeting }, personId, house.now) ?? '').pathname;
  const meeting = { sequence: 0, startsAt: new Date('2026-12-10T13:30:00Z'), durationMinutes: 90 };
  const get = (path: string): Promise<Response> => fetch(base + path);
  async function read(path: string) {
    const response = await get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const calendar = new ICAL.Component(ICAL.parse(await response.text()) as string);
    const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') ?? undefined);
    return {
      method: calendar.getFirstPropertyValue('method'),
      attendees: event.attendees.map((one) => String(one.getFirstValue()).toLowerCase()),
      uid: event.uid,
      sequence: event.sequence,
      start: event.startDate.toJSDate().toISOString(),
    };
  }

  it('is the copil as it is now: changed, and cancelled, with a sequence that grows', async () => {
    const id = await convene();
    const path = pathTo(id, 'cheffe');
    const first = await read(path);
    expect(first).toMatchObject({ method: 'REQUEST', sequence: 0, start: '2026-12-10T13:30:00.000Z' });

    const moved = { ...values, date: '2026-12-15', role_chefDeProjet: true, role_elu: true };
    await house.confirms('pilote', await house.submits('pilote', moved, id));
    const second = await read(path);
    expect(second).toEqual({ ...first, sequence: 1, start: '2026-12-15T13:30:00.000Z' });

    const { number } = await house.test.database.prisma.copil.findUniqueOrThrow({ where: { id } });
    await house.confirms('pilote', await house.types('pilote', `annuler ${number}`));
    expect(await read(path)).toEqual({ ...second, method: 'CANCEL', sequence: 2 });
  });

  it('goes with the invitation, its change and its cancellation, and names whose it is alone', async () => {
    await arrives();
    const id = await convene();
    const filesSince = async () =>
      (await house.sent()).map(({ personId, message: { file, text } }) => {
        const calendar = new ICAL.Component(ICAL.parse(file?.content ?? '') as string);
        const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') ?? undefined);
        expect(text).not.toContain('https://jalon.example/calendrier/');
        const named = event.attendees.map((one) => String(one.getFirstValue()).toLowerCase());
        expect(named).toEqual([
          personId === 'elue' ? 'mailto:elue@exemple.fr' : 'mailto:convie@jalon.invalid',
        ]);
        expect(file?.link?.url).toBe(
          house.links.urlFor({ id, ...meeting, startsAt: event.startDate.toJSDate() }, personId, house.now),
        );
        return `${personId} ${file?.name} ${String(calendar.getFirstPropertyValue('method'))} ${event.sequence}`;
      });
    const { number } = await house.test.database.prisma.copil.findUniqueOrThrow({ where: { id } });
    const name = `copil-${number}.ics`;
    expect((await filesSince()).sort()).toEqual([`cheffe ${name} REQUEST 0`, `elue ${name} REQUEST 0`]);
    await arrives();
    const moved = { ...values, date: '2026-12-15', role_chefDeProjet: true, role_elu: true };
    await house.confirms('pilote', await house.submits('pilote', moved, id));
    expect((await filesSince()).sort()).toEqual([`cheffe ${name} REQUEST 1`, `elue ${name} REQUEST 1`]);
    await arrives();
    await house.confirms('pilote', await house.types('pilote', `annuler ${number}`));
    expect((await filesSince()).sort()).toEqual([`cheffe ${name} CANCEL 2`, `elue ${name} CANCEL 2`]);
  });

  it('tells each person of each change once, whatever is pressed again', async () => {
    const id = await convene();
    await arrives();
    const preview = await house.submits(
      'pilote',
      { ...values, hour: '16:00', role_chefDeProjet: true, role_elu: true, role_industriel: true },
      id,
    );
    expect(textOf(preview)).toContain('2 personnes recevront la modification.');
    expect(await house.sent()).toEqual([]);
    await house.confirms('pilote', preview);
    expect(textOf(await house.confirms('pilote', preview))).toContain('déjà fait');
    const sent = (await house.sent()).map(({ personId, message }) => {
      const kind = message.text.startsWith('Ce qui change') ? 'changed' : 'invited';
      return `${kind} ${personId}`;
    });
    expect(sent.sort()).toEqual(['changed cheffe', 'changed elue', 'invited industrielle']);
  });

  it('takes the meeting out of the calendar of somebody who is not invited any more, and of nobody else', async () => {
    const id = await convene();
    const invited = await read(pathTo(id, 'elue'));
    await arrives();
    const without = await house.submits(
      'pilote',
      { ...values, date: '2026-12-16', title: 'Ce qui reste entre nous', role_chefDeProjet: true },
      id,
    );
    await house.confirms('pilote', without);
    expect(textOf(await house.confirms('pilote', without))).toContain('déjà fait');

    const told = (await house.sent()).filter(({ message: { text } }) =>
      text.includes('n’êtes plus convié·e'),
    );
    expect(told.map(({ personId }) => personId)).toEqual(['elue']);
    const message = told[0]?.message ?? say('');
    expect(message.text).toContain('jeudi 10 décembre');
    const { pathname } = new URL(message.file?.link?.url ?? '');
    expect(message.file?.content).toBe(await (await get(pathname)).text());
    const { start } = invited;
    expect(await read(pathname)).toEqual({ ...invited, method: 'CANCEL', sequence: 1, start });
    expect(await (await get(pathname)).text()).not.toContain('Ce qui reste entre nous');
    expect(await read(pathTo(id, 'cheffe'))).toMatchObject({ method: 'REQUEST', sequence: 1 });

    // Invited again: the same link is the meeting again, with a sequence above the one that cancelled it.
    const again = { ...values, date: '2026-12-16', role_chefDeProjet: true, role_elu: true };
    await house.confirms('pilote', await house.submits('pilote', again, id));
    expect(await read(pathname)).toMatchObject({ uid: invited.uid, method: 'REQUEST', sequence: 2 });
  });

  it('has the identifier that was sent, whatever the address of the server becomes', async () => {
    const { database } = house.test;
    const fresh = await convene();
    const older = await convene();
    expect((await read(pathTo(fresh, 'cheffe'))).uid).toBe(`copil-${fresh}@jalon.invalid`);
    // Of before: its calendars know it by the address of then.
    await database.prisma.copil.update({ where: { id: older }, data: { calendarUid: null } });
    const sent = (await read(pathTo(older, 'cheffe'))).uid;
    expect(sent).toBe(`copil-${older}@jalon.example`);
    const starts = (host: string) => database.transactions.run((tx) => keepCalendarUids(tx, host));
    expect([await starts('jalon.example'), await starts('moved.example')]).toEqual([1, 0]);
    const moved = createCalendarFiles(
      { ...house.parts, links: createCalendarLinks('key of the tests', 'https://moved.example') },
      database.transactions,
    );
    const fileOf = async (id: string): Promise<string> =>
      (await moved(pathTo(id, 'cheffe').replace('/calendrier/', ''), house.now))?.body ?? '';
    expect(await fileOf(older)).toContain(`UID:${sent}`.slice(0, 60));
    expect(await fileOf(older)).not.toContain('moved.example');
    const { number } = await database.prisma.copil.findUniqueOrThrow({ where: { id: older } });
    await house.confirms('pilote', await house.types('pilote', `annuler ${number}`));
    expect(await read(pathTo(older, 'cheffe'))).toMatchObject({ uid: sent, method: 'CANCEL' });
    expect(await fileOf(fresh)).not.toContain('moved.example');
  });

  it('is refused in the same words, whatever is wrong with the link', async () => {
    const id = await convene({ role_elu: false });
    const good = pathTo(id, 'cheffe');
    const [, claim = '', signature = ''] = /^\/calendrier\/([\w-]+)\.([\w-]+)\.ics$/.exec(good) ?? [];
    const forged = Buffer.from(JSON.stringify([9_999_999_999, { copilId: id, personId: 'elue' }])).toString(
      'base64url',
    );
    const refused = await Promise.all(
      [
        // Signed by us, for somebody who is not invited, and for nobody.
        pathTo(id, 'elue'),
        pathTo(id, 'personne'),
        pathTo('00000000-0000-4000-8000-000000000000', 'cheffe'),
        `/calendrier/${forged}.${signature}.ics`,
        `/calendrier/${claim}.${signature.slice(1)}A.ics`,
        `/calendrier/${claim}.ics`,
        '/calendrier/',
        '/calendrier/..%2f..%2fetc%2fpasswd',
      ].map(async (path) => {
        const response = await get(path);
        return `${response.status} ${await response.text()}`;
      }),
    );
    const words = '404 Ce lien n’est plus valable. Écrivez « copil » à Jalon pour en avoir un autre.';
    expect(refused).toEqual(refused.map(() => words));

    const now = house.now;
    expect((await get(good)).status).toBe(200);
    house.now = new Date(meeting.startsAt.getTime() + 8 * day);
    expect((await get(good)).status).toBe(404);
    house.now = now;
  });

  it('leaves a line in the journal for each reading', async () => {
    const id = await convene();
    await get(pathTo(id, 'cheffe'));
    const read = await house.test.database.prisma.journalEntry.findMany({
      where: { action: 'copil.calendar', subjectId: id },
    });
    expect(read.map(({ personId }) => personId)).toEqual(['cheffe']);
  });
});

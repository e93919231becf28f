import { silentLogger } from '../../../src/core/logger';
import { attendanceFolder, servePersonalFiles } from '../../../src/http/personal-files';
import { createHttpServer, type HttpServer } from '../../../src/http/server';
import { readTable } from '../../../src/tables/read-table';
import { startCopilHouse, textOf, type CopilHouse } from './copil-house';

const inBrittany = { role: 'chefDeProjet', regionCode: '53', territoryId: 'ti-5309' } as const;

describe('the attendance list of a copil, exported', () => {
  let house: CopilHouse;
  let http: HttpServer;
  let base: string;
  let paths: string[];
  beforeAll(async () => {
    house = await startCopilHouse();
    await house.person('pilote', [{ role: 'piloteRegional', regionCode: '53' }]);
    for (const id of ['vient', 'remplacee', 'injoignable', 'attend', 'sans-compte'])
      await house.person(id, [inBrittany]);
    const { prisma } = house.test.database;
    await prisma.account.deleteMany({ where: { memberId: 'sans-compte' } });
    await prisma.person.update({ where: { id: 'attend' }, data: { name: '=1+1', organisation: '@SUM(A1)' } });
    await house.confirms(
      'pilote',
      await house.submits('pilote', {
        level: 'regional',
        where: 'region:53',
        date: '2026-12-10',
        hour: '14:30',
        duration: '2 h',
        role_chefDeProjet: true,
      }),
    );
    const ends = (who: string, state: string, reason?: string) =>
      prisma.delivery.updateMany({
        where: { state: 'pending', conversation: `slack/T1/${who}` },
        data: { state, finishedAt: house.now, reason: reason ?? null },
      });
    await ends('vient', 'uncertain', 'Slack n’a pas répondu.');
    await ends('injoignable', 'unreachable', 'Le compte est désactivé.');
    await house.types('vient', 'présent 1');
    await house.types('remplacee', 'remplacé 1 par =CMD() | "autre"');
    http = createHttpServer(silentLogger);
    servePersonalFiles(http, attendanceFolder, house.attendanceFile, { now: () => house.now });
    base = `http://127.0.0.1:${await http.listen('127.0.0.1', 0)}`;
    const offered = textOf(await house.types('pilote', 'exporter 1'));
    paths = (offered.match(/https:\S+/g) ?? []).map((url) => new URL(url).pathname);
  }, 120_000);
  afterAll(async () => {
    await http.close();
    await house.stop();
  });

  it.each([
    [0, 'xlsx'],
    [1, 'csv'],
  ])('says of each what she answered, and whether she was reached (%i: %s)', async (index, ending) => {
    const response = await fetch(base + paths[index]);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toContain(`presences-copil-1.${ending}`);
    const { header, rows } = await readTable(
      `presences.${ending}`,
      Buffer.from(await response.arrayBuffer()),
    );
    const labels = ['Nom complet', 'Réponse', 'Remplacé·e par', 'Joint·e', 'Pourquoi pas'];
    const cells = rows.map((row) => labels.map((label) => String(row.cells[header.indexOf(label)] ?? '')));
    expect(cells.sort()).toEqual(
      [
        ['=1+1', 'Sans réponse', '', 'pas encore', 'Le message attend de partir.'],
        ['Personne injoignable', 'Sans réponse', '', 'non', 'Le compte est désactivé.'],
        ['Personne remplacee', 'Remplacé·e', '=CMD() | "autre"', 'oui', ''],
        [
          'Personne sans-compte',
          'Sans réponse',
          '',
          'non',
          'aucun compte de messagerie n’est rattaché à son nom.',
        ],
        ['Personne vient', 'Présent·e', '', 'oui', ''],
      ].sort(),
    );
  });

  it('holds no formula', async () => {
    const text = await (await fetch(base + paths[1])).text();
    expect(text).toMatch(/\n'=1\+1;'@SUM\(A1\);/);
    expect(text).toContain(`"'=CMD() | ""autre"""`);
  });

  it('is offered to those who convene it alone, and given to them alone', async () => {
    expect(textOf(await house.types('vient', 'exporter 1'))).not.toContain('https');
    expect(textOf(await house.types('injoignable', 'exporter 9'))).toContain('Je ne trouve pas de copil 9');
    const { prisma } = house.test.database;
    const own = await prisma.assignment.findFirstOrThrow({ where: { personId: 'pilote' } });
    await prisma.assignment.update({ where: { id: own.id }, data: { regionCode: '28' } });
    expect((await fetch(base + paths[0])).status).toBe(404);
    await prisma.assignment.update({ where: { id: own.id }, data: { regionCode: '53' } });
    expect((await fetch(`${base}${paths[0]}x`)).status).toBe(404);
    expect((await fetch(base + (paths[0] ?? '').replace('/xlsx/', '/csv/'))).status).toBe(404);
    house.now = new Date(house.now.getTime() + 25 * 3_600_000);
    expect((await fetch(base + paths[0])).status).toBe(404);
    house.now = new Date(house.now.getTime() - 25 * 3_600_000);
  });

  it('leaves a line in the journal for each reading', async () => {
    const where = { action: 'copil.exportAttendance' };
    const before = await house.test.database.prisma.journalEntry.count({ where });
    await fetch(base + paths[1]);
    const lines = await house.test.database.prisma.journalEntry.findMany({ where });
    expect(lines).toHaveLength(before + 1);
    expect(new Set(lines.map(({ personId }) => personId))).toEqual(new Set(['pilote']));
  });
});

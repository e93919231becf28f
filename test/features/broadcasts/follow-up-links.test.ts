import { silentLogger } from '../../../src/core/logger';
import { followUpFolder, servePersonalFiles } from '../../../src/http/personal-files';
import { createHttpServer, type HttpServer } from '../../../src/http/server';
import { exportFollowUpOf } from '../../../src/features/broadcasts';
import { readTable } from '../../../src/tables/read-table';
import { startBroadcastHouse, type BroadcastHouse } from './broadcast-house';

const hour = 3_600_000;

describe('the follow-up of a broadcast, exported from the chat', () => {
  let house: BroadcastHouse;
  let http: HttpServer;
  let base: string;
  let paths: string[];
  beforeAll(async () => {
    house = await startBroadcastHouse();
    await house.seat();
    await house.startSending();
    http = createHttpServer(silentLogger);
    servePersonalFiles(http, followUpFolder, house.followUpFile, { now: () => house.now });
    base = `http://127.0.0.1:${await http.listen('127.0.0.1', 0)}`;
    const author = house.as('delegation');
    await house.compose(author, { role: 'chefDeProjet' });
    await author.click('Envoyer à 3 personnes');
    await house.settle();
    await house.as('chef-a').click('Répondre');
    await house.as('chef-a').submit({ text: '=1+1 et <b>deux</b> ; "élus"' });
    await house.settle();
    await author.click('Répondre');
    await author.submit({ text: 'Parfait.' });
    await house.settle();
    const offered = await author.click('Exporter le suivi');
    expect(offered).toContain('valables 24 heures');
    paths = (offered.match(/https:\S+/g) ?? []).map((url) => new URL(url).pathname);
  }, 120_000);
  afterAll(async () => {
    await http.close();
    await house.stop();
  });

  it.each([
    [0, 'xlsx'],
    [1, 'csv'],
  ])('is a table with a row for each recipient (%i: %s)', async (index, ending) => {
    const response = await fetch(base + paths[index]);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toContain(`diffusion-1.${ending}`);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const bytes = Buffer.from(await response.arrayBuffer());
    const text = JSON.stringify(await readTable(`suivi.${ending}`, bytes));
    for (const words of ['Nom chef-a', 'Nom chef-d', 'envoyé', 'injoignable', 'Dans Slack'])
      expect(text).toContain(words);
    expect(text).not.toContain('Nom elue');
  });

  it.each([
    [0, 'xlsx'],
    [1, 'csv'],
  ])('has what was replied and answered beside who replied (%i: %s)', async (index, ending) => {
    const bytes = Buffer.from(await (await fetch(base + paths[index])).arrayBuffer());
    const { header, rows } = await readTable(`suivi.${ending}`, bytes);
    const cell = (name: string, label: string) =>
      String(rows.find(({ cells }) => cells[0] === name)?.cells[header.indexOf(label)] ?? '');
    expect(cell('Nom chef-a', 'Réponses')).toBe('1');
    // Nothing in it is a formula, for its date stands first.
    expect(cell('Nom chef-a', 'Échange')).toMatch(
      /^23\/11\/2026 \d\d:\d\d, Nom chef-a : =1\+1 et <b>deux<\/b> ; "élus"\n.*, Nom delegation : Parfait\.$/,
    );
    expect(cell('Nom chef-b', 'Réponses')).toBe('0');
    expect(cell('Nom chef-b', 'Échange')).toBe('');
    const { prisma } = house.test.database;
    expect(
      await prisma.journalEntry.count({ where: { action: 'broadcast.readReplies', source: 'link' } }),
    ).toBeGreaterThan(index);
  });

  it('keeps what was replied from whoever exports it by the command line', async () => {
    const { transactions } = house.test.database;
    const table = await transactions.run((tx) => exportFollowUpOf(tx, 1, { now: house.now, source: 'test' }));
    expect(table?.columns.map(({ label }) => label)).toContain('Réponses');
    expect(JSON.stringify(table)).not.toContain('deux');
  });

  it('leaves a line in the journal for each reading, under the author’s name', async () => {
    const read = await house.test.database.prisma.journalEntry.findMany({
      where: { action: 'broadcast.export', source: 'link' },
    });
    expect(read.length).toBeGreaterThan(0);
    expect(new Set(read.map(({ personId }) => personId))).toEqual(new Set(['delegation']));
  });

  it('is refused in the same words, whatever is wrong with the link', async () => {
    const [good = ''] = paths;
    const [, claim = '', signature = ''] = /^\/suivi\/xlsx\/([\w-]+)\.([\w-]+)\.xlsx$/.exec(good) ?? [];
    const { id } = await house.test.database.prisma.broadcast.findFirstOrThrow();
    const forged = Buffer.from(
      JSON.stringify([9_999_999_999, { broadcastId: id, personId: 'adjointe' }]),
    ).toString('base64url');
    const words = '404 Ce lien n’est plus valable. Écrivez « diffusion » à Jalon pour en avoir un autre.';
    const answer = async (path: string): Promise<string> => {
      const response = await fetch(base + path);
      return `${response.status} ${await response.text()}`;
    };
    for (const path of [
      `/suivi/xlsx/${forged}.${signature}.xlsx`,
      // Signed for one format, asked for the other; and under another kind of file.
      `/suivi/csv/${claim}.${signature}.csv`,
      `/suivi/${claim}.${signature}.xlsx`,
      '/suivi/',
      '/suivi/xlsx/',
    ])
      expect(await answer(path)).toBe(words);

    const now = house.now;
    house.now = new Date(now.getTime() + 25 * hour);
    expect(await answer(good)).toBe(words);
    house.now = now;
    await house.test.database.prisma.assignment.deleteMany({ where: { personId: 'delegation' } });
    expect(await answer(good)).toBe(words);
  });
});

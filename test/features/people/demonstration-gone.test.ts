import { randomUUID } from 'node:crypto';
import { removeDemonstration } from '../../../src/features/people';
import { personIdColumns } from '../../../src/features/people/person-ids/columns';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { fillEveryTable, type Column } from './fill-every-table';
import { rowsThatHold } from './rows-that-hold';

const withIds = new Map(personIdColumns.map((place) => [`${place.table}.${place.column}`, place]));

/** A row of every table, of this side: invented, from a visitor's page, or real. */
const rowsOf =
  (demo: boolean) =>
  ({ table, column, type }: Column): unknown => {
    const mark = demo ? 'visitor-1' : 'kept-1';
    const personId = demo ? 'demo-cheffe' : 'real-person';
    const member = { platform: demo ? 'web' : 'slack', workspaceId: mark, memberId: 'cheffe' };
    const key = `${member.platform}/${mark}/cheffe`;
    const ids = withIds.get(`${table}.${column}`);
    if (ids && ids.kind !== 'json') return ids.kind === 'array' ? [personId] : personId;
    if (`${table}.${column}` === 'person.id') return personId;
    if (column === 'demo') return demo;
    if (column === 'platform') return member.platform;
    if (column === 'workspace_id') return type === 'text' ? mark : undefined;
    if (column === 'visitor') return demo ? mark : undefined;
    if (['member', 'asked_by', 'conversation'].includes(column)) return type === 'text' ? key : member;
    if (`${table}.${column}` === 'broadcast.origin') return member;
    if (`${table}.${column}` === 'journal_entry.source') return `${member.platform}/${mark}/1`;
    if (type === 'jsonb' || type === 'json') return { text: `de ${mark}` };
    if (column === 'number' || column === 'position') return demo ? 7 : 8;
    return undefined;
  };

/** Public, or of the whole house: nobody invented writes there. */
const ofNobody = ['knowledge_item', 'knowledge_revision', 'reminder_rule'];
/** All of these are of the page. */
const ofThePage = ['page_file', 'board_message'];

describe('the end of the demonstration', () => {
  let test: TestDatabase;
  beforeEach(async () => void (test = await createTestDatabase()));
  afterEach(() => test.drop());

  it('leaves no row of any table that an invented person or a visitor of the page made, and all others', async () => {
    for (const demo of [true, false]) await fillEveryTable(test.url, rowsOf(demo));
    const { prisma } = test.database;
    const copil = await prisma.copil.findFirstOrThrow({
      where: { demo: true },
      include: { collection: true },
    });
    const broadcast = await prisma.broadcast.findFirstOrThrow({ where: { demo: true } });
    const due = { kind: 'x', dueAt: new Date() };
    await prisma.job.deleteMany();
    for (const id of [copil.id, copil.collection?.id ?? '', broadcast.id])
      await prisma.job.create({ data: { key: `x/${id}`, ...due, payload: { of: id, by: 'visitor-1' } } });
    await prisma.job.create({ data: { key: 'kept', ...due, payload: { of: randomUUID() } } });
    const real = async () =>
      (await rowsThatHold(test.url, 'kept-1')).filter((row) => !ofThePage.includes(row.split(':')[0] ?? ''));
    const kept = await real();
    const own = (rows: string[]) => rows.filter((row) => !ofNobody.includes(row.split(':')[0] ?? ''));
    expect(own(await rowsThatHold(test.url, 'visitor-1')).length).toBeGreaterThan(25);
    expect(own(await rowsThatHold(test.url, 'demo-cheffe')).length).toBeGreaterThan(15);

    await test.database.transactions.run(removeDemonstration);
    for (const trace of ['visitor-1', 'demo-cheffe'])
      expect({ trace, rows: own(await rowsThatHold(test.url, trace)) }).toEqual({ trace, rows: [] });
    expect(kept.length).toBeGreaterThan(25);
    expect(await real()).toEqual(kept);
    const marked = await prisma.$queryRaw<{ name: string }[]>`
      SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'demo'`;
    expect(marked.length).toBeGreaterThan(5);
    for (const { name } of marked) {
      const left = await prisma.$queryRawUnsafe<unknown[]>(`SELECT demo FROM "${name}" ORDER BY 1`);
      expect([name, left]).toEqual([name, [{ demo: false }]]);
    }
    expect((await prisma.job.findMany()).map(({ key }) => key)).toEqual(['kept']);
  });
});

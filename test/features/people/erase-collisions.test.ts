import { randomUUID } from 'node:crypto';
import { erasePerson } from '../../../src/features/people';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { register } from '../territories/register';
import { rowsThatHold } from './rows-that-hold';

const now = new Date('2026-11-24T08:00:00Z');
const day = (date: string) => new Date(`${date}T00:00:00Z`);

describe('erasing a person whose name makes the difference between two rows', () => {
  let test: TestDatabase;
  beforeEach(async () => {
    test = await createTestDatabase();
    for (const [id, name] of [
      ['jean', 'Jean Dupont'],
      ['bo', 'Bo Ly'],
    ] as const)
      await db().person.create({
        data: { id, name, email: `${id}@exemple.fr`, timeZone: 'Europe/Paris', createdAt: now },
      });
  });
  afterEach(() => test.drop());

  const db = () => test.database.prisma;
  const erase = async () =>
    erasePerson(test.database.transactions, 'jean', { now, source: 'test', register: await register() });

  it('adds up what was asked in vain, of each kind apart, and keeps the last day', async () => {
    const row = (question: string, times: number, lastDay: string, demo = false) => ({
      question,
      folded: question.toLowerCase().replace(' ?', ''),
      times,
      lastDay: day(lastDay),
      demo,
    });
    await db().unansweredQuestion.createMany({
      data: [
        row('Qui est Jean Dupont ?', 2, '2026-11-03'),
        row('Qui est Dupont Jean ?', 3, '2026-11-05'),
        row('qui est J. Dupont ?', 4, '2026-11-04'),
        row('Qui est Bo Ly ?', 7, '2026-11-01'),
        row('Qui est Jean Dupont ?', 5, '2026-11-02', true),
      ],
    });
    await erase();
    const rows = await db().unansweredQuestion.findMany({ orderBy: { times: 'asc' } });
    expect(rows.map(({ folded, times, lastDay, demo }) => [folded, times, lastDay, demo])).toEqual([
      ['qui est personne effacee', 5, day('2026-11-02'), true],
      ['qui est bo ly', 7, day('2026-11-01'), false],
      ['qui est personne effacee', 9, day('2026-11-05'), false],
    ]);
    for (const trace of ['Dupont', 'dupont']) expect(await rowsThatHold(test.url, trace)).toEqual([]);
  });

  it('keeps both of two lists that differed in her name alone, each owner apart', async () => {
    const list = (ownerId: string, name: string) => ({
      id: randomUUID(),
      ownerId,
      name,
      audience: [],
      createdAt: now,
    });
    await db().audienceList.createMany({
      data: [
        list('bo', 'Les amis de Jean Dupont'),
        list('bo', 'Les amis de Dupont Jean'),
        list('bo', 'Les amis de personne effacée (2)'),
        list('other', 'Les amis de Jean Dupont'),
      ],
    });
    await erase();
    const rows = await db().audienceList.findMany({ orderBy: [{ ownerId: 'asc' }, { name: 'asc' }] });
    expect(rows.map(({ ownerId, name }) => [ownerId, name])).toEqual([
      ['bo', 'Les amis de personne effacée'],
      ['bo', 'Les amis de personne effacée (2)'],
      ['bo', 'Les amis de personne effacée (3)'],
      ['other', 'Les amis de personne effacée'],
    ]);
  });

  it('lets two holds become one that holds the longest', async () => {
    const at = (hour: number) => new Date(Date.UTC(2026, 10, 24, hour));
    await db().deliveryHold.createMany({
      data: [
        { cause: 'x/jean.dupont@exemple.fr', since: at(1), until: at(9) },
        { cause: 'x/jean@exemple.fr', since: at(2), until: at(8) },
        { cause: 'y/jean.dupont@exemple.fr', since: at(4), until: at(9) },
        { cause: 'y/jean@exemple.fr', since: at(5), until: null },
      ],
    });
    await erase();
    expect(await db().deliveryHold.findMany({ orderBy: { since: 'asc' } })).toEqual([
      { cause: 'x/personne effacée', since: at(1), until: at(9) },
      { cause: 'y/personne effacée', since: at(4), until: null },
    ]);
  });
});

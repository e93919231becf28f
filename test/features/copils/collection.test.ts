import { randomUUID } from 'node:crypto';
import { startCopilHouse, textOf, type CopilHouse } from './copil-house';

describe('the collection before a copil', () => {
  let house: CopilHouse;
  beforeEach(async () => {
    house = await startCopilHouse();
    await house.person('pilote', [{ role: 'piloteRegional', regionCode: '53' }]);
    for (const [index, id] of ['cheffe', 'chef'].entries()) {
      await house.person(id, [{ role: 'chefDeProjet', territoryId: 'ti-5309' }]);
      await prisma().sheet.create({
        data: {
          id: randomUUID(),
          territoryId: 'ti-5309',
          number: index + 1,
          fields: { title: `Projet ${index}`, status: 'bloque', lead: { personId: id } },
          createdAt: new Date(0),
          updatedAt: new Date('2026-11-20T09:00:00Z'),
        },
      });
    }
    await house.confirms('pilote', await house.submits('pilote', values));
  });
  afterEach(() => house.stop());

  const prisma = () => house.test.database.prisma;
  const values = {
    level: 'regional',
    where: 'region:53',
    date: '2026-12-10',
    hour: '14h30',
    duration: '2 h',
    timeZone: 'Paris',
    names: 'Personne cheffe',
  };
  const collect = async (): Promise<void> => {
    expect(textOf(await house.confirms('pilote', await house.types('pilote', 'collecte 1')))).toContain(
      'La collecte est lancée',
    );
  };
  const move = async (date: string): Promise<void> => {
    const { id } = await prisma().copil.findFirstOrThrow();
    await house.confirms('pilote', await house.submits('pilote', { ...values, date }, id));
  };
  const days = async (personId: string) =>
    (
      await prisma().reminder.findMany({
        where: { personId, state: 'waiting', rule: { what: 'copil.collection' } },
        orderBy: { dueAt: 'asc' },
      })
    ).map(({ dueAt }) => dueAt.toISOString().slice(0, 10));
  const asked = () =>
    prisma().delivery.findMany({
      where: { supersedesKey: { startsWith: 'copils.collect/' }, conversation: { endsWith: '/chef' } },
      orderBy: { position: 'asc' },
    });

  it('is reminded of before the new date when its copil moves, and only of those who have not answered', async () => {
    await collect();
    expect(await days('chef')).toEqual(['2026-11-26', '2026-12-03', '2026-12-08']);
    await prisma().collectionPerson.updateMany({
      where: { personId: 'cheffe' },
      data: { answeredAt: house.now },
    });
    await move('2027-01-14');
    expect(await days('chef')).toEqual(['2026-12-31', '2027-01-07', '2027-01-12']);
    expect(await days('cheffe')).toEqual([]);
  });

  it('asks with the new date whom it had not asked yet when its copil moves', async () => {
    house.now = new Date('2026-11-22T09:00:00Z');
    await collect();
    await move('2027-01-14');
    const rows = await asked();
    expect(rows.map(({ state }) => state)).toEqual(['cancelled', 'pending']);
    expect(JSON.stringify(rows[1]?.message)).toContain('14 janvier');
  });

  it('is called off to whom it asked anew for its new date', async () => {
    house.now = new Date('2026-11-22T09:00:00Z');
    await collect();
    await move('2027-01-14');
    await prisma().delivery.updateMany({
      where: { state: 'pending' },
      data: { state: 'sent', finishedAt: house.now },
    });
    await house.confirms('pilote', await house.types('pilote', 'annuler 1'));
    const told = (await house.sent()).map(({ personId, message }) => [personId, message.text]);
    expect(told).toContainEqual(['chef', expect.stringContaining('ne sont plus attendues')]);
  });

  it('asks nobody twice whom it had asked when its copil moves', async () => {
    await collect();
    await prisma().delivery.updateMany({ data: { state: 'sent', finishedAt: house.now } });
    await move('2027-01-14');
    expect((await asked()).map(({ state }) => state)).toEqual(['sent']);
  });

  it('asks and reminds nobody any more when its copil is cancelled', async () => {
    house.now = new Date('2026-11-22T09:00:00Z');
    await collect();
    await house.confirms('pilote', await house.types('pilote', 'annuler 1'));
    expect((await asked()).map(({ state }) => state)).toEqual(['cancelled']);
    expect(await days('chef')).toEqual([]);
  });
});

import { randomUUID } from 'node:crypto';
import { startCopilHouse, type CopilHouse } from './copil-house';

const territoryId = 'ti-7510';

describe('a collection whose copil', () => {
  let house: CopilHouse;
  beforeEach(async () => {
    house = await startCopilHouse();
    await house.person('délégation', [{ role: 'delegation' }]);
    await house.person('cheffe', [{ role: 'chefDeProjet', territoryId }]);
    await house.test.database.prisma.sheet.create({
      data: {
        id: randomUUID(),
        territoryId,
        number: 1,
        fields: { title: 'Halle', status: 'bloque', lead: { personId: 'cheffe' } },
        createdAt: new Date(0),
        updatedAt: new Date('2026-10-01T10:00:00Z'),
      },
    });
    await convenes('2026-12-17');
    const shown = await house.types('délégation', 'collecte 1');
    await house.confirms('délégation', shown);
  });
  afterEach(() => house.stop());

  async function convenes(date: string): Promise<void> {
    const copil = await house.test.database.prisma.copil.findFirst();
    const values = {
      level: 'national',
      title: 'Revue',
      date,
      hour: '14:00',
      duration: '1 h',
      role_chefDeProjet: true,
    };
    await house.confirms('délégation', await house.submits('délégation', values, copil?.id));
  }
  const reminders = async (state: string) => {
    const rows = await house.test.database.prisma.reminder.findMany({
      where: { personId: 'cheffe', rule: { what: 'copil.collection' }, state },
      orderBy: { dueAt: 'asc' },
    });
    return rows.map(({ dueAt, reason }) => [dueAt.toISOString().slice(0, 10), reason]);
  };

  it('has another date reminds relative to that one', async () => {
    expect(await reminders('waiting')).toEqual([
      ['2026-12-03', null],
      ['2026-12-10', null],
      ['2026-12-15', null],
    ]);
    await convenes('2027-01-14');
    expect(await reminders('waiting')).toEqual([
      ['2026-12-31', null],
      ['2027-01-07', null],
      ['2027-01-12', null],
    ]);
    expect(await reminders('cancelled')).toHaveLength(3);
  });

  it('has another date reminds nobody who has given news', async () => {
    await house.test.database.prisma.sheet.updateMany({
      data: { updatedAt: new Date('2026-11-23T09:00:01Z') },
    });
    house.now = new Date('2026-11-24T09:00:00Z');
    await convenes('2027-01-14');
    expect(await reminders('waiting')).toEqual([]);
  });

  it('is cancelled says that it is, and not that there was news', async () => {
    house.now = new Date('2026-11-24T09:00:00Z');
    await house.confirms('délégation', await house.types('délégation', 'annuler 1'));
    await house.runs('copils.followCollection');
    const cancelled = 'Annulé : le copil a changé ou est annulé.';
    expect((await reminders('cancelled')).map(([, reason]) => reason)).toEqual([
      cancelled,
      cancelled,
      cancelled,
    ]);
  });

  it('has begun says that it has', async () => {
    house.now = new Date('2026-12-17T13:00:00Z');
    await house.runs('copils.followCollection');
    expect((await reminders('cancelled')).map(([, reason]) => reason)).toEqual(
      Array.from({ length: 3 }, () => 'Non envoyé : la séance a commencé.'),
    );
  });
});

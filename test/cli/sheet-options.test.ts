import { everybody, exportableFor } from '../../src/cli/sheet-options';
import { roles, type Role } from '../../src/core/person';
import { directoryNames, exportSheets } from '../../src/features/action-sheets/files';
import { rightsTable } from '../../src/features/people';
import { demoTerritory, territoriesOfRegion, type TerritoryRegister } from '../../src/features/territories';
import { aSheet } from '../features/action-sheets/files-support';
import { register } from '../features/territories/register';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const territoryId = 'ti-5305';
const bretagne = '53';

describe('an export of sheets for somebody', () => {
  let test: TestDatabase;
  let territories: TerritoryRegister;
  const exportable = (email?: string) =>
    test.database.transactions.run((tx) => exportableFor(tx, email, territories));

  beforeAll(async () => {
    test = await createTestDatabase();
    territories = await register();
    for (const role of roles)
      for (const demo of [false, true])
        await test.database.prisma.person.create({
          data: {
            id: `${role}-${demo}`,
            name: role,
            email: `${role}${demo ? '.demo' : ''}@exemple.fr`.toLowerCase(),
            demo,
            timeZone: 'Europe/Paris',
            createdAt: new Date('2026-11-01'),
            assignments: { create: [{ role, territoryId, regionCode: bretagne }] },
          },
        });
  });
  afterAll(() => test.drop());

  it.each(roles.map((role) => [role]))(
    '%s gets what the table of rights says, and no more',
    async (role: Role) => {
      const reach = rightsTable[role]['sheet.export'];
      const expected = {
        territory: [territoryId],
        region: territoriesOfRegion(territories, bretagne)
          .map(({ id }) => id)
          .filter((id) => id !== demoTerritory.id),
        country: 'all' as const,
      };
      const asked = exportable(`${role}@Exemple.fr`);
      if (reach === undefined) await expect(asked).rejects.toThrow(/n’a le droit à aucun export/);
      else expect(await asked).toEqual({ demo: false, territoryIds: expected[reach] });
    },
  );

  it('names the lead of a sheet who has no role any more', async () => {
    await test.database.prisma.person.create({
      data: { id: 'lea', name: 'Léa Martin', timeZone: 'Europe/Paris', createdAt: new Date('2026-11-01') },
    });
    const sheet = aSheet({ lead: { personId: 'lea' } });
    const people = await test.database.transactions.run((tx) => everybody(tx, [sheet]));
    const { nameOf } = directoryNames(people);
    const [row] = exportSheets([sheet], { register: territories, nameOf }).rows;
    expect(row).toContain('Léa Martin');
    expect(people.filter(({ id }) => id === `${roles[0]}-false`)).toHaveLength(1);
  });

  it('is for nobody who is invented or unknown; without a name it is everything that is real', async () => {
    for (const email of ['chefdeprojet.demo@exemple.fr', 'zoe@exemple.fr'])
      await expect(exportable(email)).rejects.toThrow(/Personne dans l’annuaire/);
    expect(await exportable()).toEqual({ demo: false, territoryIds: 'all' });
  });
});

import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadTerritories, searchTerritories } from '../../../src/features/territories';
import { register, seedFolder } from './register';

async function seedWith(file: string, change: (text: string) => string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'territories-'));
  await cp(seedFolder, folder, { recursive: true });
  await writeFile(path.join(folder, file), change(await readFile(path.join(folder, file), 'utf8')));
  return folder;
}

test('the register holds the 183 territories, their 641 members and the 149 of the first phase', async () => {
  const { territories, formerTerritories, regions, territoryOfMember } = await register();
  expect(territories).toHaveLength(183);
  expect(territoryOfMember.size).toBe(641);
  expect(formerTerritories).toHaveLength(149);
  expect(regions).toHaveLength(18);
  const interregional = territories.filter((one) => one.regionCodes.length > 1).map((one) => one.id);
  expect(interregional).toEqual(['ti-2809', 'ti-7510', 'ti-7603']);
});

test('the départements of a member are those of its communes', async () => {
  const { territories, intercommunalities } = await register();
  for (const member of territories.flatMap((one) => one.members)) {
    if (member.kind === 'commune') continue;
    const codes = intercommunalities.get(member.siren)?.departmentCodes ?? [];
    expect([member.name, ...[...codes].sort()]).toEqual([member.name, ...member.departmentCodes]);
  }
});

test('bad rows are all named at once, with file and line', async () => {
  const folder = await seedWith('membres-2023-2027.csv', (text) =>
    text.replace('249710062', '2497').replace('EPCI,971\n', 'SIVOM,971\n'),
  );
  await expect(loadTerritories(folder)).rejects.toThrow(
    /membres-2023-2027.csv, ligne 2, siren[\s\S]*ligne 2, type/,
  );
});

test('a member of a territory that is not listed is refused', async () => {
  const folder = await seedWith('territoires-2023-2027.csv', (text) => text.replace('ti-5305', 'ti-5399'));
  await expect(loadTerritories(folder)).rejects.toThrow(
    /territoire : ti-5305 inconnu[\s\S]*ti-5399 : aucun membre/,
  );
});

test('a missing file is named', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'territories-'));
  await expect(loadTerritories(folder)).rejects.toThrow(/communes.csv/);
});

test('a search finds territories by name, Region or member, whatever the accents', async () => {
  const known = await register();
  const found = (query: string) => searchTerritories(known, query, 5).map((one) => one.value);
  expect(found('fougeres')[0]).toBe('ti-5305');
  expect(found('vitré communauté')).toEqual(['ti-5305']);
  expect(found('redon')).toContain('ti-5310');
  expect(searchTerritories(known, 'bretagne', 100).map((one) => one.value)).toContain('ti-5303');
  expect(searchTerritories(known, '', 100)).toHaveLength(100);
  expect(found('zzz')).toEqual([]);
});

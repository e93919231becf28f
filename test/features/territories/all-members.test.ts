import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { ask, register, seedFolder, textOf } from './register';

interface MemberRow {
  territoire: string;
  siren: string;
  nom: string;
  type: string;
  departements: string;
}
const members = parse<MemberRow>(readFileSync(path.join(seedFolder, 'membres-2023-2027.csv')), {
  columns: true,
});

test('every intercommunality that is a member is told its territory, asked by its name', async () => {
  const wrong: string[] = [];
  const groups = members.filter((member) => member.type !== 'commune');
  for (const member of groups) {
    const answer = await ask(`${member.nom} est-elle en territoire d'industrie ?`);
    if (answer?.topic.territoryId !== member.territoire) wrong.push(`${member.nom}: ${textOf(answer)}`);
  }
  expect(groups).toHaveLength(629);
  expect(wrong).toEqual([]);
});

test('every commune that is a member by itself is told so', async () => {
  for (const member of members.filter((one) => one.type === 'commune')) {
    const answer = await ask(`${member.nom} (${member.departements}) est-elle en territoire d'industrie ?`);
    expect(answer?.topic.territoryId).toBe(member.territoire);
    expect(textOf(answer)).toContain('à titre propre');
  }
});

test('every territory tells its members', async () => {
  const { territories } = await register();
  for (const territory of territories) {
    const answer = await ask(`qui sont les membres du territoire d'industrie ${territory.name} ?`);
    expect([territory.name, answer?.topic.territoryId]).toEqual([territory.name, territory.id]);
    expect(answer?.list).toHaveLength(Math.min(30, territory.members.length));
  }
});

test('every Region and département counts the territories that the data holds', async () => {
  const { regions, departments, territories } = await register();
  const numberIn = async (question: string) => {
    const text = textOf(await ask(question)) ?? '';
    return /aucun Territoire/.test(text)
      ? 0
      : Number(/compte (\d+) Territoires? d’industrie/.exec(text)?.[1]);
  };
  for (const region of regions)
    expect([region.name, await numberIn(`Combien de territoires d'industrie ${region.phrase} ?`)]).toEqual([
      region.name,
      territories.filter((one) => one.regionCodes.includes(region.code)).length,
    ]);
  // The overseas ones of the same name are Regions as well, and were counted above.
  for (const department of [...departments.values()].filter((one) => one.code.length === 2))
    expect([department.name, await numberIn(`combien de TI ${department.phrase} ?`)]).toEqual([
      department.name,
      new Set(
        members
          .filter((one) => one.departements.split('|').includes(department.code))
          .map((one) => one.territoire),
      ).size,
    ]);
});

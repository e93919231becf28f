import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { ask, seedFolder, textOf } from './register';

// The answer is computed again from the package itself, not from the compact file that the bot reads.
const source = path.dirname(require.resolve('@etalab/decoupage-administratif/package.json'));
const read = <T>(name: string, schema: z.ZodType<T>): T =>
  schema.parse(JSON.parse(readFileSync(path.join(source, 'data', `${name}.json`), 'utf8')));
const communeSchema = z.object({
  code: z.string(),
  nom: z.string(),
  type: z.string(),
  departement: z.string(),
  siren: z.string().optional(),
});
type Commune = z.infer<typeof communeSchema>;
const groupSchema = z.object({ code: z.string(), membres: z.array(z.object({ code: z.string() })) });
const communes = read('communes', z.array(communeSchema));
const groups = read('epci', z.array(groupSchema));
const parisGroups = read('ept', z.array(groupSchema));

const members = parse<{ territoire: string; siren: string }>(
  readFileSync(path.join(seedFolder, 'membres-2023-2027.csv')),
  { columns: true },
);
const territoryOf = new Map(members.map((member) => [member.siren, member.territoire]));
const groupOf = new Map<string, string>();
for (const group of [...groups, ...parisGroups])
  for (const commune of group.membres) groupOf.set(commune.code, group.code);
const current = communes.filter((one) => one.type === 'commune-actuelle' && !/^98[49]/.test(one.departement));

/** The same communes at every run. */
function sample(count: number): Commune[] {
  let seed = 20240704;
  return Array.from({ length: count }, () => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return current[seed % current.length];
  }).filter((one) => one !== undefined);
}

const expectedFor = (commune: Commune) =>
  territoryOf.get(commune.siren ?? '') ?? territoryOf.get(groupOf.get(commune.code) ?? '');

test('1,000 communes drawn at random, named with their département, are answered as the data says', async () => {
  const wrong: string[] = [];
  for (const commune of sample(1000)) {
    const answer = await ask(`${commune.nom} (${commune.departement}) est-elle en territoire d'industrie ?`);
    const expected = expectedFor(commune);
    const opening = expected === undefined ? /^Non/ : /^Oui/;
    if (answer?.topic.territoryId !== expected || !opening.test(textOf(answer) ?? ''))
      wrong.push(`${commune.nom} (${commune.departement}), ${expected}: ${textOf(answer)}`);
  }
  expect(wrong).toEqual([]);
});

test('500 communes named alone, as typed in a chat, are answered or asked about, never wrongly', async () => {
  const wrong: string[] = [];
  const byName = new Map<string, Commune[]>();
  for (const one of current) byName.set(one.nom, [...(byName.get(one.nom) ?? []), one]);
  for (const commune of sample(500)) {
    const typed = commune.nom.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('-', ' ');
    const answer = await ask(`${typed} est en ti ?`);
    const namesakes = byName.get(commune.nom) ?? [];
    const possible = new Set(namesakes.map(expectedFor));
    const text = textOf(answer) ?? '';
    const isRight = answer?.options
      ? namesakes.length > 1 || /portent ce nom/.test(text)
      : possible.has(answer?.topic.territoryId);
    if (!answer || !isRight) wrong.push(`${typed}, ${[...possible].join('|')}: ${text}`);
  }
  expect(wrong).toEqual([]);
});

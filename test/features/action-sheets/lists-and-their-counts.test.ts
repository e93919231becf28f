import type { SheetFields } from '../../../src/features/action-sheets/sheet';
import { startFullHouse, type FullHouse } from './full-house';
import { fougeres, lacq, vannes } from './sheet-people';

let house: FullHouse;
beforeAll(async () => {
  house = await startFullHouse();
  // Four weeks, then four more, without news of the first ones.
  const old: Partial<SheetFields>[] = [
    { title: 'Ancienne en cours', axis: 'foncier', budget: { euros: 100 }, progress: 10 },
    { title: 'Ancienne terminée', status: 'termine', axis: 'foncier', due: { date: '2026-12-31' } },
  ];
  for (const fields of old) await house.aSheet(fields);
  house.wait(28);
  await house.aSheet({ title: 'De quatre semaines', axis: 'competences', due: { date: '2026-12-31' } });
  house.wait(35);
  const now: Partial<SheetFields>[] = [
    { title: 'Bloquée récente', status: 'bloque', blocker: 'DREAL', axis: 'foncier', budget: { euros: 200 } },
    { title: 'Suspendue', status: 'suspendu', axis: 'transition', due: { date: '2027-12-31' } },
    { title: 'À lancer', status: 'a_lancer', axis: 'innovation', progress: 0 },
    { title: 'Abandonnée', status: 'abandonne', axis: 'recruter', due: { date: '2026-12-31' } },
    { title: 'Registre', simplification: { rule: 'code de l’environnement' }, axis: 'simplifier' },
    { title: 'Demande', request: { to: 'la Région', text: 'un terrain' }, axis: 'attirer' },
    { title: 'Phase un', axis: 'innover' },
  ];
  for (const fields of now) await house.aSheet(fields);
  await house.aSheet({ title: 'Vannetaise', status: 'bloque', axis: 'foncier' }, { territoryId: vannes });
  await house.aSheet({ title: 'Béarnaise', status: 'bloque', axis: 'foncier' }, { territoryId: lacq });
  for (let count = 1; count <= 25; count += 1)
    await house.aSheet({ title: `Suite ${count}`, status: 'suspendu' }, { territoryId: lacq });
});
afterAll(() => house.stop());

const plain = (text: string): string => text.replace(/\s/g, ' ');
const titlesIn = (text: string): string[] =>
  [...text.matchAll(/^• \d+ · (.+?) :/gm)].map(([, title = '']) => title);
const countIn = (text: string): number => Number(/ : (\d+) fiches?(?:\n|$)/.exec(text)?.[1] ?? 0);

test.each<[who: 'claire' | 'nora' | 'yann' | 'denis' | 'luc', asked: string, titles: string[]]>([
  ['claire', 'fiche liste bloquées', ['Bloquée récente']],
  ['claire', 'fiche liste bloquée', ['Bloquée récente']],
  ['claire', 'fiches bloquées', ['Bloquée récente']],
  ['claire', 'fiche liste terminées', ['Ancienne terminée']],
  ['claire', 'fiche liste suspendues', ['Suspendue']],
  ['claire', 'fiche liste à lancer', ['À lancer']],
  ['claire', 'fiche liste abandonnées', ['Abandonnée']],
  ['claire', 'fiche liste bloquées et suspendues', ['Bloquée récente', 'Suspendue']],
  ['claire', 'fiche liste en retard', ['De quatre semaines']],
  ['claire', 'fiches en retard', ['De quatre semaines']],
  ['claire', 'fiche liste sans nouvelles 6 semaines', ['Ancienne en cours']],
  ['claire', 'fiche liste sans nouvelles depuis 5 semaines', ['Ancienne en cours']],
  ['claire', 'fiche liste sans nouvelles depuis 4 semaines', ['Ancienne en cours', 'De quatre semaines']],
  ['claire', 'fiche liste sans nouvelles', ['Ancienne en cours']],
  ['claire', 'fiche liste sans nouvelles 10 semaines', []],
  ['claire', 'fiche registre', ['Registre']],
  ['claire', 'fiche liste simplification', ['Registre']],
  ['claire', 'fiche liste demandes au copil', ['Demande']],
  ['claire', 'fiche liste axe foncier', ['Ancienne en cours', 'Ancienne terminée', 'Bloquée récente']],
  ['claire', 'fiche liste foncier bloquées', ['Bloquée récente']],
  ['claire', 'fiche liste compétences', ['De quatre semaines']],
  ['claire', 'fiche liste transition écologique', ['Suspendue']],
  ['claire', 'fiche liste innovation', ['À lancer']],
  ['claire', 'fiche liste recruter', ['Abandonnée']],
  ['claire', 'fiche liste innover', ['Phase un']],
  ['claire', 'fiche liste attirer', ['Demande']],
  ['claire', 'fiche liste simplifier', ['Registre']],
  ['nora', 'fiche liste bloquées', ['Bloquée récente', 'Vannetaise']],
  ['nora', 'fiche liste bloquées Pays de Vannes', ['Vannetaise']],
  ['nora', 'fiche liste Fougères – Vitré bloquées', ['Bloquée récente']],
  ['yann', 'fiche liste bloquées en Bretagne', ['Bloquée récente', 'Vannetaise']],
  ['yann', 'fiche liste bloquées Nouvelle-Aquitaine', []],
  ['denis', 'fiche liste bloquées', ['Bloquée récente', 'Vannetaise', 'Béarnaise']],
  ['denis', 'fiche liste bloquées Nouvelle-Aquitaine', ['Béarnaise']],
  ['denis', 'fiche liste bloquées Occitanie', ['Béarnaise']],
  ['denis', 'fiche liste bloquées en Bretagne', ['Bloquée récente', 'Vannetaise']],
  ['luc', 'fiche liste foncier', ['Béarnaise']],
])('%s asks « %s »: the count and the list are the same sheets', async (who, asked, titles) => {
  const read = await house.account(who).type(asked);
  expect(titlesIn(read)).toEqual(titles);
  expect(countIn(read)).toBe(titles.length);
  expect(read).not.toContain('pas tenu compte');
});

test('a word that means nothing to a list is said', async () => {
  expect(await house.account('claire').type('fiche liste bloquées violettes')).toContain(
    'Je n’ai pas tenu compte de : violettes.',
  );
});

test.each(['claire', 'nora', 'yann', 'denis'] as const)(
  'the figures of %s are the lengths of her lists',
  async (who) => {
    const person = house.account(who);
    const figures = plain(await person.type('fiche chiffres'));
    const figure = (label: string): number => Number(new RegExp(`${label}s? : (\\d+)`).exec(figures)?.[1]);
    for (const [label, asked] of [
      ['Fiches', 'fiche liste'],
      ['À lancer', 'fiche liste à lancer'],
      ['En cours', 'fiche liste en cours'],
      ['Bloquée', 'fiche liste bloquées'],
      ['Suspendue', 'fiche liste suspendues'],
      ['Terminée', 'fiche liste terminées'],
      ['Abandonnée', 'fiche liste abandonnées'],
      ['En retard', 'fiche liste en retard'],
      ['Sans nouvelles depuis 8 semaines', 'fiche liste sans nouvelles'],
    ] as const)
      expect({ label, count: figure(label) }).toEqual({ label, count: countIn(await person.type(asked)) });
    expect(figures).toContain('Budget total connu : 300 €');
    expect(figures).toContain('Avancement moyen : 5 %');
  },
);

test('figures take the same filters as lists', async () => {
  const figures = plain(await house.account('denis').type('fiche chiffres foncier en Bretagne'));
  expect(figures).toContain('Fiches : 4 ');
  expect(figures).toContain('Territoires : 2 ');
});

test('figures say which words they did not take, and take several Regions as lists do', async () => {
  const denis = house.account('denis');
  const typo = plain(await denis.type('fiche chiffres Bretaggne'));
  expect(typo).toContain('Je n’ai pas tenu compte de : bretaggne.');
  const both = plain(await denis.type('fiche chiffres bloquées Bretagne et Nouvelle-Aquitaine'));
  expect(both).not.toContain('pas tenu compte');
  expect(both).toContain('Bretagne');
  expect(both).toContain('Nouvelle-Aquitaine');
  expect(both).toContain('Fiches : 3 ');
  const list = await denis.type('fiches bloquées en Bretagne et en Nouvelle-Aquitaine');
  expect(titlesIn(list).sort()).toEqual(['Bloquée récente', 'Béarnaise', 'Vannetaise']);
  expect(titlesIn(await denis.type('fiches bloquées Fougères – Vitré en Bretagne'))).toEqual([
    'Bloquée récente',
  ]);
});

test('an operator reads the figures of the country, and no sheet', async () => {
  const olga = house.account('olga');
  expect(plain(await olga.type('fiche chiffres'))).toContain('Fiches : 37 ');
  const list = await olga.type('fiche liste');
  expect(titlesIn(list)).toEqual([]);
  expect(list).toContain('fiche chiffres');
});

test.each(['sam', 'zoe'])('%s reads neither', async (who) => {
  for (const asked of ['fiche chiffres', 'fiche liste', 'fiche', 'fiche 1', 'fiche historique 1']) {
    const read = await house.account(who).type(asked);
    expect(read).not.toMatch(/\d+ fiches|Fiches : \d|Ancienne|Bloquée récente/);
  }
});

test('a long list shows its first twenty, and says how many there are', async () => {
  const read = await house.account('luc').type('fiche liste suspendues');
  expect(countIn(read)).toBe(25);
  expect(titlesIn(read)).toHaveLength(20);
  expect(read).toContain('… et 5 autres');
});

test('reading a list is journalled, one entry for each territory', async () => {
  const before = (await house.journalled('sheet.read')).length;
  await house.account('denis').type('fiche liste bloquées');
  expect((await house.journalled('sheet.read')).slice(before).map(({ subjectId }) => subjectId)).toEqual([
    fougeres,
    vannes,
    lacq,
  ]);
});

test('whoever reads figures alone gets none of one to four sheets, nor by a subtraction', async () => {
  await house.clear();
  for (let count = 0; count < 5; count += 1) await house.aSheet({ axis: 'foncier', progress: 30 });
  const olga = house.account('olga');
  expect(plain(await olga.type('fiche chiffres foncier'))).toContain('Fiches : 5 ');
  await house.aSheet({ axis: 'innovation', progress: 90, budget: { euros: 123_456 } });
  for (const asked of ['innovation', 'foncier', 'bloquées'])
    expect(plain(await olga.type(`fiche chiffres ${asked}`))).not.toMatch(/123 456|90 %|Fiches : [1-9]/);
  expect(plain(await olga.type('fiche chiffres'))).toContain('Fiches : 6 ');
  expect(plain(await house.account('claire').type('fiche chiffres innovation'))).toContain('123 456 €');
});

import { forTheRunningSheet, forTheSheets, notForTheSheets, titles } from './routing-corpus';
import { lacq, vannes } from './sheet-people';
import { startFullHouse, type FullHouse } from './full-house';

let house: FullHouse;
beforeAll(async () => {
  house = await startFullHouse();
  for (const title of titles)
    await house.aSheet({ title, progress: 50, budget: { euros: 1_500_000 }, due: { date: '2027-06-01' } });
});
/** So that some have two territories to speak of. */
beforeAll(async () => {
  await house.aSheet({ title: 'Pépinière' }, { territoryId: vannes });
  await house.aSheet({ title: 'Pépinière' }, { territoryId: lacq });
});
afterAll(() => house.stop());

const subjects = {
  'out of the blue': [],
  'after a sheet was shown': ['fiche 3'],
  'after a question on a scheme': ['c’est quoi un VTE ?'],
} as const;

/** Those of the messages that the sheets answered, and those that something else did. */
async function route(who: string, before: readonly string[], messages: string[]) {
  const taken: string[] = [];
  const left: string[] = [];
  for (const message of messages) {
    await house.changeSubject();
    const person = house.account(who);
    for (const text of before) await person.type(text);
    await person.type(message);
    (house.answeredBy === 'action-sheets' ? taken : left).push(message);
  }
  return { taken, left };
}

test('the corpus is large enough, and says nothing twice', () => {
  const all = [...forTheSheets, ...forTheRunningSheet, ...notForTheSheets];
  expect(new Set(all).size).toBe(all.length);
  expect(forTheSheets.length).toBeGreaterThanOrEqual(60);
  expect(notForTheSheets.length).toBeGreaterThanOrEqual(60);
});

describe.each(Object.entries(subjects))('%s', (_name, before) => {
  test('what names a sheet reaches the sheets', async () => {
    expect((await route('claire', before, forTheSheets)).left).toEqual([]);
  });

  test('questions and small talk do not', async () => {
    expect((await route('claire', before, notForTheSheets)).taken).toEqual([]);
  });
});

test('what names no sheet is for the one that was talked of', async () => {
  expect((await route('claire', ['fiche 3'], forTheRunningSheet)).left).toEqual([]);
});

test('nothing of all that writes anything', async () => {
  expect((await house.sheets()).filter(({ revision }) => revision > 1)).toEqual([]);
});

test('of unknown people every sentence goes to the schemes, and shows no sheet', async () => {
  const sentences = [...forTheSheets, ...forTheRunningSheet].filter(
    (text) => !/^\/?(?:fiches?\b)/i.test(text),
  );
  expect((await route('zoe', [], sentences)).taken).toEqual([]);
});

test.each(forTheSheets.filter((text) => /^\/?fiches?\b/i.test(text)))(
  'an unknown person reads nothing by « %s »',
  async (text) => {
    const read = await house.account('zoe').type(text);
    for (const title of titles) expect(read).not.toContain(title);
  },
);

test.each(['olga', 'luc', 'nora'])('%s too asks her questions', async (who) => {
  expect((await route(who, [], notForTheSheets)).taken).toEqual([]);
});

test.each(['la 1 est à 40 %', 'fiche 1 : 40 %', 'la friche Moulinex est à 60 %', 'la pépinière est bloquée'])(
  '« %s » of somebody with two territories asks which one, and goes on from there',
  async (text) => {
    await house.changeSubject();
    const nora = house.account('nora');
    expect(await nora.type(text)).toContain('De quel territoire parlez-vous ?');
    expect(nora.buttons()).toEqual(['Fougères – Vitré', 'Pays de Vannes']);
    await nora.click(text.includes('Moulinex') ? 'Fougères – Vitré' : 'Pays de Vannes');
    expect(nora.buttons()).toEqual(['Valider', 'Modifier', 'Annuler']);
  },
);

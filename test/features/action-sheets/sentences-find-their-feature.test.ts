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

/** What shows, or cannot be told from a remark: no news of a sheet in it. */
const noNews = /\?$|^(?:montre|affiche|bonjour$)|en revue|revue de mes/i;

describe.each([
  ['zoe, whom nobody knows', 'zoe', 'ce compte n’est pas rattaché'],
  ['olga, an operator', 'olga', 'votre fonction dans l’annuaire ne donne pas accès aux fiches'],
  ['sam, who keeps the directory', 'sam', 'votre fonction dans l’annuaire ne donne pas accès aux fiches'],
  ['denis, who reads the country', 'denis', 'pas les modifier : rien n’est enregistré'],
])('%s', (_who, who, why) => {
  const sentences = [...forTheSheets, ...forTheRunningSheet].filter(
    (text) => !/^\/?(?:fiches?\b)/i.test(text),
  );

  test('is told that her sentence looks like an update, and why it is none; no sheet is shown', async () => {
    const person = house.account(who);
    const elsewhere: string[] = [];
    for (const text of sentences.filter((text) => !noNews.test(text))) {
      await house.changeSubject();
      const said = await person.type(text);
      if (!said.includes(why)) elsewhere.push(text);
      for (const title of titles) expect(said).not.toContain(title);
    }
    // A title is known to those alone who may read the sheet.
    expect(elsewhere.filter((text) => /\d|bloqu|suspendu/.test(text))).toEqual([]);
    expect(elsewhere.length).toBeLessThanOrEqual(8);
  });

  test('is told the same of a sheet that is there and of one that is not', async () => {
    const person = house.account(who);
    const there = await person.type('la 1 est à 40 %');
    await house.changeSubject();
    expect(await person.type('la 999 est à 40 %')).toBe(there);
  });
});

test.each(forTheSheets.filter((text) => /^\/?fiches?\b/i.test(text)))(
  'an unknown person reads nothing by « %s »',
  async (text) => {
    const read = await house.account('zoe').type(text);
    for (const title of titles) expect(read).not.toContain(title);
  },
);

test.each(['zoe', 'olga', 'luc', 'nora'])('%s too asks her questions', async (who) => {
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

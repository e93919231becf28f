import { startFullHouse, type FullHouse } from './full-house';
import { buttonOf } from './talker';

let house: FullHouse;
beforeAll(async () => void (house = await startFullHouse()));
afterAll(() => house.stop());
beforeEach(() => house.clear());

const plain = (text: string): string => text.replace(/\s/g, ' ');
const wordsIn = (initial: unknown): string => (typeof initial === 'string' ? initial : '');
const fields = { title: 'École de production', progress: 30, budget: { euros: 1_200_000 } };

test.each(['non pardon, 70', 'pardon 70 %', 'oups, 70%', 'non, 70', 'en fait 70 %', 'plutôt 70'])(
  '« %s » corrects the value that waits',
  async (text) => {
    const { id } = await house.aSheet(fields);
    const claire = house.account('claire');
    await claire.type('la 1 est à 60 %');
    expect(await claire.type(text)).toContain('Avancement : 30 % → 70 %');
    await claire.click('Valider');
    expect(await house.sheet(id)).toMatchObject({ revision: 2, fields: { progress: 70 } });
  },
);

test.each([
  'et le budget 900 k€',
  'et budget à 900 k€',
  'ah et le budget passe à 900 k€',
  'aussi : budget 900 k€',
])('« %s » is added to what waits', async (text) => {
  const { id } = await house.aSheet(fields);
  const claire = house.account('claire');
  await claire.type('la 1 est à 40 %');
  const read = plain(await claire.type(text));
  expect(read).toContain('Avancement : 30 % → 40 %');
  expect(read).toContain('Budget : 1 200 000 € → 900 000 €');
  await claire.click('Valider');
  expect(await house.sheet(id)).toMatchObject({
    revision: 2,
    fields: { progress: 40, budget: { euros: 900_000 } },
  });
});

test('another sheet can be added', async () => {
  const one = await house.aSheet(fields);
  const two = await house.aSheet({ title: 'Navette ouvrière' });
  const claire = house.account('claire');
  await claire.type('la 1 est à 40 %');
  const read = await claire.type('et la 2 est terminée');
  expect(read).toContain('30 % → 40 %');
  expect(read).toContain('en cours → terminée');
  await claire.click('Valider');
  expect(await house.sheet(one.id)).toMatchObject({ fields: { progress: 40 } });
  expect(await house.sheet(two.id)).toMatchObject({ fields: { status: 'termine' } });
});

test('what was amended can no longer be confirmed as it was', async () => {
  const { id } = await house.aSheet(fields);
  const claire = house.account('claire');
  await claire.type('la 1 est à 60 %');
  const first = buttonOf(claire.shown().at(-1)?.message, 'Valider');
  await claire.type('non pardon, 70');
  expect(await claire.press(first)).toContain('annulée');
  await claire.click('Valider');
  expect(await house.sheet(id)).toMatchObject({ revision: 2, fields: { progress: 70 } });
});

test.each(['je me suis trompée de fiche, c’est la 2', 'erreur de fiche : c’est la 2', 'non pardon, la 2'])(
  '« %s » gives what waits to the other sheet',
  async (text) => {
    const { id } = await house.aSheet(fields);
    const other = await house.aSheet({ ...fields, title: 'Navette ouvrière' });
    const claire = house.account('claire');
    await claire.type('la 1 est à 60 %');
    expect(await claire.type(text)).toContain('Fiche 2');
    await claire.click('Valider');
    expect(await house.sheet(id)).toMatchObject({ fields: { progress: 30 } });
    expect(await house.sheet(other.id)).toMatchObject({ revision: 2, fields: { progress: 60 } });
  },
);

test('amended twice, everything said stays', async () => {
  const { id } = await house.aSheet(fields);
  const claire = house.account('claire');
  await claire.type('la 1 est à 60 %');
  await claire.type('et le budget 900 k€');
  const read = plain(await claire.type('et échéance fin juin'));
  expect(read).toContain('30 % → 60 %');
  expect(read).toContain('→ 900 000 €');
  expect(read).toContain('fin juin');
  await claire.type('oui');
  expect(await house.sheet(id)).toMatchObject({
    revision: 2,
    fields: { progress: 60, budget: { euros: 900_000 }, due: { date: '2027-06-30' } },
  });
});

test('a correction that says nothing readable asks, and leaves what waits as it was', async () => {
  const { id } = await house.aSheet(fields);
  const claire = house.account('claire');
  await claire.type('la 1 est à 60 %');
  expect(await claire.type('non pardon, 130 %')).toContain('0 à 100');
  await claire.click('Valider');
  expect(await house.sheet(id)).toMatchObject({ fields: { progress: 60 } });
});

test.each(['non c’est pas ça', 'non, faux'])('« %s » alone asks what is wrong, once', async (text) => {
  const { id } = await house.aSheet(fields);
  const claire = house.account('claire');
  await claire.type('la 1 est à 60 %');
  expect(await claire.type(text)).toContain('Qu’est-ce qui n’est pas juste ?');
  expect(await claire.type('non, 70')).toContain('30 % → 70 %');
  await claire.type('oui');
  expect(await house.sheet(id)).toMatchObject({ revision: 2, fields: { progress: 70 } });
});

test.each(['et la French Fab c’est quoi ?', 'et combien coûte un VTE ?', 'merci', 'et le fonds vert ?'])(
  '« %s » beside a proposal is no amendment, and the buttons stay alive',
  async (text) => {
    const { id } = await house.aSheet(fields);
    const claire = house.account('claire');
    await claire.type('la 1 est à 60 %');
    await claire.type(text);
    expect(house.answeredBy).toBe('schemes');
    await claire.click('Valider');
    expect(await house.sheet(id)).toMatchObject({ fields: { progress: 60 } });
  },
);

test('« Modifier » opens the form with what was proposed, and submitting it writes at once', async () => {
  const { id } = await house.aSheet({ ...fields, due: { date: '2027-03-31' } });
  const claire = house.account('claire');
  await claire.type('la 1 est à 60 %, budget 900 k€ HT, échéance avant l’été');
  const confirm = buttonOf(claire.shown().at(-1)?.message, 'Valider');
  await claire.click('Modifier');
  const shown = Object.fromEntries(
    claire.form()?.form.fields.map((field) => [field.id, plain(wordsIn(field.initial))]) ?? [],
  );
  expect(shown).toMatchObject({ progress: '60 %', budget: '900 000 € HT', due: 'avant l’été' });
  expect(await claire.submit({ progress: '65 %' })).toContain('C’est enregistré.');
  expect(claire.form()).toBeUndefined();
  expect(await house.sheet(id)).toMatchObject({
    revision: 2,
    fields: {
      progress: 65,
      budget: { euros: 900_000, excludingTax: true },
      due: { date: '2027-06-20', period: 'avant l’été' },
    },
  });
  expect(await claire.press(confirm)).toContain('déjà enregistrée');
  expect(await house.revisions(id)).toHaveLength(2);
});

test('closing the form without submitting leaves the proposal as it was', async () => {
  const { id } = await house.aSheet(fields);
  const claire = house.account('claire');
  await claire.type('la 1 est à 60 %');
  await claire.click('Modifier');
  expect(await claire.type('oui')).toContain('C’est enregistré.');
  expect(await house.sheet(id)).toMatchObject({ fields: { progress: 60 } });
});

test('of several sheets, the form writes its own; the others still wait for « Valider »', async () => {
  const one = await house.aSheet(fields);
  const two = await house.aSheet({ title: 'Navette ouvrière' });
  const claire = house.account('claire');
  await claire.type('la 1 est à 60 % et la 2 est terminée');
  await claire.click('Modifier la 1');
  expect(await claire.submit({ progress: '65 %' })).toContain('Navette ouvrière');
  expect(await house.sheet(one.id)).toMatchObject({ revision: 2, fields: { progress: 65 } });
  expect(await house.sheet(two.id)).toMatchObject({ revision: 1 });
  await claire.click('Valider');
  expect(await house.sheet(two.id)).toMatchObject({ revision: 2, fields: { status: 'termine' } });
});

import { buttonsOf } from '../../support/card-words';
import { startFullHouse, type FullHouse } from './full-house';

let house: FullHouse;
beforeAll(async () => void (house = await startFullHouse()));
afterAll(() => house.stop());
beforeEach(() => house.clear());

const fields = { title: 'École de production', progress: 30, budget: { euros: 1_000_000 } };

async function says(who: 'claire' | 'anne' | 'paul', text: string): Promise<void> {
  const person = house.account(who);
  await person.type(text);
  await person.click('Valider');
}

test('the same field changed meanwhile: both values are shown, and nothing is overwritten', async () => {
  const { id } = await house.aSheet(fields);
  const claire = house.account('claire');
  await claire.type('la 1 est à 40 %');
  await says('anne', 'la 1 est à 50 %');
  const read = await claire.click('Valider');
  expect(read).toContain('Quelqu’un a modifié la même chose entre-temps');
  expect(read).toContain('Anne Le Goff a écrit : Avancement : 30 % → 50 %');
  expect(read).toContain('Votre valeur : Avancement : 50 % → 40 %');
  expect(await house.sheet(id)).toMatchObject({ revision: 2, updatedBy: 'anne', fields: { progress: 50 } });
  expect(claire.buttons()).toEqual(['Valider', 'Modifier', 'Annuler']);
});

test('seeing both, she may replace the other’s value, and the history holds the two', async () => {
  const { id } = await house.aSheet(fields);
  const claire = house.account('claire');
  await claire.type('la 1 est à 40 %');
  await says('anne', 'la 1 est à 50 %');
  await claire.click('Valider');
  expect(await claire.click('Valider')).toContain('50 % → 40 %');
  expect((await house.revisions(id)).map(({ authorId, changes }) => [authorId, changes]).slice(1)).toEqual([
    ['anne', [{ field: 'progress', before: 30, after: 50 }]],
    ['claire', [{ field: 'progress', before: 50, after: 40 }]],
  ]);
});

test('the proposal that met a conflict has no live buttons left', async () => {
  await house.aSheet(fields);
  const claire = house.account('claire');
  await claire.type('la 1 est à 40 %');
  await says('anne', 'la 1 est à 50 %');
  await claire.click('Valider');
  const live = claire
    .shown()
    .flatMap(({ message }) => buttonsOf(message).filter(({ label }) => label === 'Valider'));
  expect(live).toHaveLength(1);
});

test('or keep the other’s value', async () => {
  const { id } = await house.aSheet(fields);
  const claire = house.account('claire');
  await claire.type('la 1 est à 40 %');
  await says('anne', 'la 1 est à 50 %');
  await claire.click('Valider');
  expect(await claire.type('non')).toContain('rien n’est enregistré');
  expect(await house.sheet(id)).toMatchObject({ revision: 2, fields: { progress: 50 } });
});

test('other fields are written beside the other’s', async () => {
  const { id } = await house.aSheet(fields);
  const claire = house.account('claire');
  await claire.type('la 1 est à 40 %');
  await says('anne', 'budget de la 1 : 900 k€');
  expect(await claire.click('Valider')).toContain('C’est enregistré.');
  expect(await house.sheet(id)).toMatchObject({
    revision: 3,
    fields: { progress: 40, budget: { euros: 900_000 } },
  });
});

test('of two fields one conflicts: neither is written before she has seen it', async () => {
  const { id } = await house.aSheet(fields);
  const claire = house.account('claire');
  await claire.type('la 1 est à 40 %, budget 800 k€');
  await says('anne', 'budget de la 1 : 900 k€');
  const read = await claire.click('Valider');
  expect(read).toContain('Anne Le Goff a écrit : Budget');
  expect(read).not.toContain('Anne Le Goff a écrit : Avancement');
  expect(await house.sheet(id)).toMatchObject({ revision: 2, fields: { progress: 30 } });
  await claire.click('Valider');
  expect(await house.sheet(id)).toMatchObject({ fields: { progress: 40, budget: { euros: 800_000 } } });
});

test('both said the same: nothing is left to write, and nobody is asked', async () => {
  const { id } = await house.aSheet(fields);
  const claire = house.account('claire');
  await claire.type('la 1 est à 50 %');
  await says('anne', 'la 1 est à 50 %');
  expect(await claire.click('Valider')).toContain('disent déjà cela');
  expect(await house.sheet(id)).toMatchObject({ revision: 2 });
});

test('a form that was open meanwhile overwrites nothing either', async () => {
  const { id } = await house.aSheet(fields);
  const claire = house.account('claire');
  await claire.type('fiche 1');
  await claire.click('Mettre à jour');
  await says('anne', 'la 1 est à 50 %');
  const read = await claire.submit({ progress: '40 %', budget: '900 k€' });
  expect(read).toContain('Anne Le Goff a écrit : Avancement : 30 % → 50 %');
  expect(await house.sheet(id)).toMatchObject({ revision: 2, fields: { progress: 50 } });
});

test('a form writes only what was changed in it', async () => {
  const { id } = await house.aSheet(fields);
  const claire = house.account('claire');
  await claire.type('fiche 1');
  await claire.click('Mettre à jour');
  await says('anne', 'la 1 est à 50 %');
  expect(await claire.submit({ budget: '900 k€' })).toContain('C’est enregistré.');
  expect(await house.sheet(id)).toMatchObject({ fields: { progress: 50, budget: { euros: 900_000 } } });
});

test('« Modifier » the proposal after somebody wrote: both values again', async () => {
  const { id } = await house.aSheet(fields);
  const claire = house.account('claire');
  await claire.type('la 1 est à 40 %');
  await says('anne', 'la 1 est à 50 %');
  await claire.click('Modifier');
  expect(await claire.submit({ progress: '45 %' })).toContain('Anne Le Goff a écrit');
  expect(await house.sheet(id)).toMatchObject({ revision: 2, fields: { progress: 50 } });
});

test('three people at once: every update is there, each once', async () => {
  const { id } = await house.aSheet(fields);
  const three = [house.account('claire'), house.account('anne'), house.account('paul')];
  const said = ['la 1 est à 40 %', 'budget de la 1 : 900 k€', 'échéance de la 1 fin juin'];
  await Promise.all(three.map((person, index) => person.type(said[index] ?? '')));
  await Promise.all(three.map((person) => person.click('Valider')));
  expect(await house.sheet(id)).toMatchObject({
    revision: 4,
    fields: { progress: 40, budget: { euros: 900_000 }, due: { date: '2027-06-30' } },
  });
});

test('two people write the same two sheets in opposite orders, and neither waits for ever', async () => {
  await house.aSheet(fields);
  await house.aSheet({ ...fields, title: 'Navette ouvrière' });
  const [claire, anne] = [house.account('claire'), house.account('anne')];
  await claire.type('la 1 est à 40 % et la 2 est à 50 %');
  await anne.type('la 2 : budget 900 k€ et la 1 : budget 800 k€');
  await Promise.all([claire.click('Valider'), anne.click('Valider')]);
  const written = (await house.sheets()).map(({ revision, fields: { progress, budget } }) => [
    revision,
    progress,
    budget?.euros,
  ]);
  expect(written).toEqual([
    [3, 40, 800_000],
    [3, 50, 900_000],
  ]);
});

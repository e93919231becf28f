import { startFullHouse, type FullHouse } from './full-house';

let house: FullHouse;
beforeAll(async () => void (house = await startFullHouse()));
afterAll(() => house.stop());
beforeEach(() => house.clear());

const plain = (text: string): string => text.replace(/\s/g, ' ');
const fields = { title: 'École de production', progress: 30, budget: { euros: 1_200_000 } };
const elsewhere = 'c’est quoi le VTE ?';

describe('« oui » after something else was answered', () => {
  test.each(['oui', 'Oui, valide', 'je confirme', 'valide !'])('« %s » confirms what waits', async (text) => {
    const { id } = await house.aSheet(fields);
    const claire = house.account('claire');
    await claire.type('la 1 est à 60 %');
    await claire.type(elsewhere);
    expect(house.answeredBy).toBe('schemes');
    expect(await claire.type(text)).toContain('C’est enregistré.');
    expect(await house.sheet(id)).toMatchObject({ revision: 2, fields: { progress: 60 } });
  });

  test.each(['ok', 'd’accord', 'merci', 'parfait'])(
    '« %s » may mean the other answer: nothing is written',
    async (text) => {
      const { id } = await house.aSheet(fields);
      const claire = house.account('claire');
      await claire.type('la 1 est à 60 %');
      await claire.type(elsewhere);
      await claire.type(text);
      expect(await house.sheet(id)).toMatchObject({ revision: 1 });
    },
  );

  test('of two that wait none is written: it asks for a button', async () => {
    const one = await house.aSheet(fields);
    const two = await house.aSheet({ title: 'Navette' });
    const claire = house.account('claire');
    await claire.type('la 1 est à 60 %');
    await claire.type(elsewhere);
    await claire.type('la 2 est terminée');
    await claire.type(elsewhere);
    expect(await claire.type('oui')).toContain('Plusieurs propositions attendent');
    expect(await house.sheet(one.id)).toMatchObject({ revision: 1 });
    expect(await house.sheet(two.id)).toMatchObject({ revision: 1 });
  });

  test('of yesterday, or of another conversation, it is not', async () => {
    const { id } = await house.aSheet(fields);
    const claire = house.account('claire');
    await claire.type('la 1 est à 60 %');
    await claire.type(elsewhere);
    const other = { ...claire.event({ kind: 'message', text: '', mentionsBot: false }).address };
    await claire.type('oui', {
      address: { ...other, key: { ...other.key, conversationId: 'elsewhere' } },
      scope: 'personal',
    });
    expect(await house.sheet(id)).toMatchObject({ revision: 1 });
    house.wait(1);
    await claire.type('oui');
    expect(await house.sheet(id)).toMatchObject({ revision: 1 });
  });
});

describe('« reviens en arrière »', () => {
  test.each([
    'reviens en arrière',
    'annule la dernière modification',
    'non, défais ça',
    'remets comme avant',
  ])('« %s » proposes her last change backwards, and writes on « oui »', async (text) => {
    const { id } = await house.aSheet(fields);
    const claire = house.account('claire');
    await claire.type('la 1 est à 60 %, budget 900 k€');
    await claire.type('oui');
    const read = plain(await claire.type(text));
    expect(read).toContain('Avancement : 60 % → 30 %');
    expect(read).toContain('900 000 € → 1 200 000 €');
    expect(await house.sheet(id)).toMatchObject({ revision: 2 });
    await claire.type('oui');
    expect(await house.sheet(id)).toMatchObject({
      revision: 3,
      fields: { progress: 30, budget: { euros: 1_200_000 } },
    });
    expect((await house.revisions(id)).at(-1)).toMatchObject({ way: 'undo' });
  });

  test('drops what waits, and undoes nothing that was written', async () => {
    const { id } = await house.aSheet(fields);
    const claire = house.account('claire');
    await claire.type('la 1 est à 60 %');
    await claire.type('oui');
    await claire.type('la 1 est à 70 %');
    expect(await claire.type('reviens en arrière')).toContain('annulé');
    expect(await house.sheet(id)).toMatchObject({ revision: 2, fields: { progress: 60 } });
  });

  test('leaves what somebody else changed last', async () => {
    const { id } = await house.aSheet(fields);
    const claire = house.account('claire');
    await claire.type('la 1 est à 60 %');
    await claire.type('oui');
    const paul = house.account('paul');
    await paul.type('la 1 est à 65 %');
    await paul.type('oui');
    expect(await claire.type('reviens en arrière')).toContain('n’est pas la vôtre');
    expect(await house.sheet(id)).toMatchObject({ revision: 3, fields: { progress: 65 } });
  });
});

test.each(['rien de neuf', 'RAS', 'ça n’a pas bougé', 'pas de changement'])(
  '« %s » typed in a round is its button',
  async (text) => {
    const one = await house.aSheet(fields);
    house.wait(1);
    await house.aSheet({ title: 'Navette' });
    const claire = house.account('claire');
    expect(await claire.type('fiche revue')).toContain('Fiche 1');
    const next = await claire.type(text);
    expect(next).toContain('rien de neuf, c’est noté');
    expect(next).toContain('Fiche 2');
    expect(await house.sheet(one.id)).toMatchObject({ revision: 2, fields: { progress: 30 } });
  },
);

test.each([
  ['crée une fiche « Halle des métiers »', 'Halle des métiers'],
  [
    'Peux-tu créer une nouvelle fiche : Crèche inter-entreprises, budget 300 k€ ?',
    'Crèche inter-entreprises',
  ],
  ['nouvelle fiche Atelier relais', 'Atelier relais'],
  ['il faut ouvrir une fiche pour la halle des métiers', 'la halle des métiers'],
])('« %s » opens the form of a new sheet, and changes none', async (text, title) => {
  const { id } = await house.aSheet(fields);
  const claire = house.account('claire');
  await claire.type('la 1 est à 60 %');
  await claire.type('oui');
  await claire.type(text);
  await claire.click(claire.buttons()[0] ?? '');
  expect(claire.form()?.form.fields.find((field) => field.id === 'title')).toMatchObject({ initial: title });
  expect(await house.sheet(id)).toMatchObject({ revision: 2 });
});

describe('« non, 30 » on a proposal of several values', () => {
  test.each([
    ['la 1 est à 40 %, budget 950 k€', 'non, 30', { progress: 30, budget: { euros: 950_000 } }],
    ['la 1 est à 40 %, budget 950 k€', 'non, 900', { progress: 40, budget: { euros: 900_000 } }],
    ['la 1 : budget 950 k€, on est à 40 %', 'non pardon, 900', { progress: 40, budget: { euros: 900_000 } }],
    ['la 1 est à 40 % et bloquée', 'non, 30', { progress: 30, status: 'bloque' }],
    ['la 1 est à 40 %, on attend la DREAL', 'non, 30', { progress: 30, blocker: 'on attend la DREAL' }],
  ])('« %s », then « %s », keeps the others', async (first, correction, values) => {
    const { id } = await house.aSheet(fields);
    const claire = house.account('claire');
    await claire.type(first);
    await claire.type(correction);
    await claire.type('oui');
    expect(await house.sheet(id)).toMatchObject({ revision: 2, fields: values });
  });

  test('asks which, where it can be neither', async () => {
    const { id } = await house.aSheet(fields);
    const claire = house.account('claire');
    await claire.type('la 1 est à 40 %, budget 950 k€');
    expect(await claire.type('non, 7000')).toContain('Qu’est-ce qui n’est pas juste ?');
    expect(await house.sheet(id)).toMatchObject({ revision: 1 });
  });
});

import { startFullHouse, type FullHouse } from './full-house';
import { fougeres, vannes } from './sheet-people';
import type { Talker } from './talker';

let house: FullHouse;
beforeAll(async () => void (house = await startFullHouse()));
afterAll(async () => {
  expect(house.logged()).not.toContain('event failed');
  await house.stop();
});
beforeEach(() => house.clear());

const hostile = "<script>alert(1)</script> <!channel> <@U1> *gras* =cmd()|' /C calc'!A0 & « fin »";

async function editing(fields = {}): Promise<{ claire: Talker; id: string }> {
  const { id } = await house.aSheet({ progress: 30, ...fields });
  const claire = house.account('claire');
  await claire.type('fiche 1');
  await claire.click('Mettre à jour');
  return { claire, id };
}

const labelled = <T extends string | null>(cases: [field: string, value: T, sentence: string][]) =>
  cases.map(
    ([field, value, sentence]) =>
      [
        `${field} « ${(value ?? '').slice(0, 20)} » is refused by a sentence`,
        field,
        value,
        sentence,
      ] as const,
  );

describe('a value that cannot be', () => {
  const refused: [field: string, value: string, sentence: string][] = [
    ['progress', '120 %', 'va de 0 à 100'],
    ['progress', '-5 %', 'va de 0 à 100'],
    ['progress', 'beaucoup', 'va de 0 à 100'],
    ['budget', '-3 M€', 'Je ne lis pas ce montant'],
    ['budget', 'un peu', 'Je ne lis pas ce montant'],
    ['budget', '=1+1', 'Je ne lis pas ce montant'],
    ['budget', '10 k€ ou 20 k€', 'Je ne lis pas ce montant'],
    ['budget', '9999999999999999 €', 'Je ne lis pas ce montant'],
    ['due', '31 février', 'Je ne lis pas cette date'],
    ['due', '31/02/2027', 'Je ne lis pas cette date'],
    ['due', 'un jour', 'Je ne lis pas cette date'],
    ['nextStep', 'x'.repeat(40_000), 'caractères au plus'],
    ['blocker', 'x'.repeat(40_000), 'caractères au plus'],
    ['comment', 'x'.repeat(40_000), 'caractères au plus'],
    ['partners', 'x'.repeat(40_000), 'caractères au plus'],
    ['partners', 'x'.repeat(500), 'caractères au plus'],
    ['partners', Array.from({ length: 150 }, (_one, at) => `p${at}`).join(', '), 'au plus'],
    ['lead', 'x'.repeat(40_000), 'caractères au plus'],
    ['status', 'inventé', 'Choisissez un statut'],
  ];
  test.each(labelled(refused))('%s', async (_label, field, value, sentence) => {
    const { claire, id } = await editing();
    await claire.submit({ nextStep: 'déposer le permis', [field]: value });
    const form = claire.form();
    expect(form?.problems).toEqual({ [field]: expect.stringContaining(sentence) as string });
    const shown = Object.fromEntries(form?.form.fields.map((one) => [one.id, one.initial]) ?? []);
    expect(shown).toMatchObject({ nextStep: 'déposer le permis', [field]: value });
    expect(await house.sheet(id)).toMatchObject({ revision: 1 });
  });

  test('several at once are said at once, and corrected they are written together', async () => {
    const { claire, id } = await editing();
    await claire.submit({ progress: '120 %', due: '31 février', budget: '-1' });
    expect(Object.keys(claire.form()?.problems ?? {}).sort()).toEqual(['budget', 'due', 'progress']);
    expect(await claire.submit({ progress: '12 %', due: '28 février 2027', budget: '1 k€' })).toContain(
      'C’est enregistré.',
    );
    expect(await house.sheet(id)).toMatchObject({
      revision: 2,
      fields: { progress: 12, due: { date: '2027-02-28' }, budget: { euros: 1000 } },
    });
  });
});

test.each([
  ['60', { progress: 60 }],
  ['aux deux tiers', { progress: 67 }],
  ['soixante-dix pour cent', { progress: 70 }],
  ['0 %', { progress: 0 }],
])('an advance typed « %s » is read', async (progress, expected) => {
  const { claire, id } = await editing();
  await claire.submit({ progress });
  expect((await house.sheet(id)).fields).toMatchObject(expected);
});

test('a form submitted as it was opened changes nothing', async () => {
  const { claire, id } = await editing({
    budget: { euros: 1_234_567.89, excludingTax: true },
    due: { date: '2027-06-20', period: 'avant l’été' },
    lead: { personId: 'paul' },
    partners: ['CCI', 'Région Bretagne'],
    commitment: 'ferme',
    comment: 'Une remarque.\nSur deux lignes.',
  });
  expect(await claire.submit({})).toContain('disent déjà cela');
  expect(await house.sheet(id)).toMatchObject({ revision: 1 });
});

test('a budget says whether the tax is in, and keeps it', async () => {
  const { claire, id } = await editing({ budget: { euros: 1_000_000, excludingTax: false } });
  expect(await claire.type('fiche 1')).toMatch(/Budget : 1\s000\s000 € TTC/);
  expect(await claire.submit({})).toContain('disent déjà cela');
  expect(await house.sheet(id)).toMatchObject({ revision: 1 });
  await claire.click('Mettre à jour');
  await claire.submit({ budget: '1,2 M€ TTC' });
  expect((await house.sheet(id)).fields.budget).toEqual({ euros: 1_200_000, excludingTax: false });
  await claire.type('fiche 1');
  await claire.click('Mettre à jour');
  await claire.submit({ budget: '900 k€' });
  expect((await house.sheet(id)).fields.budget).toEqual({ euros: 900_000 });
});

test('a partner whose name has a comma stays one', async () => {
  const partners = ['CCI, antenne de Fougères', 'Région'];
  const { claire, id } = await editing({ partners });
  expect(await claire.submit({})).toContain('disent déjà cela');
  await claire.type('fiche 1');
  await claire.click('Mettre à jour');
  const shown = claire.form()?.form.fields.find((field) => field.id === 'partners');
  expect(shown?.initial).toBe('"CCI, antenne de Fougères", Région');
  await claire.submit({ partners: '"CCI, antenne de Fougères", Région, CMA' });
  expect((await house.sheet(id)).fields.partners).toEqual([...partners, 'CMA']);
});

test('separators alone are no partner, and take away those that there were', async () => {
  const { claire, id } = await editing();
  expect(await claire.submit({ partners: ' , ;' })).toContain('disent déjà cela');
  expect(await house.sheet(id)).toMatchObject({ revision: 1 });
  await claire.type('fiche 1');
  await claire.click('Mettre à jour');
  await claire.submit({ partners: 'CCI' });
  await claire.type('fiche 1');
  await claire.click('Mettre à jour');
  await claire.submit({ partners: ',' });
  expect((await house.sheet(id)).fields).not.toHaveProperty('partners');
});

test('names that are longer than the input together are left out of the form, and stay', async () => {
  const partners = Array.from({ length: 50 }, (_one, at) => `${'Partenaire '.repeat(8)}${at}`);
  const { claire, id } = await editing({ partners, lead: { name: 'x'.repeat(300) } });
  expect(claire.form()?.form.fields.map((field) => field.id)).not.toContain('partners');
  await claire.submit({ progress: '50 %' });
  expect((await house.sheet(id)).fields).toMatchObject({ progress: 50, partners });
});

describe('« Modifier » a proposal that says more than its form shows', () => {
  async function proposed() {
    const { id } = await house.aSheet({ progress: 30 });
    const claire = house.account('claire');
    await claire.type('la 1 est à 60 %, date de début le 15/03/2027');
    expect(claire.shown().at(-1)?.message.text).toMatch(/Avancement : 30 % → 60 %[^]*Début : 15 mars 2027/);
    await claire.click('Modifier');
    expect(claire.form()?.form.fields.map((field) => field.id)).not.toContain('startDate');
    return { claire, id };
  }

  test('confirms what stands in the form alone; the rest is proposed apart', async () => {
    const { claire, id } = await proposed();
    const read = await claire.submit({ progress: '65 %' });
    expect(read).toContain('Ce formulaire ne montrait pas tout');
    expect(read).toContain('Début : 15 mars 2027');
    expect((await house.sheet(id)).fields).toEqual({
      title: 'Friche Moulinex',
      status: 'en_cours',
      progress: 65,
    });
    await claire.click('Valider');
    expect((await house.sheet(id)).fields).toMatchObject({ progress: 65, startDate: '2027-03-15' });
  });

  test('whose values were taken out of the form again writes none, and the rest still waits', async () => {
    const { claire, id } = await proposed();
    expect(await claire.submit({ progress: '30 %' })).toContain('Début : 15 mars 2027');
    expect(await house.sheet(id)).toMatchObject({ revision: 1 });
    await claire.click('Annuler');
    expect(await house.sheet(id)).toMatchObject({ revision: 1 });
  });

  test('that is too old stands in the form no longer', async () => {
    const { id } = await house.aSheet({ progress: 30 });
    const claire = house.account('claire');
    await claire.type('la 1 est à 60 %');
    house.wait(8);
    await claire.click('Modifier');
    expect(claire.form()?.form.fields.find((field) => field.id === 'progress')?.initial).toBe('30 %');
    await claire.submit({});
    expect(await house.sheet(id)).toMatchObject({ revision: 1 });
  });
});

test('a period that the form would not read stands there as its day, and stays when untouched', async () => {
  const due = { date: '2027-06-30', period: 'quand le permis sera purgé' };
  const { claire, id } = await editing({ due });
  expect(await claire.submit({ progress: '50 %' })).toContain('C’est enregistré.');
  expect((await house.sheet(id)).fields).toMatchObject({ progress: 50, due });
});

test('an emptied field is taken away', async () => {
  const { claire, id } = await editing({ budget: { euros: 1000 }, partners: ['CCI'], comment: 'x y z' });
  await claire.submit({ budget: null, partners: null, comment: null });
  expect((await house.sheet(id)).fields).toEqual({
    title: 'Friche Moulinex',
    status: 'en_cours',
    progress: 30,
  });
});

test('a date of the past is asked about, not written', async () => {
  const { claire, id } = await editing();
  await claire.submit({ due: '15/03/2020' });
  expect(claire.form()?.problems['due']).toContain('est déjà passé');
  expect(await house.sheet(id)).toMatchObject({ revision: 1 });
});

test('a finished sheet may have had its due date', async () => {
  const { claire, id } = await editing();
  await claire.submit({ due: '15/03/2020', status: 'termine' });
  expect((await house.sheet(id)).fields.due).toEqual({ date: '2020-03-15' });
});

test('a refused form leaves the proposal that it stands for alive', async () => {
  const { id } = await house.aSheet({ progress: 30 });
  const claire = house.account('claire');
  await claire.type('la 1 est à 60 %');
  await claire.click('Modifier');
  await claire.submit({ due: '15/03/2020' });
  await claire.submit({ due: '15/03/2027' });
  expect(await house.sheet(id)).toMatchObject({ revision: 2, fields: { progress: 60 } });
});

test('a late sheet can be updated without touching its due date', async () => {
  const { claire, id } = await editing({ due: { date: '2026-01-31' } });
  expect(await claire.submit({ progress: '35 %' })).toContain('C’est enregistré.');
  expect((await house.sheet(id)).fields).toMatchObject({ progress: 35, due: { date: '2026-01-31' } });
});

test('text that means something elsewhere is kept as it was typed', async () => {
  const { claire, id } = await editing();
  expect(
    await claire.submit({ comment: hostile, nextStep: '=cmd()', partners: '<b>CCI</b>, @tous' }),
  ).toContain('C’est enregistré.');
  expect((await house.sheet(id)).fields).toMatchObject({
    comment: hostile,
    nextStep: '=cmd()',
    partners: ['<b>CCI</b>', '@tous'],
  });
});

test('a lead that is known is kept by her id, another by her name', async () => {
  const { claire, id } = await editing();
  await claire.submit({ lead: 'Mme Le Goff' });
  expect((await house.sheet(id)).fields.lead).toEqual({ personId: 'anne' });
  await claire.type('fiche 1');
  await claire.click('Mettre à jour');
  await claire.submit({ lead: 'Zoé Inconnue' });
  expect((await house.sheet(id)).fields.lead).toEqual({ name: 'Zoé Inconnue' });
});

describe('a new sheet', () => {
  test('is created with what was typed, and shown', async () => {
    const claire = house.account('claire');
    await claire.command('nouvelle Hôtel d’entreprises');
    expect(claire.form()?.form.fields.map(({ id }) => id)).not.toContain('territory');
    const read = await claire.submit({
      axis: 'foncier',
      commitment: 'idee',
      description: 'Un lieu.',
      lead: 'Paul Renard',
      partners: 'CCI, Région ; CMA',
      budget: '1,2 M€ HT',
      due: 'fin T3 2027',
    });
    expect(read).toContain('Fiche 1 : Hôtel d’entreprises');
    expect(claire.form()).toBeUndefined();
    expect(await house.sheets()).toMatchObject([
      {
        number: 1,
        territoryId: fougeres,
        demo: false,
        revision: 1,
        fields: {
          title: 'Hôtel d’entreprises',
          status: 'a_lancer',
          axis: 'foncier',
          commitment: 'idee',
          description: 'Un lieu.',
          lead: { personId: 'paul' },
          partners: ['CCI', 'Région', 'CMA'],
          budget: { euros: 1_200_000, excludingTax: true },
          due: { date: '2027-09-30', period: 'fin T3 2027' },
        },
      },
    ]);
  });

  const refused: [field: string, value: string | null, sentence: string][] = [
    ['title', null, 'Donnez un intitulé.'],
    ['title', '  ', 'Donnez un intitulé.'],
    ['title', 'x'.repeat(40_000), '300 caractères au plus'],
    ['budget', '-1 k€', 'Je ne lis pas ce montant'],
    ['due', '31/02/2027', 'Je ne lis pas cette date'],
    ['due', '15/03/2020', 'est déjà passé'],
    ['description', 'x'.repeat(40_000), '3 000 caractères au plus'],
    ['partners', 'x'.repeat(500), 'caractères au plus'],
  ];
  test.each(labelled(refused))('%s, and nothing is created', async (_label, field, value, sentence) => {
    const claire = house.account('claire');
    await claire.command('nouvelle');
    await claire.submit({ title: 'Hôtel d’entreprises', [field]: value });
    const problem = claire.form()?.problems[field] ?? '';
    expect(problem.replace(/\s/g, ' ')).toContain(sentence);
    expect(await house.sheets()).toEqual([]);
  });

  test('of somebody with two territories asks for which, and takes no other', async () => {
    const nora = house.account('nora');
    await nora.command('nouvelle Pépinière');
    await nora.submit({});
    expect(nora.form()?.problems).toEqual({ territory: 'Choisissez un territoire.' });
    expect(await nora.submit({ territory: 'ti-7510' })).toContain('pas les modifier');
    expect(await house.sheets()).toEqual([]);
    await nora.submit({ territory: vannes });
    expect(await house.sheets()).toMatchObject([{ territoryId: vannes, number: 1 }]);
  });

  test.each(['denis', 'olga', 'sam', 'zoe'])(
    '%s opens no such form, and a forged one creates nothing',
    async (who) => {
      const person = house.account(who);
      await person.command('nouvelle Pépinière');
      expect(person.form()).toBeUndefined();
      await person.send({
        kind: 'formSubmitted',
        formId: 'action-sheets.create',
        payload: {},
        values: { title: 'Pépinière', status: 'a_lancer', territory: fougeres },
      });
      expect(await house.sheets()).toEqual([]);
    },
  );

  test('the same submission sent again by the platform creates one sheet', async () => {
    const claire = house.account('claire');
    const submission = claire.event({
      kind: 'formSubmitted',
      formId: 'action-sheets.create',
      payload: {},
      values: { title: 'Pépinière', status: 'a_lancer' },
    });
    await Promise.all([claire.deliver(submission), claire.deliver(submission)]);
    expect(await house.sheets()).toHaveLength(1);
  });
});

test.each(['luc', 'denis', 'olga', 'sam', 'zoe'])(
  '%s submits a forged form, and writes nothing',
  async (who) => {
    const { id } = await house.aSheet({ progress: 30 });
    const person = house.account(who);
    for (const [formId, values] of [
      ['edit', { status: 'termine' }],
      ['blocked', { blocker: 'un mensonge' }],
      ['disagree', { text: 'un mensonge' }],
    ] as const) {
      const read = await person.send({
        kind: 'formSubmitted',
        formId: `action-sheets.${formId}`,
        payload: { sheetId: id },
        values,
      });
      expect(read).toMatch(/n’existe plus|Je ne vous reconnais pas/);
    }
    expect(await house.sheet(id)).toMatchObject({ revision: 1 });
  },
);

test('a form can be answered question by question, by messages alone', async () => {
  const { id } = await house.aSheet({ progress: 30 });
  const claire = house.account('claire');
  await claire.type('fiche nouvelle');
  await claire.click('Répondre par messages');
  await claire.type('Hôtel d’entreprises');
  for (
    let wait = 0;
    wait < 12 && !/Envoyer|« oui »|« envoyer »/i.test(claire.shown().at(-1)?.message.text ?? '');
    wait += 1
  )
    await claire.type((claire.shown().at(-1)?.message.text ?? '').includes('Statut') ? 'à lancer' : 'passer');
  await claire.type('envoyer');
  expect((await house.sheets()).map(({ fields }) => fields.title)).toEqual([
    'Friche Moulinex',
    'Hôtel d’entreprises',
  ]);
  expect(await house.sheet(id)).toMatchObject({ revision: 1 });
});

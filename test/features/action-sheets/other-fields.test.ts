import { startFullHouse, type FullHouse } from './full-house';
import { lacq } from './sheet-people';

let house: FullHouse;
beforeAll(async () => void (house = await startFullHouse()));
afterAll(async () => {
  expect(house.logged()).not.toContain('event failed');
  await house.stop();
});
beforeEach(() => house.clear());

const everyField = {
  need: 'Des locaux',
  maturity: 'Étude',
  axis: 'foncier' as const,
  funding: [{ funder: 'Région', euros: 200_000, state: 'acquis' as const }],
  indicators: [{ name: 'Emplois', target: '40', reached: '12', date: '2027-06-30' }],
  attachments: [{ label: 'Convention ; signée', url: 'https://exemple.fr/a;b' }],
  request: { to: 'préfet', text: 'Arbitrer le tracé', by: '2027-01-31' },
  simplification: { rule: 'Délai du permis', state: 'demandée' },
  startDate: '2026-09-01',
};

async function opened(label: 'Le projet' | 'Financement et suivi', fields = {}) {
  const { id } = await house.aSheet(fields);
  const claire = house.account('claire');
  await claire.type('fiche 1');
  await claire.click(label);
  return { id, claire };
}

describe('the form of the project', () => {
  test('sets what no sentence says; card, history, the binôme and a way back as with every change', async () => {
    const { id, claire } = await opened('Le projet');
    const read = await claire.submit({
      title: 'Friche Moulinex, tranche 1',
      axis: 'foncier',
      need: 'Des locaux pour cinq ateliers',
      maturity: 'Étude de faisabilité',
      scheme: 'Fonds friches',
      startDate: '2026-09-01',
      attachments: 'Convention : https://exemple.fr/c\n- Plan : https://exemple.fr/p',
    });
    expect(read).toContain('Intitulé : Friche Moulinex → Friche Moulinex, tranche 1');
    expect(read).toContain('Besoin : Des locaux pour cinq ateliers');
    expect((await house.sheet(id)).fields).toMatchObject({
      title: 'Friche Moulinex, tranche 1',
      axis: 'foncier',
      need: 'Des locaux pour cinq ateliers',
      maturity: 'Étude de faisabilité',
      scheme: 'Fonds friches',
      startDate: '2026-09-01',
      attachments: [
        { label: 'Convention', url: 'https://exemple.fr/c' },
        { label: 'Plan', url: 'https://exemple.fr/p' },
      ],
    });
    const card = await claire.type('fiche 1');
    for (const said of ['Dispositif mobilisé : Fonds friches', 'Début : 1er septembre 2026', 'Plan : https'])
      expect(card).toContain(said);
    expect(await claire.type('fiche historique 1')).toContain('Maturité : Étude de faisabilité');
    expect((await house.sentTo('anne')).map(({ text }) => text)).toEqual([
      expect.stringContaining('Fonds friches'),
    ]);
    await claire.click('Revenir en arrière');
    expect((await house.sheet(id)).fields).toEqual({ title: 'Friche Moulinex', status: 'en_cours' });
  });

  test('has no sheet without a title, and takes away what is emptied', async () => {
    const { id, claire } = await opened('Le projet', { need: 'Des locaux' });
    await claire.submit({ title: null, need: null });
    expect(claire.form()?.problems).toEqual({ title: 'Donnez un intitulé.' });
    await claire.submit({ need: null });
    expect((await house.sheet(id)).fields).toEqual({ title: 'Friche Moulinex', status: 'en_cours' });
  });
});

describe('the form of funding and follow-up', () => {
  test('takes a list a line, and says what is wrong line by line', async () => {
    const { id, claire } = await opened('Financement et suivi');
    const values = { indicators: 'Emplois : cible 40, réalisé 12 (au 30/06/2027)', requestTo: 'préfet' };
    await claire.submit({ ...values, funding: 'Région : 200 k€ (acquis)\nÉtat : 50 k€ (peut-être)\n: 10 €' });
    expect(Object.keys(claire.form()?.problems ?? {})).toEqual(['funding']);
    expect(claire.form()?.problems['funding']).toMatch(/Ligne 2 : « peut-être ».*Ligne 3 : .*financeur/);
    await claire.submit({ ...values, funding: 'Région : 200 k€ (acquis)\nÉtat : 50 k€ (à trouver)' });
    expect(claire.form()?.problems).toEqual({ requestText: 'Il manque la demande elle-même.' });
    expect((await house.sheet(id)).revision).toBe(1);
    await claire.submit({
      ...values,
      funding: 'Région : 200 k€ (acquis)\nÉtat : 50 k€ (à trouver)',
      requestText: 'Arbitrer le tracé',
      requestBy: '2027-01-31',
      simplificationRule: 'Délai du permis',
      simplificationAnswerDue: '2027-02-28',
    });
    expect((await house.sheet(id)).fields).toMatchObject({
      funding: [
        { funder: 'Région', euros: 200_000, state: 'acquis' },
        { funder: 'État', euros: 50_000, state: 'a_trouver' },
      ],
      indicators: [{ name: 'Emplois', target: '40', reached: '12', date: '2027-06-30' }],
      request: { to: 'préfet', text: 'Arbitrer le tracé', by: '2027-01-31' },
      simplification: { rule: 'Délai du permis', answerDue: '2027-02-28' },
    });
    expect(await claire.type('fiche registre')).toContain('Friche Moulinex');
  });

  test('submitted as it was opened, each form changes nothing', async () => {
    for (const label of ['Le projet', 'Financement et suivi'] as const) {
      await house.clear();
      const { id, claire } = await opened(label, everyField);
      expect(await claire.submit({})).toContain('rien à changer');
      expect((await house.sheet(id)).revision).toBe(1);
    }
  });

  test('what an import made too long for an input is left out, said, and stays', async () => {
    const need = 'x'.repeat(3500);
    const { id, claire } = await opened('Le projet', { need });
    const open = claire.form()?.form;
    expect(open?.fields.map((field) => field.id)).not.toContain('need');
    expect(open?.intro).toContain('« Besoin » est trop long');
    await claire.submit({ maturity: 'Étude' });
    expect((await house.sheet(id)).fields).toMatchObject({ need, maturity: 'Étude' });
  });
});

describe('two at once', () => {
  test('the same field in two forms: both values are shown, none is lost', async () => {
    const { id, claire } = await opened('Financement et suivi');
    const anne = house.account('anne');
    await anne.type('fiche 1');
    await anne.click('Financement et suivi');
    await anne.submit({ funding: 'Région : 100 k€ (demandé)' });
    const read = await claire.submit({ funding: 'État : 50 k€ (acquis)', indicators: 'Emplois : cible 40' });
    expect(read).toMatch(/Anne Le Goff a écrit : Plan de financement : Région 100\s000\s€ \(demandé\)/);
    expect(read).toMatch(/Votre valeur : Plan de financement : Région .* → État/);
    expect((await house.sheet(id)).fields.funding?.[0]?.funder).toBe('Région');
    await claire.click('Valider');
    expect((await house.sheet(id)).fields.funding?.[0]?.funder).toBe('État');
    expect((await house.revisions(id)).map(({ authorId }) => authorId).slice(1)).toEqual(['anne', 'claire']);
  });

  test('different fields are written beside each other', async () => {
    const { id, claire } = await opened('Le projet');
    const anne = house.account('anne');
    await anne.type('la 1 est à 40 %');
    await anne.click('Valider');
    await claire.submit({ need: 'Des locaux' });
    expect((await house.sheet(id)).fields).toMatchObject({ progress: 40, need: 'Des locaux' });
  });
});

describe('a field by a command', () => {
  test.each([
    ['12345', 'besoin : Des locaux', 'need', 'Des locaux'],
    ['', 'titre : Friche, tranche 2', 'title', 'Friche, tranche 2'],
    ['', 'axe : foncier', 'axis', 'foncier'],
    ['', 'maturité : permis déposé', 'maturity', 'permis déposé'],
    ['', 'engagement : ferme', 'commitment', 'ferme'],
    ['', 'début : 1er mars 2027', 'startDate', '2027-03-01'],
    [
      '',
      'financement : Région : 200 k€ (acquis) ; Ville (demandé)',
      'funding',
      [
        { funder: 'Région', euros: 200_000, state: 'acquis' },
        { funder: 'Ville', state: 'demande' },
      ],
    ],
    [
      '',
      'financement : Région 300 k€ acquis ; Ville 50 k€, à trouver',
      'funding',
      [
        { funder: 'Région', euros: 300_000, state: 'acquis' },
        { funder: 'Ville', euros: 50_000, state: 'a_trouver' },
      ],
    ],
    ['', 'simplification : Délai du permis', 'simplification', { rule: 'Délai du permis' }],
    [
      '',
      'demande au copil : Arbitrer\ndemande à : préfet\ndemande pour le : 31/01/2027',
      'request',
      { to: 'préfet', text: 'Arbitrer', by: '2027-01-31' },
    ],
  ])('%s%s', async (_which, said, field, value) => {
    const { id } = await house.aSheet();
    const claire = house.account('claire');
    expect(await claire.command(`1 ${said}`)).toContain('Voici ce que j’ai compris');
    expect((await house.sheet(id)).revision).toBe(1);
    await claire.click('Valider');
    expect((await house.sheet(id)).fields).toMatchObject({ [field]: value });
  });

  test('« + » adds to a list, and replaces the entry of that name', async () => {
    const { id } = await house.aSheet({ funding: [{ funder: 'Région', state: 'demande' }] });
    const claire = house.account('claire');
    await claire.type('fiche 1 financement : + région : 100 k€ (acquis)\nVille : 20 k€ (demandé)');
    await claire.click('Valider');
    expect((await house.sheet(id)).fields.funding).toEqual([
      { funder: 'région', euros: 100_000, state: 'acquis' },
      { funder: 'Ville', euros: 20_000, state: 'demande' },
    ]);
  });

  test('« effacer » takes it away; a wrong value gets its sentence and nothing is proposed', async () => {
    const { id } = await house.aSheet({ need: 'Des locaux' });
    const claire = house.account('claire');
    expect(await claire.type('fiche 1 besoin : effacer')).toContain('Besoin : Des locaux → plus rien');
    await claire.click('Valider');
    expect((await house.sheet(id)).fields.need).toBeUndefined();
    expect(await claire.type('la 1 : axe : cosmique')).toMatch(/Axe : « cosmique » n’est pas un axe/);
    expect(await claire.type('fiche 1 titre :')).toBe('Donnez un intitulé.');
    expect(await claire.type('fiche 1 pièce : javascript:alert(1)')).toContain('n’est pas un lien http');
  });

  test('« Modifier » opens the form where the field is, and loses nothing of the proposal', async () => {
    const { id } = await house.aSheet();
    const claire = house.account('claire');
    await claire.type('fiche 1 besoin : Des locaux\nengagement : ferme');
    await claire.click('Modifier');
    expect(await claire.submit({ progress: '40 %' })).toContain('Besoin : Des locaux');
    expect((await house.sheet(id)).fields).toMatchObject({ commitment: 'ferme', progress: 40 });
    expect((await house.sheet(id)).fields.need).toBeUndefined();
    await claire.click('Valider');
    expect((await house.sheet(id)).fields).toMatchObject({
      need: 'Des locaux',
      commitment: 'ferme',
      progress: 40,
    });
    await claire.type('fiche 1 besoin : Des ateliers');
    await claire.click('Modifier');
    expect(claire.form()?.form.formId).toBe('action-sheets.project');
    await claire.submit({ need: 'Des ateliers et une cour' });
    expect((await house.sheet(id)).fields.need).toBe('Des ateliers et une cour');
  });

  test('of a sheet that is not hers writes nothing', async () => {
    const { id } = await house.aSheet({}, { territoryId: lacq });
    for (const who of ['claire', 'denis', 'olga'] as const)
      expect(await house.account(who).type('fiche 1 Lacq-Pau-Tarbes besoin : Rien')).not.toContain('Valider');
    expect((await house.sheet(id)).revision).toBe(1);
  });
});

describe('a territory that is named', () => {
  test('another’s is refused, and her own sheet of that number is not taken for it', async () => {
    await house.aSheet({ progress: 30 });
    const claire = house.account('claire');
    for (const text of ['fiche 1 de Basse-Terre', 'fiche 1 basse-terre', 'fiche historique 1 Basse-Terre'])
      expect(await claire.type(text)).toBe(
        'La fiche 1 de Basse-Terre n’est pas dans votre périmètre : je ne peux pas vous la montrer.',
      );
    expect(await claire.type('la 1 de Basse-Terre est à 60 %')).toContain('Basse-Terre');
    expect(claire.buttons()).toEqual([]);
    expect(await claire.type('fiche 1 de Bass-Terre')).toContain('Voulez-vous dire Basse-Terre');
    expect(await claire.type('fiche 1 de Fougères – Vitré')).toContain('Fiche 1 : Friche Moulinex');
    expect(await claire.type('fiche 1 Terminée')).toContain('Statut : en cours → terminée');
  });
});

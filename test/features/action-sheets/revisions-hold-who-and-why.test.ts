import { startFullHouse, type FullHouse } from './full-house';

let house: FullHouse;
beforeAll(async () => void (house = await startFullHouse()));
afterAll(() => house.stop());
beforeEach(() => house.clear());

const plain = (text: string): string => text.replace(/\s/g, ' ');

test('a revision holds before, after, author, the message and its words', async () => {
  const { id } = await house.aSheet({ progress: 30, budget: { euros: 1_200_000 } });
  const claire = house.account('claire');
  const typed = 'la 1 est à 40 %, budget ramené à 950 k€ HT';
  await claire.type(typed);
  // The proposal says what was there before.
  expect(await house.journalled('sheet.read')).toMatchObject([{ personId: 'claire', subjectId: id }]);
  const confirm = claire
    .shown()
    .at(-1)
    ?.message.card?.blocks.find(({ type }) => type === 'buttons');
  const button = confirm?.type === 'buttons' ? confirm.buttons[0] : undefined;
  await claire.send(
    { kind: 'action', actionId: button?.actionId ?? '', payload: button?.payload },
    { key: 'the-click' },
  );
  expect((await house.revisions(id)).at(-1)).toEqual({
    revision: 2,
    authorId: 'claire',
    way: 'sentence',
    source: 'the-click',
    words: typed,
    changes: [
      { field: 'progress', before: 30, after: 40 },
      { field: 'budget', before: { euros: 1_200_000 }, after: { euros: 950_000, excludingTax: true } },
    ],
  });
  expect(await house.journalled('sheet.write')).toEqual([
    { personId: 'claire', subject: 'sheet', subjectId: id, source: 'the-click' },
  ]);
});

test.each([
  ['avant l’été', '2027-06-20'],
  ['courant septembre', '2027-09-30'],
  ['mi-juin', '2027-06-15'],
  ['fin T3 2027', '2027-09-30'],
])('« %s » is kept as it was said, with its last day', async (period, date) => {
  const { id } = await house.aSheet();
  const claire = house.account('claire');
  expect(await claire.type(`la 1 : échéance ${period}`)).toContain(period);
  await claire.click('Valider');
  expect((await house.sheet(id)).fields.due).toEqual({ date, period });
});

test('an exact day is kept without a period', async () => {
  const { id } = await house.aSheet();
  const claire = house.account('claire');
  await claire.type('la 1 : échéance le 15 mars 2027');
  await claire.click('Valider');
  expect((await house.sheet(id)).fields.due).toEqual({ date: '2027-03-15' });
});

test('« HT » goes when « TTC » is said, and stays where neither is', async () => {
  const { id } = await house.aSheet({ budget: { euros: 1000, excludingTax: true } });
  const claire = house.account('claire');
  expect(plain(await claire.type('budget de la 1 : 2 000 € TTC'))).toContain('1 000 € HT → 2 000 €');
  await claire.click('Valider');
  expect((await house.sheet(id)).fields.budget).toEqual({ euros: 2000, excludingTax: false });
  await claire.type('budget de la 1 : 3 000 € HT');
  await claire.click('Valider');
  expect(plain(await claire.type('le budget de la 1 passe à 4 000 €'))).toContain('3 000 € HT → 4 000 € HT');
  await claire.click('Valider');
  expect((await house.sheet(id)).fields.budget).toEqual({ euros: 4000, excludingTax: true });
});

test('unblocking takes the blocker away, and shows that before anything is written', async () => {
  const { id } = await house.aSheet({ status: 'bloque', blocker: 'accord de la DREAL' });
  const claire = house.account('claire');
  expect(await claire.type('la 1 est débloquée')).toContain('Point de blocage : accord de la DREAL → levé');
  await claire.click('Valider');
  expect((await house.sheet(id)).fields).toEqual({ title: 'Friche Moulinex', status: 'en_cours' });
});

test('the history names everybody, the way and the values, newest first', async () => {
  await house.aSheet({ progress: 30 }, { by: 'anne' });
  const claire = house.account('claire');
  await claire.type('la 1 est à 40 %');
  await claire.click('Valider');
  house.wait(1);
  const paul = house.account('paul');
  await paul.command('1 50 %');
  await paul.click('Valider');
  const read = plain(await claire.type('fiche historique 1'));
  expect(read).toBe(
    plain(
      [
        'Historique. Fiche 1 : Friche Moulinex',
        '24 novembre 2026, Paul Renard, par une commande',
        '• Avancement : 40 % → 50 %',
        '23 novembre 2026, Claire Bessin, par un message',
        '• Avancement : 30 % → 40 %',
        '23 novembre 2026, Anne Le Goff, par le formulaire',
        '• Fiche créée',
      ].join(' '),
    ),
  );
});

test('a revision can be neither changed nor removed, not even in the database', async () => {
  const { id } = await house.aSheet();
  const { prisma } = house.test.database;
  await expect(
    prisma.sheetRevision.updateMany({ where: { sheetId: id }, data: { words: 'x' } }),
  ).rejects.toThrow();
  await expect(prisma.sheetRevision.deleteMany({ where: { sheetId: id } })).rejects.toThrow();
  expect(await house.revisions(id)).toHaveLength(1);
});

test('what people wrote is not logged', async () => {
  await house.aSheet({ progress: 30 });
  const claire = house.account('claire');
  await claire.type('la 1 est à 40 %, on attend le secret de Polichinelle');
  await claire.click('Valider');
  expect(house.logged()).not.toMatch(/Polichinelle|Claire|exemple\.fr/);
});

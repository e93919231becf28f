import { buttonOf } from './talker';
import { startFullHouse, type FullHouse } from './full-house';

let house: FullHouse;
beforeAll(async () => void (house = await startFullHouse()));
afterAll(() => house.stop());
beforeEach(() => house.clear());

const full = {
  title: 'École de production',
  progress: 30,
  budget: { euros: 1_200_000 },
  due: { date: '2027-03-31' },
} as const;

test('a sentence shows before and after, and writes nothing', async () => {
  const { id } = await house.aSheet(full);
  const claire = house.account('claire');
  const read = await claire.type(
    'la 1 est à 40 %, budget ramené à 950 k€ HT, mise en service décalée à fin juin, on attend l’accord de la DREAL',
  );
  expect(read).toContain('Fiche 1 : École de production');
  expect(read).toContain('Avancement : 30 % → 40 %');
  expect(read.replace(/\s/g, ' ')).toContain('Budget : 1 200 000 € → 950 000 € HT');
  expect(read).toMatch(/Échéance : 31 mars 2027 → .*30 juin 2027/);
  expect(read).toContain('DREAL');
  expect(read).toContain('Rien n’est enregistré');
  expect(claire.buttons()).toEqual(['Valider', 'Modifier', 'Annuler']);
  expect(await house.sheet(id)).toMatchObject({ revision: 1, fields: full });
});

test('« Valider » writes what was shown, takes the place of the buttons, and offers the way back', async () => {
  const { id } = await house.aSheet(full);
  const claire = house.account('claire');
  await claire.type('la 1 est à 40 %, budget ramené à 950 k€');
  const before = claire.shown().length;
  expect(await claire.click('Valider')).toContain('C’est enregistré.');
  expect(claire.shown()).toHaveLength(before);
  expect(claire.buttons()).toEqual(['Voir la fiche', 'Revenir en arrière']);
  expect(await house.sheet(id)).toMatchObject({
    revision: 2,
    fields: { ...full, progress: 40, budget: { euros: 950_000 } },
  });
});

test('« oui » is « Valider », « non » is « Annuler »', async () => {
  const { id } = await house.aSheet(full);
  const claire = house.account('claire');
  await claire.type('la 1 est à 40 %');
  expect(await claire.type('Oui !')).toContain('C’est enregistré.');
  await claire.type('la 1 est à 50 %');
  expect(await claire.type('non')).toContain('rien n’est enregistré');
  expect(await house.sheet(id)).toMatchObject({ revision: 2, fields: { progress: 40 } });
});

test('« Annuler » writes nothing, and the proposal cannot be confirmed any more', async () => {
  const { id } = await house.aSheet(full);
  const claire = house.account('claire');
  await claire.type('la 1 est à 40 %');
  const [valider] = claire.shown().slice(-1);
  const confirm = buttonOf(valider?.message, 'Valider');
  expect(await claire.click('Annuler')).toBe('C’est annulé : rien n’est enregistré.');
  expect(claire.buttons()).toEqual([]);
  expect(await claire.press(confirm)).toBe('Cette mise à jour a été annulée : rien n’est enregistré.');
  expect(await claire.type('oui')).not.toContain('C’est enregistré');
  expect(await house.sheet(id)).toMatchObject({ revision: 1 });
});

test.each(['annuler', 'Stop', 'non merci'])('« %s » typed is the button too', async (text) => {
  const { id } = await house.aSheet(full);
  const claire = house.account('claire');
  await claire.type('la 1 est à 40 %');
  const confirm = buttonOf(claire.shown().at(-1)?.message, 'Valider');
  expect(await claire.type(text)).toBe('C’est annulé : rien n’est enregistré.');
  expect(await claire.press(confirm)).toBe('Cette mise à jour a été annulée : rien n’est enregistré.');
  expect(await house.sheet(id)).toMatchObject({ revision: 1 });
});

test('a double click writes once', async () => {
  const { id } = await house.aSheet(full);
  const claire = house.account('claire');
  await claire.type('la 1 est à 40 %');
  const read = await claire.click('Valider', 5);
  expect(read.match(/C’est enregistré\./g)).toHaveLength(1);
  expect(read.match(/déjà enregistrée/g)).toHaveLength(4);
  expect(await house.revisions(id)).toHaveLength(2);
});

test('the same event sent again by the platform changes nothing', async () => {
  const { id } = await house.aSheet(full);
  const claire = house.account('claire');
  await claire.type('la 1 est à 40 %');
  const confirm = buttonOf(claire.shown().at(-1)?.message, 'Valider');
  const click = { kind: 'action' as const, actionId: confirm.actionId, payload: confirm.payload };
  await claire.send(click, { key: 'click-1' });
  expect(await claire.send(click, { key: 'click-1' })).toBe('');
  expect(await house.revisions(id)).toHaveLength(2);
});

test('after a week the buttons say that it is too late', async () => {
  const { id } = await house.aSheet(full);
  const claire = house.account('claire');
  await claire.type('la 1 est à 40 %');
  house.wait(7);
  expect(await claire.click('Valider')).toContain('trop ancienne : rien n’est enregistré');
  expect(await house.sheet(id)).toMatchObject({ revision: 1 });
});

test('days later the button still works, and « oui » no longer means it', async () => {
  const { id } = await house.aSheet(full);
  const claire = house.account('claire');
  await claire.type('la 1 est à 40 %');
  house.wait(3);
  expect(await claire.type('oui')).not.toContain('C’est enregistré');
  expect(await house.sheet(id)).toMatchObject({ revision: 1 });
  expect(await claire.click('Valider')).toContain('C’est enregistré.');
});

test('the buttons of somebody else write nothing', async () => {
  const { id } = await house.aSheet(full);
  const claire = house.account('claire');
  await claire.type('la 1 est à 40 %');
  const message = claire.shown().at(-1)?.message;
  for (const label of ['Valider', 'Annuler'])
    expect(await house.account('anne').press(buttonOf(message, label))).toContain('n’est pas la vôtre');
  expect(await house.account('zoe').press(buttonOf(message, 'Valider'))).toContain(
    'Je ne vous reconnais pas',
  );
  expect(await house.sheet(id)).toMatchObject({ revision: 1 });
  expect(await claire.click('Valider')).toContain('C’est enregistré.');
});

test('in a channel the proposal goes to the person alone', async () => {
  await house.aSheet(full);
  const claire = house.account('claire');
  const reply = claire.event(
    { kind: 'message', text: 'la 1 est à 40 %', mentionsBot: true },
    {
      scope: 'channel',
      address: { key: { platform: 'slack', workspaceId: 'T1', conversationId: 'C1' }, route: {} },
    },
  );
  const read = await claire.deliver(reply);
  expect(read).toContain('30 % → 40 %');
  expect(claire.shown().at(-1)?.message.text).toContain('30 % → 40 %');
  expect(house.shownIn('C1')).toEqual([]);
});

test('several sheets in one message are one proposal, written together', async () => {
  const one = await house.aSheet(full);
  const two = await house.aSheet({ title: 'Navette ouvrière', progress: 10 });
  const claire = house.account('claire');
  const read = await claire.type('la 1 est à 40 % et la 2 est terminée');
  expect(read).toContain('30 % → 40 %');
  expect(read).toContain('en cours → terminée');
  expect(claire.buttons()).toEqual(['Valider', 'Modifier la 1', 'Modifier la 2', 'Annuler']);
  await claire.click('Valider');
  expect(await house.sheet(one.id)).toMatchObject({ fields: { progress: 40 } });
  expect(await house.sheet(two.id)).toMatchObject({ fields: { status: 'termine' } });
  expect(claire.buttons()).toEqual(['Revenir en arrière (1)', 'Revenir en arrière (2)']);
});

test('what the sheet says already is not proposed', async () => {
  const { id } = await house.aSheet(full);
  const claire = house.account('claire');
  expect(await claire.type('la 1 est à 30 %')).toContain('Les fiches disent déjà cela');
  expect(claire.buttons()).toEqual([]);
  expect(await house.sheet(id)).toMatchObject({ revision: 1 });
});

test.each([
  ['la 1 est à 120 %', '0 à 100'],
  ['échéance de la 1 le 31 février', 'n’existe pas au calendrier'],
  ['la 1 est à 40 %, la 1 est à 60 %', 'Laquelle est la bonne'],
  ['la 99 est à 40 %', 'Je ne trouve pas de fiche 99'],
  ['échéance de la 1 le 15 mars 2020', 'déjà passée'],
  ['budget de la 1 : 9 999 999 Md€', 'trop grande'],
  ['budget de la 1 : 99999999999999 €', 'trop grande'],
  [`partenaires de la 1 : ${'y'.repeat(400)}`, 'trop longue'],
])('« %s » asks, and proposes nothing', async (text, asked) => {
  await house.aSheet(full);
  const claire = house.account('claire');
  expect(await claire.type(text)).toContain(asked);
  expect(claire.buttons()).toEqual([]);
  expect(await house.test.database.prisma.sheetProposal.count()).toBe(0);
});

test.each([
  ['denis', 'la 1 est à 40 %'],
  ['olga', 'fiche 1 : 40 %'],
  ['sam', 'fiche 1 : 40 %'],
  ['luc', 'la 1 est à 40 %'],
])('%s has no right to write there, and gets no proposal', async (who, text) => {
  const { id } = await house.aSheet(full);
  await house.account(who).type(text);
  expect(await house.test.database.prisma.sheetProposal.count()).toBe(0);
  expect(await house.sheet(id)).toMatchObject({ revision: 1 });
});

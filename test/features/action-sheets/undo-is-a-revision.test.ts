import { startFullHouse, type FullHouse } from './full-house';

let house: FullHouse;
beforeAll(async () => void (house = await startFullHouse()));
afterAll(() => house.stop());
beforeEach(() => house.clear());

test('« Revenir en arrière » gives the values from before, by a new revision', async () => {
  const { id, fields } = await house.aSheet({ progress: 30 });
  const claire = house.account('claire');
  await claire.type('la 1 est à 40 %, budget 950 k€ HT, échéance avant l’été');
  await claire.click('Valider');
  expect(await claire.click('Revenir en arrière')).toContain('C’est défait');
  expect(await house.sheet(id)).toMatchObject({ revision: 3, updatedBy: 'claire' });
  expect((await house.sheet(id)).fields).toEqual(fields);
  expect((await house.revisions(id)).at(-1)).toMatchObject({ way: 'undo', authorId: 'claire' });
});

test('twice at once undoes once', async () => {
  const { id } = await house.aSheet({ progress: 30 });
  const claire = house.account('claire');
  await claire.type('la 1 est à 40 %');
  await claire.click('Valider');
  await claire.click('Revenir en arrière', 3);
  expect(await house.sheet(id)).toMatchObject({ revision: 3, fields: { progress: 30 } });
});

test('refused when the field changed again: the sheet is shown, nothing is written', async () => {
  const { id } = await house.aSheet({ progress: 30 });
  const claire = house.account('claire');
  await claire.type('la 1 est à 40 %');
  await claire.click('Valider');
  const anne = house.account('anne');
  await anne.type('la 1 est à 50 %');
  await anne.click('Valider');
  const read = await claire.click('Revenir en arrière');
  expect(read).toContain('pour ne rien effacer');
  expect(read).toContain('50 %');
  expect(await house.sheet(id)).toMatchObject({ revision: 3, fields: { progress: 50 } });
});

test('refused too when the field came back to the same value by somebody else’s hand', async () => {
  const { id } = await house.aSheet({ progress: 30 });
  const claire = house.account('claire');
  await claire.type('la 1 est à 40 %');
  await claire.click('Valider');
  const anne = house.account('anne');
  for (const share of ['50 %', '40 %']) {
    await anne.type(`la 1 est à ${share}`);
    await anne.click('Valider');
  }
  expect(await claire.click('Revenir en arrière')).toContain('pour ne rien effacer');
  expect(await house.sheet(id)).toMatchObject({ revision: 4, fields: { progress: 40 } });
});

test('another field that changed since stays', async () => {
  const { id } = await house.aSheet({ progress: 30 });
  const claire = house.account('claire');
  await claire.type('la 1 est à 40 %');
  await claire.click('Valider');
  const anne = house.account('anne');
  await anne.type('budget de la 1 : 900 k€');
  await anne.click('Valider');
  expect(await claire.click('Revenir en arrière')).toContain('C’est défait');
  expect((await house.sheet(id)).fields).toMatchObject({ progress: 30, budget: { euros: 900_000 } });
});

test('status and blocker come back together', async () => {
  const { id } = await house.aSheet({ status: 'bloque', blocker: 'accord de la DREAL' });
  const claire = house.account('claire');
  await claire.type('la 1 est débloquée');
  await claire.click('Valider');
  await claire.click('Revenir en arrière');
  expect((await house.sheet(id)).fields).toMatchObject({ status: 'bloque', blocker: 'accord de la DREAL' });
});

test('somebody without the right undoes nothing', async () => {
  const { id } = await house.aSheet({ progress: 30 });
  const claire = house.account('claire');
  await claire.type('la 1 est à 40 %');
  await claire.click('Valider');
  const undo = {
    kind: 'action',
    actionId: 'action-sheets.undo',
    payload: { sheetId: id, revision: 2 },
  } as const;
  for (const who of ['luc', 'denis', 'olga', 'sam', 'zoe']) await house.account(who).send(undo);
  expect(await house.sheet(id)).toMatchObject({ revision: 2 });
});

test('the creation of a sheet is not undone', async () => {
  const { id } = await house.aSheet();
  const undo = {
    kind: 'action',
    actionId: 'action-sheets.undo',
    payload: { sheetId: id, revision: 1 },
  } as const;
  expect(await house.account('claire').send(undo)).toContain('plus rien à défaire');
});

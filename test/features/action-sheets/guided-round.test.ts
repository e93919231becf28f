import { startFullHouse, linkAccounts, type FullHouse } from './full-house';
import type { Desk } from '../../../src/features/action-sheets/desk';
import { ownerOf } from '../../../src/features/action-sheets/round/own-sheets';
import { endRound, findRound, saveRound } from '../../../src/features/action-sheets/round/store';
import { vannes } from './sheet-people';

let house: FullHouse;
beforeAll(async () => {
  house = await startFullHouse();
  await linkAccounts(house, ['claire'], 'teams', () => 'claire-teams');
});
afterAll(() => house.stop());
beforeEach(() => house.clear());

/** Four sheets, a day apart: the third is blocked, the first has had no news for longest. */
async function fourSheets() {
  const sheets = [];
  for (const fields of [
    { title: 'Pépinière', progress: 10 },
    { title: 'Navette', progress: 20 },
    {
      title: 'Friche',
      status: 'bloque' as const,
      blocker: 'accord de la DREAL',
      nextStep: 'relancer la DREAL',
    },
    { title: 'École', status: 'termine' as const },
  ]) {
    sheets.push(await house.aSheet(fields));
    house.wait(1);
  }
  return sheets;
}

test('blocked first, then what had no news for longest; finished ones are not asked about', async () => {
  const [pepiniere, navette, friche, ecole] = await fourSheets();
  const claire = house.account('claire');
  const first = await claire.type('Passons mes fiches en revue');
  expect(first).toContain('Revue de vos fiches : 1 sur 3');
  expect(first).toContain('Fiche 3 : Friche');
  expect(claire.buttons()).toEqual(['Rien de neuf', 'Mettre à jour', 'Bloquée', 'Passer', 'Plus tard']);
  expect(await claire.click('Rien de neuf')).toContain('Fiche 1 : Pépinière');
  const third = await claire.click('Rien de neuf');
  expect(third).toContain('3 sur 3');
  expect(third).toContain('Fiche 2 : Navette');
  expect(await claire.click('Rien de neuf')).toContain(
    'La revue est terminée, merci. 3 fiches sans changement.',
  );
  for (const sheet of [pepiniere, navette, friche])
    expect(await house.sheet(sheet?.id ?? '')).toMatchObject({ revision: 2, updatedBy: 'claire' });
  expect(await house.sheet(ecole?.id ?? '')).toMatchObject({ revision: 1 });
});

test('« Passer » asks about the next one, and says nothing of this one', async () => {
  const [pepiniere, , friche] = await fourSheets();
  const claire = house.account('claire');
  await claire.type('fiche revue');
  expect(await claire.click('Passer', 2)).toContain('Fiche 1 : Pépinière');
  await claire.click('Rien de neuf');
  expect(await claire.click('Passer')).toContain(
    'La revue est terminée, merci. 1 fiche sans changement, 2 fiches passées.',
  );
  expect((await house.sheet(friche?.id ?? '')).revision).toBe(1);
  expect((await house.sheet(pepiniere?.id ?? '')).revision).toBe(2);
  expect(await claire.type('fiche revue')).toContain('Fiche 3 : Friche');
});

test('« Bloquée » with the cause that stood there is news, and the round goes on', async () => {
  const [, , friche] = await fourSheets();
  const claire = house.account('claire');
  await claire.type('fiche revue');
  await claire.click('Bloquée');
  expect(await claire.submit({})).toContain('Fiche 1 : Pépinière');
  expect((await house.sheet(friche?.id ?? '')).revision).toBe(2);
});

test('« Bloquée » after somebody else changed the cause shows both causes', async () => {
  const [, , friche] = await fourSheets();
  const claire = house.account('claire');
  await claire.type('fiche revue');
  await claire.click('Bloquée');
  const anne = house.account('anne');
  await anne.type('la 3 : on attend le préfet');
  await anne.click('Valider');
  const read = await claire.submit({ blocker: 'on attend l’architecte' });
  expect(read).toMatch(/Anne Le Goff a écrit : .*préfet/);
  expect(read).toMatch(/Votre valeur : .*architecte/);
  expect((await house.sheet(friche?.id ?? '')).fields.blocker).toContain('préfet');
});

test('an unresolved blocker is carried over, with the next step', async () => {
  await fourSheets();
  const claire = house.account('claire');
  const first = await claire.type('fiche revue');
  expect(first).toContain('Toujours bloquée par : accord de la DREAL ?');
  expect(first).toContain('Prochaine étape : relancer la DREAL');
  await claire.click('Bloquée');
  expect(claire.form()?.form.fields).toMatchObject([{ id: 'blocker', initial: 'accord de la DREAL' }]);
});

test('« Rien de neuf » is news: the sheet is no longer stale, its values stay', async () => {
  const { id, fields } = await house.aSheet();
  house.wait(100);
  const claire = house.account('claire');
  expect(await claire.type('fiche liste sans nouvelles 6 semaines')).toContain('Friche Moulinex');
  await claire.type('fiche revue');
  await claire.click('Rien de neuf');
  expect(await claire.type('fiche liste sans nouvelles 6 semaines')).toContain('aucune fiche');
  expect((await house.sheet(id)).fields).toEqual(fields);
  expect(await claire.type('fiche historique 1')).toContain('Rien de neuf, confirmé');
});

test('« Mettre à jour » : the answer is a sentence without the number, and the round goes on', async () => {
  const [pepiniere, , friche] = await fourSheets();
  const claire = house.account('claire');
  await claire.type('fiche revue');
  expect(await claire.click('Mettre à jour')).toContain('dites-moi ce qui a changé');
  expect(await claire.type('elle est débloquée, 60 %')).toContain('Fiche 3');
  const next = await claire.click('Valider');
  expect(next).toContain('C’est enregistré.');
  expect(next).toContain('Revue de vos fiches : 2 sur 3');
  expect(next).toContain('Fiche 1 : Pépinière');
  expect((await house.sheet(friche?.id ?? '')).fields).toEqual({
    title: 'Friche',
    status: 'en_cours',
    progress: 60,
    nextStep: 'relancer la DREAL',
  });
  expect(await house.sheet(pepiniere?.id ?? '')).toMatchObject({ revision: 1 });
});

test('« Mettre à jour » by the form, then « Bloquée » with a cause', async () => {
  const [pepiniere, , friche] = await fourSheets();
  const claire = house.account('claire');
  await claire.type('fiche revue');
  await claire.click('Mettre à jour');
  await claire.click('Ouvrir le formulaire');
  expect(await claire.submit({ progress: '15 %' })).toContain('2 sur 3');
  await claire.click('Bloquée');
  expect(await claire.submit({ blocker: 'l’architecte est parti' })).toContain('3 sur 3');
  expect((await house.sheet(friche?.id ?? '')).fields.progress).toBe(15);
  expect((await house.sheet(pepiniere?.id ?? '')).fields).toMatchObject({
    status: 'bloque',
    blocker: 'l’architecte est parti',
    progress: 10,
  });
  expect(await claire.click('Rien de neuf')).toContain(
    '1 fiche mise à jour, 1 fiche bloquée, 1 fiche sans changement.',
  );
});

test('« Bloquée » without a cause is refused under the field, and the round stays where it is', async () => {
  await house.aSheet();
  const claire = house.account('claire');
  await claire.type('fiche revue');
  await claire.click('Bloquée');
  await claire.submit({ blocker: null });
  expect(claire.form()?.problems).toEqual({ blocker: 'Dites ce qui bloque, en quelques mots.' });
  expect(await claire.type('fiche revue')).toContain('1 sur 1');
});

test('« Plus tard » stops, and « fiche revue » goes on where it stopped', async () => {
  await fourSheets();
  const claire = house.account('claire');
  await claire.type('fiche revue');
  await claire.click('Rien de neuf');
  expect(await claire.click('Plus tard')).toContain('fiche revue');
  house.wait(3);
  const again = await claire.type('reprenons la revue');
  expect(again).toContain('2 sur 3');
  expect(again).toContain('Fiche 1 : Pépinière');
});

test('it survives a restart of the process, and goes on from another account of the same person', async () => {
  await fourSheets();
  const claire = house.account('claire');
  await claire.type('fiche revue');
  await claire.click('Rien de neuf');
  await house.restart();
  expect(await claire.click('Rien de neuf')).toContain('3 sur 3');
  const onTeams = house.account('claire', { platform: 'teams', memberId: 'claire-teams' });
  expect(await onTeams.type('fiche revue')).toContain('Fiche 2 : Navette');
  expect(await onTeams.click('Rien de neuf')).toContain('La revue est terminée');
  expect(await claire.click('Rien de neuf')).toContain('C’est déjà noté');
});

test('a button of a sheet that was answered before changes nothing', async () => {
  const [, , friche] = await fourSheets();
  const claire = house.account('claire');
  await claire.type('fiche revue');
  const before = claire.shown().at(-1);
  const read = await claire.click('Rien de neuf', 3);
  expect(read.match(/Fiche 1 : Pépinière/g)).toHaveLength(1);
  expect(before).toBeDefined();
  expect(await house.revisions(friche?.id ?? '')).toHaveLength(2);
});

test('a sheet that left her perimeter meanwhile is passed over', async () => {
  const [pepiniere] = await fourSheets();
  const claire = house.account('claire');
  await claire.type('fiche revue');
  await house.test.database.prisma.sheet.update({
    where: { id: pepiniere?.id ?? '' },
    data: { territoryId: vannes },
  });
  expect(await claire.click('Rien de neuf')).toContain('Fiche 2 : Navette');
  expect(await claire.click('Rien de neuf')).toContain('2 fiches sans changement');
});

test('the sheet that is asked about left her perimeter: the round goes on', async () => {
  const [, , friche] = await fourSheets();
  const claire = house.account('claire');
  await claire.type('fiche revue');
  await house.test.database.prisma.sheet.update({
    where: { id: friche?.id ?? '' },
    data: { territoryId: vannes },
  });
  const read = await claire.click('Rien de neuf');
  expect(read).toContain('n’existe plus');
  expect(read).toContain('Fiche 1 : Pépinière');
});

test('a sheet that somebody finished meanwhile is not asked about', async () => {
  await fourSheets();
  const claire = house.account('claire');
  await claire.type('fiche revue');
  const anne = house.account('anne');
  await anne.type('la 1 est terminée');
  await anne.click('Valider');
  expect(await claire.click('Rien de neuf')).toContain('Fiche 2 : Navette');
});

test('a sheet that somebody updated meanwhile is asked about as it is now', async () => {
  await fourSheets();
  const claire = house.account('claire');
  await claire.type('fiche revue');
  const anne = house.account('anne');
  await anne.type('la 1 est à 80 %');
  await anne.click('Valider');
  expect(await claire.click('Rien de neuf')).toContain('en cours, 80 %');
});

test('those that she leads by name are hers; where she leads none, those of her territory', async () => {
  await fourSheets();
  const own = await house.aSheet({ title: 'Hôtel d’entreprises', lead: { personId: 'claire' } });
  expect(own.number).toBe(5);
  expect(await house.account('claire').type('fiche revue')).toContain('1 sur 1');
  expect(await house.account('anne').type('fiche revue')).toContain('1 sur 4');
});

test.each(['denis', 'olga', 'sam'])('%s may write nowhere, and has no round', async (who) => {
  await house.aSheet();
  const read = await house.account(who).type('fiche revue');
  expect(read).not.toContain('Rien de neuf');
  expect(await house.test.database.prisma.sheetRound.count()).toBe(0);
});

test('nothing to go through is said', async () => {
  expect(await house.account('claire').type('fiche revue')).toContain('rien n’est en cours');
});

test('left for more than two weeks it begins anew, and says so', async () => {
  const [pepiniere] = await fourSheets();
  const claire = house.account('claire');
  await claire.type('fiche revue');
  await claire.click('Rien de neuf');
  await claire.click('Plus tard');
  house.wait(13);
  expect(await claire.type('fiche revue')).toContain('2 sur 3');
  house.wait(15);
  await house.aSheet({ title: 'Halle' });
  const read = await claire.type('fiche revue');
  expect(read).toContain('je la recommence du début');
  expect(read).toContain('1 sur 4');
  expect(read).toContain('Fiche 3 : Friche');
  expect((await house.sheet(pepiniere?.id ?? '')).revision).toBe(1);
});

test('a button of a round that was left for long confirms its sheet, and the rest is asked anew', async () => {
  const [, , friche] = await fourSheets();
  const claire = house.account('claire');
  await claire.type('fiche revue');
  await claire.click('Passer');
  await claire.click('Passer');
  house.wait(60);
  const read = await claire.click('Rien de neuf');
  expect(read).toContain('Navette : rien de neuf');
  expect(read).toContain('2 sur 3');
  expect(read).toContain('Fiche 3 : Friche');
  expect((await house.sheet(friche?.id ?? '')).revision).toBe(1);
});

test('« Plus tard » on a question of long ago makes what was answered then no newer', async () => {
  await fourSheets();
  const claire = house.account('claire');
  await claire.type('fiche revue');
  await claire.click('Rien de neuf');
  house.wait(60);
  expect(await claire.click('Plus tard')).toContain('fiche revue');
  const read = await claire.type('fiche revue');
  expect(read).toContain('je la recommence du début');
  expect(read).toContain('1 sur 3');
});

test('resumed, it asks about what was blocked or created since', async () => {
  const [, navette] = await fourSheets();
  const claire = house.account('claire');
  await claire.type('fiche revue');
  await claire.click('Rien de neuf');
  await claire.click('Plus tard');
  await house.aSheet({ title: 'Halle' });
  const anne = house.account('anne');
  await anne.type('la 2 est bloquée, on attend la DREAL');
  await anne.click('Valider');
  const read = await claire.type('fiche revue');
  expect(read).toContain('2 sur 4');
  expect(read).toContain('Fiche 2 : Navette');
  expect((await house.sheet(navette?.id ?? '')).fields.status).toBe('bloque');
});

test('after « Plus tard » no question comes by itself, and what was said meanwhile counts', async () => {
  await fourSheets();
  const claire = house.account('claire');
  await claire.type('fiche revue');
  await claire.click('Plus tard');
  await claire.type('la 3 : 55 %');
  expect(await claire.click('Valider')).not.toContain('Revue de vos fiches');
  const read = await claire.type('fiche revue');
  expect(read).toContain('2 sur 3');
  expect(read).toContain('Fiche 1 : Pépinière');
});

test('several sheets in one message give one question, about the next one that is left', async () => {
  await fourSheets();
  const claire = house.account('claire');
  await claire.type('fiche revue');
  await claire.type('la 3 est à 55 % et la 1 est à 15 %');
  const read = await claire.click('Valider');
  expect(read.match(/Revue de vos fiches/g)).toHaveLength(1);
  expect(read).toContain('3 sur 3');
  expect(read).toContain('Fiche 2 : Navette');
});

test('a value that stands already is confirmed as news', async () => {
  const { id } = await house.aSheet({ progress: 30 });
  house.wait(100);
  const claire = house.account('claire');
  await claire.type('fiche revue');
  expect(await claire.type('elle est à 30 %')).toContain('confirmez-le');
  expect(await house.sheet(id)).toMatchObject({ revision: 1 });
  expect(await claire.click('Rien de neuf')).toContain('La revue est terminée');
  expect(await house.sheet(id)).toMatchObject({ revision: 2, updatedAt: house.now });
});

test('a value that somebody else wrote before « Valider » is confirmed as news', async () => {
  const { id } = await house.aSheet({ progress: 30 });
  const claire = house.account('claire');
  await claire.type('fiche revue');
  await claire.type('elle est à 60 %');
  const anne = house.account('anne');
  await anne.type('la 1 est à 60 %');
  await anne.click('Valider');
  house.wait(1);
  expect(await claire.click('Valider')).toContain('1 fiche sans changement');
  expect(await house.sheet(id)).toMatchObject({ revision: 3, updatedBy: 'claire', updatedAt: house.now });
});

test('each visitor of the demonstration goes through a round of her own', async () => {
  const round = (sheetId: string) => ({ sheetIds: [sheetId], answers: {}, startedAt: house.now });
  await house.run(async (tx) => {
    const hers = { personId: 'demo-cheffe', visitor: 'v1' };
    await saveRound(tx, hers, round('a'), house.now);
    await saveRound(tx, { ...hers, visitor: 'v2' }, round('b'), house.now);
    await endRound(tx, { ...hers, visitor: 'v2' });
    expect(await findRound(tx, hers)).toMatchObject({ sheetIds: ['a'] });
    expect(await findRound(tx, { ...hers, visitor: 'v2' })).toBeUndefined();
    const desk = (platform: string, demo: boolean) =>
      ({ person: { id: 'p', demo }, context: { event: { actor: { platform, workspaceId: 'w' } } } }) as Desk;
    expect(ownerOf(desk('web', true)).visitor).toBe('w');
    expect(ownerOf(desk('slack', true)).visitor).toBe('');
    expect(ownerOf(desk('web', false)).visitor).toBe('');
    await endRound(tx, hers);
  });
});

import { wordsOf } from '../../support/card-words';
import { linkAccounts, startFullHouse, type FullHouse } from './full-house';
import { linkAccount } from '../../../src/features/people/first-contact/store';
import { lacq, vannes } from './sheet-people';
import { buttonOf } from './talker';

let house: FullHouse;
beforeAll(async () => void (house = await startFullHouse()));
afterAll(() => house.stop());
beforeEach(() => house.clear());

async function says(who: 'claire' | 'anne' | 'paul' | 'yann' | 'luc', text: string): Promise<void> {
  const person = house.account(who);
  await person.type(text);
  await person.click('Valider');
}

const textsTo = async (who: 'claire' | 'anne' | 'paul' | 'yann' | 'luc' | 'denis'): Promise<string[]> =>
  (await house.sentTo(who)).map(({ text }) => text);

describe('a sheet that becomes blocked', () => {
  test('is told to the pilot of the Region, with its cause and a way to the sheet', async () => {
    await house.aSheet();
    await says('claire', 'la 1 est bloquée, on attend l’accord de la DREAL');
    const [told, ...others] = await house.sentTo('yann');
    expect(others).toEqual([]);
    expect(told?.text).toMatch(
      /^Fougères – Vitré : la fiche 1 « Friche Moulinex » est bloquée\. Cause : .*DREAL/,
    );
    expect(wordsOf(told ?? { text: '' })).toContain('DREAL');
    expect(await house.account('yann').press(buttonOf(told, 'Voir la fiche'))).toContain(
      'Fiche 1 : Friche Moulinex',
    );
    expect(await textsTo('denis')).toEqual([]);
  });

  test('is told without a cause where none was given', async () => {
    await house.aSheet();
    await says('claire', 'la 1 est bloquée');
    expect(await textsTo('yann')).toEqual([
      'Fougères – Vitré : la fiche 1 « Friche Moulinex » est bloquée, sans cause indiquée.',
    ]);
  });

  test('is not told again while it stays blocked', async () => {
    await house.aSheet();
    await says('claire', 'la 1 est bloquée, on attend la DREAL');
    await house.forgetSent();
    await says('claire', 'la 1 : 40 %');
    await says('anne', 'la 1 est toujours bloquée, on attend le préfet');
    const claire = house.account('claire');
    await claire.type('fiche revue');
    await claire.click('Bloquée');
    await claire.submit({ blocker: 'on attend encore' });
    expect(await textsTo('yann')).toEqual([]);
  });

  test('is told again when it is blocked anew', async () => {
    await house.aSheet();
    await says('claire', 'la 1 est bloquée, on attend la DREAL');
    await says('claire', 'la 1 est débloquée');
    await says('claire', 'la 1 est bloquée, on attend le préfet');
    const told = await textsTo('yann');
    expect(told).toHaveLength(2);
    expect(told[1]).toContain('préfet');
  });

  test('is told once, however often « Valider » is clicked', async () => {
    await house.aSheet();
    const claire = house.account('claire');
    await claire.type('la 1 est bloquée');
    await claire.click('Valider', 4);
    expect(await textsTo('yann')).toHaveLength(1);
  });

  test('by a form or in a round is told too', async () => {
    await house.aSheet();
    const claire = house.account('claire');
    await claire.type('fiche 1');
    await claire.click('Mettre à jour');
    await claire.submit({ status: 'bloque', blocker: 'architecte parti' });
    expect(await textsTo('yann')).toEqual([expect.stringContaining('Cause : architecte parti')]);
  });

  test('undone and redone is told once; so is a cause that is given later', async () => {
    await house.aSheet();
    await says('claire', 'la 1 est bloquée');
    const claire = house.account('claire');
    await claire.click('Revenir en arrière');
    await claire.click('Rétablir');
    expect(await textsTo('yann')).toHaveLength(1);
    await says('claire', 'la 1 : on attend l’accord de la DREAL');
    await claire.click('Revenir en arrière');
    await claire.click('Rétablir');
    await says('claire', 'la 1 : on attend le préfet');
    const told = await textsTo('yann');
    expect(told).toHaveLength(2);
    expect(told[1]).toMatch(/on sait pourquoi la fiche 1 « Friche Moulinex » est bloquée\. Cause : .*DREAL/);
  });

  test('is not told where the pilot has no account, and who blocks it sees that', async () => {
    const { prisma } = house.test.database;
    const [account] = await prisma.account.findMany({ where: { personId: 'yann' } });
    await prisma.account.deleteMany({ where: { personId: 'yann' } });
    await house.aSheet();
    const claire = house.account('claire');
    await claire.type('la 1 est bloquée');
    expect(await claire.click('Valider')).toContain(
      'Yann Kerbrat, pilote de la Région, n’a pas encore relié de compte à Jalon',
    );
    await house.aSheet({}, { territoryId: lacq });
    const luc = house.account('luc');
    await luc.type('la 1 est bloquée');
    expect(await luc.click('Valider')).toContain('L’annuaire n’a pas de pilote pour cette Région');
    expect(
      await prisma.delivery.count({ where: { dedupeKey: { startsWith: 'action-sheets.blocked' } } }),
    ).toBe(0);
    if (account) await prisma.account.create({ data: account });
  });

  test('before the pilot had an account is told with her first one, once, with the cause', async () => {
    const { prisma } = house.test.database;
    const accounts = await prisma.account.findMany({ where: { personId: 'yann' } });
    await prisma.account.deleteMany({ where: { personId: 'yann' } });
    await house.aSheet();
    await house.aSheet({ title: 'Halle', status: 'bloque', blocker: 'bail <non> signé' });
    await house.aSheet({ title: 'Béarn', status: 'bloque' }, { territoryId: lacq });
    await says('claire', 'la 1 est bloquée, on attend l’accord de la DREAL');
    await house.forgetSent();
    let links = 0;
    const link = (platform: 'slack' | 'teams') =>
      house.test.database.transactions.run(async (tx) => {
        const member = { platform, workspaceId: 'T1', memberId: 'yann' };
        const seen = { kind: 'member', checkedAt: house.now, lastActiveAt: house.now };
        await prisma.account.create({ data: { ...member, ...seen } });
        const parts = {
          deed: { now: house.now, source: `first/${(links += 1)}` },
          whenLinked: house.whenLinked,
        };
        await linkAccount(tx, member, { personId: 'yann', linkedBy: 'code' }, parts);
      });
    await link('slack');
    await link('teams');
    const told = await textsTo('yann');
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(
      /2 fiches de votre Région étaient déjà bloquées :\n.*« Friche Moulinex » est bloquée\. Cause : .*DREAL.*\n.*« Halle » est bloquée\. Cause : .*bail <non> signé/,
    );
    // Taken away and linked again: she was told already.
    await prisma.account.deleteMany({ where: { personId: 'yann' } });
    await link('slack');
    await says('claire', 'la 1 : on attend toujours la DREAL');
    expect(await textsTo('yann')).toHaveLength(1);
    await prisma.account.deleteMany({ where: { personId: 'yann' } });
    await prisma.account.createMany({ data: accounts });
  });

  test('from its first day is told as well', async () => {
    const claire = house.account('claire');
    await claire.command('nouvelle Pépinière');
    await claire.submit({ status: 'bloque' });
    expect(await textsTo('yann')).toEqual([expect.stringContaining('« Pépinière » est bloquée')]);
  });

  test('is not told to the pilot who blocked it', async () => {
    await house.aSheet();
    await says('yann', 'la 1 est bloquée, on attend la DREAL');
    expect(await textsTo('yann')).toEqual([]);
  });

  test('in another Region is not told', async () => {
    await house.aSheet({}, { territoryId: lacq });
    await says('luc', 'la 1 est bloquée');
    expect(await textsTo('yann')).toEqual([]);
  });

  test('is told at the account that the pilot used last', async () => {
    await linkAccounts(house, ['yann'], 'teams', () => 'yann-teams');
    house.wait(1);
    await house.account('yann', { platform: 'teams', memberId: 'yann-teams' }).type('fiche aide');
    await house.aSheet();
    await says('claire', 'la 1 est bloquée');
    expect(await textsTo('yann')).toEqual([]);
    const sent = await house.test.database.prisma.delivery.findMany({ where: { platform: 'teams' } });
    expect(sent).toHaveLength(1);
    await house.test.database.prisma.account.deleteMany({ where: { memberId: 'yann-teams' } });
  });
});

test('nothing is sent before « Valider », nor after « Annuler »', async () => {
  await house.aSheet();
  const claire = house.account('claire');
  await claire.type('la 1 est bloquée');
  await claire.click('Annuler');
  expect(await house.test.database.prisma.delivery.count()).toBe(0);
});

describe('the binôme', () => {
  test('both are told what the project lead wrote, in one message for several sheets', async () => {
    await house.aSheet({ progress: 30 });
    await house.aSheet({ title: 'Navette', progress: 10 });
    await says('claire', 'la 1 est à 40 % et la 2 est à 50 %');
    for (const who of ['anne', 'paul'] as const) {
      const [told, ...others] = await textsTo(who);
      expect(others).toEqual([]);
      expect(told).toContain('Claire Bessin a mis à jour 2 fiches (Fougères – Vitré) :');
      expect(told).toContain('30 % → 40 %');
      expect(told).toContain('10 % → 50 %');
    }
    expect(await textsTo('claire')).toEqual([]);
  });

  test('one half writes: the other is told, she is not', async () => {
    await house.aSheet({ progress: 30 });
    await says('anne', 'la 1 est à 40 %');
    expect(await textsTo('paul')).toHaveLength(1);
    expect(await textsTo('anne')).toEqual([]);
  });

  test('the Region writes: the project lead is told too', async () => {
    await house.aSheet({ progress: 30 });
    await says('yann', 'la 1 est à 40 %');
    for (const who of ['anne', 'paul', 'claire'] as const) expect(await textsTo(who)).toHaveLength(1);
  });

  test('a new sheet is told to both', async () => {
    const claire = house.account('claire');
    await claire.command('nouvelle Pépinière');
    await claire.submit({ lead: 'Paul Renard' });
    for (const who of ['anne', 'paul'] as const)
      expect(await textsTo(who)).toEqual([
        expect.stringMatching(/Fiche 1 : Pépinière[\s\S]*Pilote : Paul Renard/),
      ]);
    expect(await textsTo('yann')).toEqual([]);
  });

  test('undoing is told like the change was', async () => {
    await house.aSheet({ progress: 30 });
    await says('anne', 'la 1 est à 40 %');
    await house.account('anne').click('Revenir en arrière');
    const told = await textsTo('paul');
    expect(told).toHaveLength(2);
    expect(told[1]).toContain('40 % → 30 %');
  });
});

describe('half of the binôme without an account', () => {
  test('is not told, and who writes sees that; by any way of writing', async () => {
    const { prisma } = house.test.database;
    const accounts = await prisma.account.findMany({ where: { personId: 'paul' } });
    await prisma.account.deleteMany({ where: { personId: 'paul' } });
    const unreached =
      'Paul Renard n’a pas encore relié de compte à Jalon : cette personne n’est pas prévenue.';
    const { id } = await house.aSheet({ progress: 30 });
    const claire = house.account('claire');
    await claire.type('la 1 est à 40 %');
    expect(await claire.click('Valider')).toContain(unreached);
    expect(await claire.click('Revenir en arrière')).toContain(unreached);
    const signalled = await house.account('anne').send({
      kind: 'formSubmitted',
      formId: 'action-sheets.disagree',
      payload: { sheetId: id },
      values: { text: 'On en est à 50 %.' },
    });
    expect(signalled).toContain(unreached);
    expect(await textsTo('anne')).toHaveLength(2);
    await claire.command('nouvelle Pépinière');
    expect(await claire.submit({})).toContain(unreached);
    await prisma.account.createMany({ data: accounts });
    await claire.type('la 1 est à 50 %');
    expect(await claire.click('Valider')).not.toContain('n’a pas encore relié');
  });

  test('is told with the first account of what changed meanwhile, once', async () => {
    const { prisma } = house.test.database;
    const accounts = await prisma.account.findMany({ where: { personId: 'paul' } });
    await prisma.account.deleteMany({ where: { personId: 'paul' } });
    await house.aSheet({ title: 'Oubliée' });
    await house.aSheet({ title: 'Vannes' }, { territoryId: vannes });
    house.wait(90);
    await house.aSheet({ title: 'Halle', progress: 30 });
    await says('claire', 'la 2 est à 40 %');
    await house.forgetSent();
    const member = { platform: 'slack' as const, workspaceId: 'T1', memberId: 'paul' };
    await prisma.account.create({
      data: { ...member, kind: 'member', checkedAt: house.now, lastActiveAt: house.now },
    });
    await house.test.database.transactions.run(async (tx) => {
      const parts = { deed: { now: house.now, source: 'first/paul' }, whenLinked: house.whenLinked };
      await linkAccount(tx, member, { personId: 'paul', linkedBy: 'code' }, parts);
    });
    const told = await textsTo('paul');
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('une fiche de votre territoire a changé ces 8 dernières semaines');
    expect(told[0]).toContain('2 · Halle : en cours, 40 %');
    await prisma.account.deleteMany({ where: { personId: 'paul' } });
    await prisma.account.createMany({ data: accounts });
  });
});

describe('a disagreement', () => {
  test('is signalled from the message that told of the change, and stands on the sheet, its list and its history', async () => {
    const { id } = await house.aSheet({ progress: 30 });
    await says('anne', 'la 1 est à 90 %');
    const [told] = await house.sentTo('paul');
    const paul = house.account('paul');
    await paul.press(buttonOf(told, 'Je ne suis pas d’accord'));
    expect(await paul.submit({ text: 'On en est à 40 %.' })).toContain('Votre désaccord est noté');
    expect((await house.sheet(id)).fields).toMatchObject({
      progress: 90,
      disagreement: [{ personId: 'paul', text: 'On en est à 40 %.' }],
    });
    const claire = house.account('claire');
    expect(await claire.type('fiche 1')).toContain('Désaccord : Paul Renard : On en est à 40 %.');
    expect(await claire.type('fiche liste')).toContain('désaccord signalé');
    expect(await claire.type('fiche historique 1')).toContain('Paul Renard : On en est à 40 %.');
    expect(await textsTo('anne')).toEqual([
      'Paul Renard n’est pas d’accord avec ce que dit la fiche 1 « Friche Moulinex » : On en est à 40 %.',
    ]);
  });

  test('is lifted by either half, and the history keeps both', async () => {
    const { id } = await house.aSheet({ progress: 30 });
    const paul = house.account('paul');
    await paul.send({
      kind: 'formSubmitted',
      formId: 'action-sheets.disagree',
      payload: { sheetId: id },
      values: { text: 'On en est à 40 %.' },
    });
    const anne = house.account('anne');
    await anne.type('fiche 1');
    expect(await anne.click('Désaccord levé')).toContain('Le désaccord est levé.');
    expect((await house.sheet(id)).fields.disagreement).toBeUndefined();
    expect((await house.revisions(id)).map(({ authorId }) => authorId).slice(1)).toEqual(['paul', 'anne']);
    expect(await anne.type('fiche 1')).not.toContain('Désaccord');
  });

  test('of both halves: both stand beside each other, and each is lifted by itself', async () => {
    const { id } = await house.aSheet();
    await says('claire', 'la 1 est à 90 %');
    const [anne, paul] = [house.account('anne'), house.account('paul')];
    await anne.press(buttonOf((await house.sentTo('anne'))[0], 'Je ne suis pas d’accord'));
    await paul.press(buttonOf((await house.sentTo('paul'))[0], 'Je ne suis pas d’accord'));
    await anne.submit({ text: 'On en est à 40 %.' });
    await paul.submit({ text: 'Le budget est faux.' });
    const card = await house.account('claire').type('fiche 1');
    expect(card).toContain('Désaccord : Anne Le Goff : On en est à 40 %.');
    expect(card).toContain('Désaccord : Paul Renard : Le budget est faux.');
    await paul.type('fiche 1');
    await paul.click('Désaccord levé (Anne Le Goff)');
    expect((await house.sheet(id)).fields.disagreement).toEqual([
      { personId: 'paul', text: 'Le budget est faux.' },
    ]);
    const history = await paul.type('fiche historique 1');
    expect(history).toContain('• Désaccord levé : Anne Le Goff : On en est à 40 %.');
    expect(history).toContain('• Désaccord : Paul Renard : Le budget est faux.');
  });

  test('said twice by one of them, both stand; the same words sent again are one', async () => {
    const { id } = await house.aSheet();
    const paul = house.account('paul');
    for (const text of ['On en est à 40 %.', 'Le budget est faux.', 'Le budget est faux.'])
      await paul.send({
        kind: 'formSubmitted',
        formId: 'action-sheets.disagree',
        payload: { sheetId: id },
        values: { text },
      });
    expect((await house.sheet(id)).fields.disagreement?.map(({ text }) => text)).toEqual([
      'On en est à 40 %.',
      'Le budget est faux.',
    ]);
  });

  test('is lifted by nobody beside the binôme, and whoever it concerns is told when it is', async () => {
    const { id } = await house.aSheet();
    await house.account('paul').send({
      kind: 'formSubmitted',
      formId: 'action-sheets.disagree',
      payload: { sheetId: id },
      values: { text: 'On en est à 40 %.' },
    });
    for (const who of ['claire', 'yann'] as const) {
      const other = house.account(who);
      await other.type(`fiche 1 Fougères – Vitré`);
      expect(other.buttons()).not.toContain('Désaccord levé');
      expect(
        await other.press({ label: '', actionId: 'action-sheets.settle', payload: { sheetId: id } }),
      ).toContain('Seuls le binôme du territoire');
    }
    expect((await house.sheet(id)).fields.disagreement).toHaveLength(1);
    await house.forgetSent();
    const anne = house.account('anne');
    await anne.type('fiche 1');
    await anne.click('Désaccord levé');
    for (const who of ['paul', 'claire'] as const)
      expect(await textsTo(who)).toEqual([
        'Anne Le Goff a levé le désaccord sur la fiche 1 « Friche Moulinex » : On en est à 40 %.',
      ]);
  });

  test('of before, kept alone in a revision, is still shown and can be brought back', async () => {
    const { id } = await house.aSheet();
    const { prisma } = house.test.database;
    await prisma.sheetRevision.create({
      data: {
        sheetId: id,
        revision: 2,
        at: house.now,
        authorId: 'anne',
        way: 'form',
        source: 'before',
        changes: [{ field: 'disagreement', before: { personId: 'paul', text: 'Le budget est faux.' } }],
      },
    });
    await prisma.sheet.update({ where: { id }, data: { revision: 2 } });
    const anne = house.account('anne');
    expect(await anne.type('fiche historique 1')).toContain('levé : Paul Renard : Le budget est faux.');
    await anne.press({
      label: '',
      actionId: 'action-sheets.undo',
      payload: { sheetId: id, revision: 2 },
    });
    expect((await house.sheet(id)).fields.disagreement).toEqual([
      { personId: 'paul', text: 'Le budget est faux.' },
    ]);
  });

  test('about what changed meanwhile says so', async () => {
    const { id } = await house.aSheet();
    await says('claire', 'la 1 est à 90 %');
    const paul = house.account('paul');
    await paul.press(buttonOf((await house.sentTo('paul'))[0], 'Je ne suis pas d’accord'));
    await says('claire', 'la 1 est à 40 %');
    const read = await paul.submit({ text: 'On en est à 40 %.' });
    expect(read).toContain('La fiche a changé pendant que vous écriviez');
    expect(read).toContain('90 % → 40 %');
    expect((await house.sheet(id)).fields.disagreement?.[0]?.text).toBe('On en est à 40 %.');
  });

  test('without a word of why is refused', async () => {
    const { id } = await house.aSheet();
    await says('anne', 'la 1 est à 90 %');
    const paul = house.account('paul');
    await paul.press(buttonOf((await house.sentTo('paul'))[0], 'Je ne suis pas d’accord'));
    await paul.submit({ text: null });
    expect(Object.keys(paul.form()?.problems ?? {})).toEqual(['text']);
    expect((await house.sheet(id)).fields.disagreement).toBeUndefined();
  });
});

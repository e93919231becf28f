import { seededRandom } from '../../support/random';
import { applyImport } from '../../../src/features/action-sheets/files';
import { register } from '../territories/register';
import { pressed, startTogetherHouse, typed, type TogetherHouse } from './together-house';

describe('two people at the same sheets', () => {
  let house: TogetherHouse;
  beforeEach(async () => void (house = await startTogetherHouse()));
  afterEach(async () => {
    expect(await house.brokenLinks()).toEqual([]);
    expect(house.errors()).toBe('');
    await house.stop();
  });

  const rowOf = (number: number): string => `SELECT 1 FROM sheet WHERE number = ${number} FOR UPDATE`;
  const openProposals = "SELECT 1 FROM sheet_proposal WHERE state = 'open' FOR UPDATE";
  const sheet = (number: number) => house.sheets[number - 1] as TogetherHouse['sheets'][number];
  const propose = (who: 'alice' | 'bob', text: string) =>
    (who === 'alice' ? house.here : house.there).run(typed(house[who], text));

  it('write different things of one sheet at once: both are there, and each is told of the other’s', async () => {
    const { here, there, alice, bob } = house;
    const mine = await propose('alice', 'la 1 est à 40 %');
    const yours = await propose('bob', 'la 1 : budget 950 k€');
    const answers = await house.atOnce(rowOf(1), [
      () => here.run(pressed(alice, mine, 'Valider')),
      () => there.run(pressed(bob, yours, 'Valider')),
    ]);
    for (const { words } of answers) expect(words).toContain('C’est enregistré.');
    expect(await house.fieldsOf(sheet(1))).toMatchObject({ progress: 40, budget: { euros: 950_000 } });
    expect(await house.revisionsOf(sheet(1))).toMatchObject([{ author: 'UALICE' }, { author: 'UBOB' }]);
    expect(await house.toldTo(bob)).toEqual([expect.stringContaining('Avancement : 10 % → 40 %')]);
    expect(await house.toldTo(alice)).toEqual([expect.stringContaining('Budget : 950')]);
  });

  it('write the same thing of one sheet at once: the second is shown both values, and nothing is overwritten', async () => {
    const { here, there, alice, bob } = house;
    const mine = await propose('alice', 'la 1 est à 40 %');
    const yours = await propose('bob', 'la 1 est à 70 %');
    const [, second] = await house.atOnce(rowOf(1), [
      () => here.run(pressed(alice, mine, 'Valider')),
      () => there.run(pressed(bob, yours, 'Valider')),
    ]);
    expect(second?.words).toContain('Alice Martin a écrit : Avancement : 10 % → 40 %');
    expect(second?.words).toContain('Votre valeur : Avancement : 40 % → 70 %');
    expect(await house.fieldsOf(sheet(1))).toMatchObject({ progress: 40 });
    expect(await house.toldTo(alice)).toEqual([]);

    if (!second) throw new Error('there are two');
    await there.run(pressed(bob, second, 'Valider'));
    expect(await house.fieldsOf(sheet(1))).toMatchObject({ progress: 70 });
    expect(await house.revisionsOf(sheet(1))).toMatchObject([{ author: 'UALICE' }, { author: 'UBOB' }]);
    expect(await house.toldTo(alice)).toEqual([expect.stringContaining('Avancement : 40 % → 70 %')]);
  });

  it.each(['at once', 'later'])(
    'the old « Valider » of what became a conflict, pressed again %s, does not say that it is written',
    async (when) => {
      const { here, there, alice, bob } = house;
      const yours = await propose('bob', 'la 1 est à 70 %');
      await here.run(pressed(alice, await propose('alice', 'la 1 est à 40 %'), 'Valider'));
      const clicks = [
        () => there.run(pressed(bob, yours, 'Valider')),
        () => here.run(pressed(bob, yours, 'Valider')),
      ];
      const [first, again] =
        when === 'at once'
          ? await house.atOnce(openProposals, clicks)
          : [await clicks[0]?.(), await clicks[1]?.()];
      expect(first?.words).toContain('Alice Martin a écrit');
      expect(again?.words).toContain('tout n’a pas été enregistré');
      expect(await house.fieldsOf(sheet(1))).toMatchObject({ progress: 40 });

      if (!first) throw new Error('there are two');
      await there.run(pressed(bob, first, 'Valider'));
      const last = await there.run(pressed(bob, first, 'Valider'));
      expect(last.words).toBe('Cette mise à jour est déjà enregistrée.');
      expect(await house.fieldsOf(sheet(1))).toMatchObject({ progress: 70 });
    },
  );

  it('the old « Valider » of what was written in part does not say that all is written', async () => {
    const { here, there, alice, bob } = house;
    const yours = await propose('bob', 'la 1 est à 70 %, la 2 est à 60 %');
    await here.run(pressed(alice, await propose('alice', 'la 1 est à 40 %'), 'Valider'));
    const first = await there.run(pressed(bob, yours, 'Valider'));
    expect(first.words).toContain('C’est enregistré.');
    expect(first.words).toContain('Alice Martin a écrit');
    const again = await there.run(pressed(bob, yours, 'Valider'));
    expect(again.words).toContain('tout n’a pas été enregistré');
    expect(await house.revisionsOf(sheet(2))).toHaveLength(1);
  });

  it('a message that is told again, at once and later, is one proposal', async () => {
    const message = typed(house.alice, 'la 1 est à 40 %');
    const [first, again] = await house.atOnce('LOCK TABLE sheet_proposal IN SHARE MODE', [
      () => house.here.run(message),
      () => house.there.run(message),
    ]);
    expect(first?.words).toContain('Avancement : 10 % → 40 %');
    // Until it was shown the kept reply is given again; then there is nothing to add.
    expect(again?.reply).toEqual(first?.reply);
    await house.here.markShown(message);
    expect((await house.there.run(message)).reply).toEqual([]);
    const { rows } = await house.sql.query('SELECT 1 FROM sheet_proposal');
    expect(rows).toHaveLength(1);
  });

  it('a click on « Valider » that is told again while it is written is written once, and answered alike', async () => {
    const click = pressed(house.alice, await propose('alice', 'la 1 est à 40 %'), 'Valider');
    const [first, again] = await house.atOnce(rowOf(1), [
      () => house.here.run(click),
      () => house.there.run(click),
    ]);
    expect(first?.words).toContain('C’est enregistré.');
    expect(again?.reply).toEqual(first?.reply);
    await house.here.markShown(click);
    expect((await house.there.run(click)).reply).toEqual([]);
    expect(await house.revisionsOf(sheet(1))).toHaveLength(1);
    expect(await house.toldTo(house.bob)).toHaveLength(1);
  });

  it.each(['at once', 'one after the other'])(
    'a double click on « Valider », %s, writes once',
    async (how) => {
      const proposed = await propose('alice', 'la 1 est à 40 %, la 2 est bloquée par la DREAL');
      const clicks = [
        () => house.here.run(pressed(house.alice, proposed, 'Valider')),
        () => house.there.run(pressed(house.alice, proposed, 'Valider')),
      ];
      const [first, second] =
        how === 'at once'
          ? await house.atOnce(openProposals, clicks)
          : [await clicks[0]?.(), await clicks[1]?.()];
      expect(first?.words).toContain('C’est enregistré.');
      expect(second?.words).toBe('Cette mise à jour est déjà enregistrée.');
      expect(await house.revisionsOf(sheet(1))).toHaveLength(1);
      expect(await house.revisionsOf(sheet(2))).toHaveLength(1);
      expect(await house.toldTo(house.bob)).toHaveLength(1);
    },
  );

  it.each([
    ['Valider', 'Annuler', 1, 'Cette mise à jour est déjà enregistrée.'],
    ['Annuler', 'Valider', 0, 'Cette mise à jour a été annulée : rien n’est enregistré.'],
  ])(
    '« %s » and « %s » at once: the first counts, and the second says so',
    async (one, other, count, said) => {
      const proposed = await propose('alice', 'la 1 est à 40 %');
      const [, second] = await house.atOnce(openProposals, [
        () => house.here.run(pressed(house.alice, proposed, one)),
        () => house.there.run(pressed(house.alice, proposed, other)),
      ]);
      expect(second?.words).toBe(said);
      expect(await house.revisionsOf(sheet(1))).toHaveLength(count);
    },
  );

  it('an undo before the update of somebody else: that one sees what stands there now', async () => {
    const { here, there, alice, bob } = house;
    const written = await here.run(pressed(alice, await propose('alice', 'la 1 est à 40 %'), 'Valider'));
    const yours = await propose('bob', 'la 1 est à 70 %');
    const [undone, second] = await house.atOnce(rowOf(1), [
      () => here.run(pressed(alice, written, 'Revenir en arrière')),
      () => there.run(pressed(bob, yours, 'Valider')),
    ]);
    expect(undone?.words).toContain('C’est défait');
    expect(second?.words).toContain('Alice Martin a écrit : Avancement : 40 % → 10 %');
    expect(await house.fieldsOf(sheet(1))).toMatchObject({ progress: 10 });
    expect(await house.revisionsOf(sheet(1))).toMatchObject([{ way: 'sentence' }, { way: 'undo' }]);
  });

  it('an undo after the update of somebody else is refused, and shows the sheet', async () => {
    const { here, there, alice, bob } = house;
    const written = await here.run(pressed(alice, await propose('alice', 'la 1 est à 40 %'), 'Valider'));
    const yours = await propose('bob', 'la 1 est à 70 %');
    const [, refused] = await house.atOnce(rowOf(1), [
      () => there.run(pressed(bob, yours, 'Valider')),
      () => here.run(pressed(alice, written, 'Revenir en arrière')),
    ]);
    expect(refused?.words).toContain('je ne reviens pas en arrière, pour ne rien effacer');
    expect(refused?.words).toContain('70 %');
    expect(await house.fieldsOf(sheet(1))).toMatchObject({ progress: 70 });
  });

  it('an undo that is clicked twice at once is one', async () => {
    const { here, there, alice } = house;
    const written = await here.run(pressed(alice, await propose('alice', 'la 1 est à 40 %'), 'Valider'));
    const [, second] = await house.atOnce(rowOf(1), [
      () => here.run(pressed(alice, written, 'Revenir en arrière')),
      () => there.run(pressed(alice, written, 'Revenir en arrière')),
    ]);
    expect(second?.words).toBe('Il n’y a plus rien à défaire.');
    expect(await house.revisionsOf(sheet(1))).toMatchObject([{ way: 'sentence' }, { way: 'undo' }]);
  });

  it('« Rien de neuf » that is clicked twice at once is noted once', async () => {
    const { here, there, alice } = house;
    const asked = await propose('alice', 'fiche revue');
    const [, second] = await house.atOnce('SELECT 1 FROM sheet_round FOR UPDATE', [
      () => here.run(pressed(alice, asked, 'Rien de neuf')),
      () => there.run(pressed(alice, asked, 'Rien de neuf')),
    ]);
    expect(second?.words).toContain('C’est déjà noté.');
    const revisions = await Promise.all(house.sheets.map(house.revisionsOf));
    expect(revisions.flat()).toHaveLength(1);
  });

  it('several sheets in opposite orders, or with an import: nobody waits in a circle', async () => {
    const { here, there, alice, bob } = house;
    const mine = await propose('alice', 'la 1 est à 40 %, la 2 est à 50 %, la 3 est à 60 %');
    const yours = await propose('bob', 'la 3 : budget 3 M€, la 2 : budget 2 M€, la 1 : budget 1 M€');
    // A title that is unlike the one that has the number would be refused.
    const titles = await Promise.all(
      house.sheets.map(async (one) => `${(await house.fieldsOf(one)).title} bis`),
    );
    const rows = house.sheets.map(({ number }, index) => ({
      line: index + 2,
      cells: ['Lacq – Pau – Tarbes', number, titles[index]],
    }));
    const options = {
      register: await register(),
      nameOf: () => undefined,
      personNamed: () => undefined,
      personOf: async () => undefined,
    };
    const table = { header: ['Territoire', 'N°', 'Intitulé'], rows };
    const everywhere = { demo: false, territoryIds: 'all' as const };
    const last = house.sheets.toSorted((a, b) => (a.id < b.id ? 1 : -1))[0];
    await house.atOnce<unknown>(`SELECT 1 FROM sheet WHERE id = '${last?.id}' FOR UPDATE`, [
      () =>
        there.database.transactions.run((tx) =>
          applyImport(tx, everywhere, table, options, { source: 'import', now: new Date() }),
        ),
      () => here.run(pressed(alice, mine, 'Valider')),
      () => there.run(pressed(bob, yours, 'Valider')),
    ]);
    for (const [index, one] of house.sheets.entries())
      expect(await house.fieldsOf(one)).toMatchObject({
        title: titles[index],
        progress: 30 + 10 * one.number,
        budget: { euros: one.number * 1_000_000 },
      });
  });

  it.each([5, 6])(
    'many updates at random, each clicked twice: each is written once or shown as a conflict (seed %i)',
    async (seed) => {
      const random = seededRandom(seed);
      const draw = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
      const written: string[] = [];
      const conflicts: string[] = [];
      for (let round = 0; round < 6; round += 1) {
        const proposals = [];
        for (let at = 0; at < 4; at += 1) {
          const who = draw(['alice', 'bob'] as const);
          const words = draw([
            `est à ${10 * round + at + 11} %`,
            `: budget ${100 * round + at + 1} k€`,
            `est bloquée par la ${draw(['DREAL', 'DDT'])}`,
          ]);
          proposals.push({ who, proposed: await propose(who, `la ${draw([1, 1, 2])} ${words}`) });
        }
        const clicks = proposals
          .filter(({ proposed }) => proposed.buttons.some(({ label }) => label === 'Valider'))
          .flatMap(({ who, proposed }) => [
            { at: house.here, event: pressed(house[who], proposed, 'Valider') },
            { at: house.there, event: pressed(house[who], proposed, 'Valider') },
          ]);
        const answers = await Promise.all(
          clicks.map(async ({ at, event }) => ({ event, ...(await at.run(event)) })),
        );
        for (const { event, words } of answers) {
          if (words.includes('C’est enregistré.')) written.push(event.key);
          if (words.includes('a écrit :')) conflicts.push(event.key);
        }
        const said = (words: string) => answers.filter((answer) => answer.words.includes(words)).length;
        expect(said('tout n’a pas été enregistré')).toBe(said('a écrit :'));
        expect(said('déjà enregistrée') + said('tout n’a pas été enregistré')).toBe(clicks.length / 2);
      }
      const { rows } = await house.sql.query<{ source: string }>(
        'SELECT source FROM sheet_revision WHERE revision > 1 ORDER BY source',
      );
      expect(rows.map(({ source }) => source)).toEqual(written.toSorted());
      expect(conflicts.length).toBeGreaterThan(0);
    },
  );
});

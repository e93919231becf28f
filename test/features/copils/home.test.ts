import { conversationKeyText } from '../../../src/core/address';
import { payloadOf, startCopilHouse, textOf, type CopilHouse } from './copil-house';

const minute = 60_000;

describe('the home of a copil', () => {
  let house: CopilHouse;
  beforeEach(async () => {
    house = await startCopilHouse();
    await house.person('pilote', [{ role: 'piloteRegional', regionCode: '53' }]);
    await house.person('cheffe', [{ role: 'chefDeProjet', territoryId: 'ti-5309' }]);
    const shown = await house.submits('pilote', values);
    await house.confirms('pilote', shown);
    await house.test.database.prisma.delivery.deleteMany();
  });
  afterEach(() => house.stop());

  const values = {
    level: 'regional',
    where: 'region:53',
    title: 'Revue',
    date: '2026-12-10',
    hour: '14h30',
    duration: '2 h',
    timeZone: 'Paris',
    names: 'Personne cheffe',
  };
  const advance = (ms: number): void => void (house.now = new Date(house.now.getTime() + ms));
  const { prisma } = { prisma: () => house.test.database.prisma };
  const rowsTo = (conversation: string) =>
    prisma().delivery.findMany({ where: { conversation }, orderBy: { position: 'asc' } });
  const homeRows = (channel = 'C1') =>
    rowsTo(conversationKeyText({ platform: 'slack', workspaceId: 'T1', conversationId: channel }));
  const posted = (state: string) =>
    prisma().delivery.updateMany({
      where: { conversation: { contains: 'C1' }, state: 'pending' },
      data: { state, finishedAt: house.now },
    });
  const modified = async (change: Record<string, string>): Promise<void> => {
    const [{ id }] = (await prisma().copil.findMany({ select: { id: true } })) as [{ id: string }];
    await house.confirms('pilote', await house.submits('pilote', { ...values, ...change }, id));
  };
  const roster = (state: string) =>
    prisma().conversationRoster.updateMany({ data: { state, readAt: house.now, memberIds: [] } });
  const settle = (): Promise<void> => house.runs('copils.settleHome');

  it('that cannot say who is there leaves nobody without a message', async () => {
    await house.typesIn('C1', 'pilote', 'canal 1');
    await modified({ place: 'Rennes' });
    expect(await prisma().deliveryHold.count()).toBe(1);
    advance(1000);
    await posted('sent');
    await roster('cannotTell');
    advance(1000);
    await settle();
    expect(await prisma().deliveryHold.count()).toBe(0);
    expect((await rowsTo('slack/T1/cheffe')).map(({ state }) => state)).toEqual(['pending']);
    expect(textOf(await house.types('pilote', '1'))).toContain('je ne peux pas y lire qui est présent');
  });

  it('leaves nobody without a message whose decision is lost: the row says until when', async () => {
    await house.typesIn('C1', 'pilote', 'canal 1');
    await modified({ place: 'Rennes' });
    const hold = await prisma().deliveryHold.findFirst();
    expect(hold?.until?.getTime()).toBe(house.now.getTime() + 6 * minute);
  });

  it('is told to be lost whenever that turns out, and once', async () => {
    await house.typesIn('C1', 'pilote', 'canal 1');
    await modified({ place: 'Rennes' });
    const told = async () =>
      (await rowsTo('slack/T1/pilote')).filter(({ message }) =>
        JSON.stringify(message).includes('Je ne peux pas publier dans le canal du copil 1'),
      );
    advance(10 * minute);
    await settle();
    // Whoever is in private is not kept waiting for a lane that is paused.
    expect(await prisma().deliveryHold.count()).toBe(0);
    expect(await told()).toEqual([]);
    await posted('unreachable');
    advance(minute);
    await settle();
    advance(minute);
    await settle();
    expect(await told()).toHaveLength(1);
    expect(await prisma().job.count({ where: { kind: 'copils.settleHome' } })).toBe(0);
  });

  it.each(['annuler 1', 'modifier'])(
    'is not reminded by what still waited when it came to « %s »',
    async (how) => {
      await house.typesIn('C1', 'pilote', 'canal 1');
      await posted('sent');
      house.now = new Date('2026-12-03T08:05:00Z');
      await house.runs('copils.remindHome');
      const waiting = async () =>
        (await homeRows()).filter(({ dedupeKey }) => dedupeKey.startsWith('copils.home/'));
      const reminder = async () =>
        (await waiting()).filter(({ supersedesKey }) => supersedesKey?.includes('remindHome'));
      expect((await reminder()).map(({ state }) => state)).toEqual(['pending']);
      if (how === 'modifier') await modified({ date: '2026-12-17' });
      else await house.confirms('pilote', await house.types('pilote', how));
      expect((await reminder()).map(({ state }) => state)).toEqual(['cancelled']);
    },
  );

  it('is shown with the copil, and can be taken away by its button', async () => {
    await house.typesIn('C1', 'pilote', 'canal 1');
    const card = await house.types('pilote', '1');
    expect(textOf(card)).toContain('Canal : un canal Slack accueille ses annonces et ses rappels');
    expect(textOf(await house.types('cheffe', '1'))).toContain('Canal : un canal Slack');
    expect(payloadOf(await house.types('cheffe', '1'), 'copils.leaveHome')).toBeUndefined();
    const left = await house.presses('pilote', 'copils.leaveHome', payloadOf(card, 'copils.leaveHome'));
    expect(textOf(left)).toContain('Le copil 1 n’a plus de canal');
    // The invitation that waited is not posted; that nothing more will be is.
    const rows = await homeRows();
    expect(rows.map(({ state }) => state)).toEqual(['cancelled', 'pending']);
    expect(JSON.stringify(rows[1]?.message)).toContain('ne seront plus publiés ici');
    expect(await prisma().job.count({ where: { kind: 'copils.remindHome' } })).toBe(0);
    expect(textOf(await house.types('pilote', '1'))).not.toContain('Canal :');
    await modified({ place: 'Rennes' });
    expect(await homeRows()).toHaveLength(2);
    expect(await prisma().deliveryHold.count()).toBe(0);
  });

  it.each(['canal retirer 1', 'canal 1 retirer', '1 canal retirer', 'retirer le canal du copil 1'])(
    'can be taken away by « copil %s », by who convenes it alone',
    async (words) => {
      await house.typesIn('C1', 'pilote', 'canal 1');
      expect(textOf(await house.types('cheffe', words))).toContain('Seule l’équipe');
      expect(textOf(await house.types('pilote', words))).toContain('n’a plus de canal');
      expect(textOf(await house.types('pilote', words))).toContain('n’a pas de canal');
      const deeds = await prisma().journalEntry.findMany({
        where: { action: { endsWith: 'ome' } },
        orderBy: { id: 'asc' },
      });
      expect(deeds.map(({ action, personId }) => [action, personId])).toEqual([
        ['copil.home', 'pilote'],
        ['copil.leaveHome', 'pilote'],
      ]);
    },
  );

  it('can be taken away in it, without a number', async () => {
    await house.typesIn('C1', 'pilote', 'canal 1');
    expect(textOf(await house.types('pilote', 'canal retirer'))).toContain('De quel copil');
    expect(textOf(await house.typesIn('C2', 'pilote', 'canal retirer'))).toContain('n’accueille aucun copil');
    expect(textOf(await house.typesIn('C1', 'pilote', 'canal retirer'))).toContain('n’a plus de canal');
  });

  it('that gives its place to another is told so', async () => {
    await house.typesIn('C1', 'pilote', 'canal 1');
    await posted('sent');
    await house.typesIn('C2', 'pilote', 'canal 1');
    expect((await homeRows()).map(({ message }) => JSON.stringify(message)).at(-1)).toContain(
      'plus publiés ici',
    );
    expect((await homeRows('C2')).map(({ message }) => JSON.stringify(message)).join()).toContain(
      'répondre ici',
    );
  });

  it('that is left is told so, even where the next is left at once, and not where it is chosen again', async () => {
    await house.typesIn('C1', 'pilote', 'canal 1');
    await posted('sent');
    for (const channel of ['C2', 'C3']) await house.typesIn(channel, 'pilote', 'canal 1');
    const goodbyes = async (channel: string) =>
      (await homeRows(channel))
        .filter(({ message }) => JSON.stringify(message).includes('plus publiés ici'))
        .map(({ state }) => state);
    expect(await goodbyes('C1')).toEqual(['pending']);
    expect(await goodbyes('C2')).toEqual(['pending']);
    await house.typesIn('C1', 'pilote', 'canal 1');
    expect(await goodbyes('C1')).toEqual(['cancelled']);
    expect(await goodbyes('C3')).toEqual(['pending']);
  });

  const arrive = async (...ids: string[]): Promise<void> => {
    for (const id of ids) await house.person(id, [{ role: 'elu', territoryId: 'ti-5309' }]);
  };
  const there = (...memberIds: string[]) =>
    prisma().conversationRoster.updateMany({ data: { state: 'known', readAt: house.now, memberIds } });
  const names = 'Personne cheffe, Personne elue, Personne autre';

  it('is not reminded of in private before it is read who was there, and not for ever', async () => {
    await house.typesIn('C1', 'pilote', 'canal 1');
    await posted('sent');
    house.now = new Date('2026-12-03T08:04:00Z');
    await there('cheffe');
    advance(minute);
    await house.runs('copils.remindHome');
    advance(minute);
    await posted('sent');
    const inPrivate = async () =>
      (await rowsTo('slack/T1/cheffe')).map(({ message }) => JSON.stringify(message));
    advance(4 * minute);
    await house.runs('reminders.send');
    expect(await inPrivate()).toEqual([]);
    advance(30 * minute);
    await house.runs('reminders.send');
    expect(await inPrivate()).toEqual([expect.stringContaining('votre réponse est attendue')]);
  });

  it('names those of its people who are invited later, and the others are invited in private, each once', async () => {
    await arrive('elue', 'autre');
    await house.typesIn('C1', 'pilote', 'canal 1');
    await there('elue');
    await posted('sent');
    const [{ id }] = (await prisma().copil.findMany({ select: { id: true } })) as [{ id: string }];
    const shown = await house.submits('pilote', { ...values, names }, id);
    expect(textOf(shown)).toContain('2 personnes recevront l’invitation');
    expect(textOf(shown)).toContain('publié dans le canal du copil ; qui y est ne le recevra pas');
    await house.confirms('pilote', shown);
    const post = (await homeRows()).at(-1);
    expect(JSON.stringify(post?.message)).toContain(
      'y est aussi convié·e Personne elue, et 1 personne de plus, en privé',
    );
    expect(JSON.stringify(post?.message)).not.toContain('Personne autre');
    const states = async (person: string) =>
      (await rowsTo(`slack/T1/${person}`)).map(({ state, cause }) => [state, cause.split('/')[0]]);
    expect(await states('elue')).toEqual([['pending', 'copils.withheld']]);
    expect((await states('autre')).map(([state]) => state)).toEqual(['pending']);
    expect((await states('autre')).flat()).not.toContain('copils.withheld');
    expect(await states('cheffe')).toEqual([]);
    advance(1000);
    await posted('sent');
    advance(1000);
    await there('elue');
    await settle();
    expect((await states('elue')).map(([state]) => state)).toEqual(['cancelled']);
    expect((await states('autre')).map(([state]) => state)).toEqual(['pending']);
    expect(await prisma().deliveryHold.count()).toBe(0);
  });

  it('says that more are invited even where something else changes before it is posted', async () => {
    await arrive('elue');
    await house.typesIn('C1', 'pilote', 'canal 1');
    await there('elue');
    await posted('sent');
    await modified({ names: 'Personne cheffe, Personne elue' });
    await modified({ names: 'Personne cheffe, Personne elue', place: 'Rennes' });
    await modified({ names: 'Personne cheffe, Personne elue', place: 'Brest' });
    const waiting = (await homeRows()).filter(({ state }) => state === 'pending');
    expect(
      waiting.map(({ message }) => /Personne elue|rien → Brest/.exec(JSON.stringify(message))?.[0]),
    ).toEqual(['Personne elue', 'rien → Brest']);
    await house.types('pilote', 'canal retirer 1');
    await settle();
    expect((await rowsTo('slack/T1/elue')).filter(({ state }) => state === 'pending')).toHaveLength(1);
  });

  it('where nobody knows who is there has a number and no name of those invited later', async () => {
    await arrive('elue');
    await house.typesIn('C1', 'pilote', 'canal 1');
    await posted('sent');
    await modified({ names: 'Personne cheffe, Personne elue' });
    const text = JSON.stringify((await homeRows()).at(-1)?.message);
    expect(text).toContain('1 personne de plus y est conviée, et l’apprend en privé');
    expect(text).not.toContain('Personne elue');
    expect((await rowsTo('slack/T1/elue')).map(({ state }) => state)).toEqual(['pending']);
  });

  const watched = async () =>
    (await prisma().conversationRoster.findMany()).map(({ conversationId }) => conversationId).sort();

  it('is watched no longer than it is one', async () => {
    await house.typesIn('C1', 'pilote', 'canal 1');
    expect(await watched()).toEqual(['C1']);
    await house.typesIn('C2', 'pilote', 'canal 1');
    expect(await watched()).toEqual(['C2']);
    await house.types('pilote', 'canal retirer 1');
    expect(await watched()).toEqual([]);
  });

  it('is watched on for another copil, until that one ends', async () => {
    const other = await house.submits('pilote', { ...values, date: '2026-12-01' });
    await house.confirms('pilote', other);
    for (const number of [1, 2]) await house.typesIn('C1', 'pilote', `canal ${number}`);
    await house.types('pilote', 'canal retirer 1');
    const [roster] = await prisma().conversationRoster.findMany();
    expect(roster?.watchedUntil.toISOString()).toBe('2026-12-01T15:30:00.000Z');
  });

  it('of a copil that is cancelled is watched until everybody knows, and no longer', async () => {
    await house.typesIn('C1', 'pilote', 'canal 1');
    await house.confirms('pilote', await house.types('pilote', 'annuler 1'));
    const [roster] = await prisma().conversationRoster.findMany();
    expect(roster?.watchedUntil.getTime()).toBe(house.now.getTime() + 6 * minute);
  });

  it('promises in private alone what cannot be posted there any more', async () => {
    await house.typesIn('C1', 'pilote', 'canal 1');
    const asked = async () => textOf(await house.types('pilote', 'annuler 1'));
    await roster('gone');
    expect(await asked()).toContain('Je ne peux plus publier dans le canal du copil');
    expect(textOf(await house.types('pilote', '1'))).toContain('chacun reçoit tout en privé');
    await roster('cannotTell');
    expect(await asked()).toContain('et envoyé à chacun en privé');
  });

  it('leaves a line in the journal when it gives somebody her calendar file', async () => {
    const [{ id }] = (await prisma().copil.findMany({ select: { id: true } })) as [{ id: string }];
    await house.presses('cheffe', 'copils.calendar', { copilId: id });
    await house.presses('pilote', 'copils.calendar', { copilId: id });
    const read = await prisma().journalEntry.findMany({ where: { action: 'copil.calendar' } });
    expect(read.map(({ personId, subjectId }) => [personId, subjectId])).toEqual([['cheffe', id]]);
  });
});

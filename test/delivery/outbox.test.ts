import { say, type PostedMessage } from '../../src/core/message';
import { cancel, enqueue } from '../../src/delivery/outbox';
import { storeClient } from '../../src/storage/database';
import { allFinal, openDeliveryHouse, to, type DeliveryHouse } from './delivery-house';

describe('the outbox', () => {
  let house: DeliveryHouse;
  beforeEach(async () => (house = await openDeliveryHouse()));
  afterEach(() => house.close());

  it('keeps a delivery together with its cause, or neither', async () => {
    const { transactions, prisma } = house.test.database;
    const decide = (id: string, fails: boolean) =>
      transactions.run(async (tx) => {
        const asked = { id, question: 'Qui ?', askedBy: 'alice', askedAt: house.clock.now() };
        await storeClient(tx).forwardedQuestion.create({ data: asked });
        await enqueue(tx, [to('alice', id)], house.clock.now());
        if (fails) throw new Error('the cause failed');
      });
    const kept = '00000000-0000-4000-8000-000000000001';
    await decide(kept, false);
    await expect(decide('00000000-0000-4000-8000-000000000002', true)).rejects.toThrow('the cause failed');
    expect((await house.rows()).map(({ dedupeKey }) => dedupeKey)).toEqual([`alice/${kept}`]);
    expect((await prisma.forwardedQuestion.findMany()).map(({ id }) => id)).toEqual([kept]);
  });

  it('changes nothing when the same key comes again', async () => {
    expect(await house.send(to('alice', 'une fois'))).toBe(1);
    const again = to('alice', 'autre texte', { dedupeKey: 'alice/une fois' });
    expect(await house.send(again, to('bob', 'nouveau'))).toBe(1);
    await house.startWorker();
    await house.until(allFinal);
    expect(house.textsShown().sort()).toEqual(['nouveau', 'une fois']);
  });

  it('sends only the newest of those that replace one another', async () => {
    await house.send(to('alice', 'premier', { supersedesKey: 'card-1' }));
    await house.send(
      to('alice', 'deuxième', { supersedesKey: 'card-1' }),
      to('alice', 'troisième', { supersedesKey: 'card-1' }),
      to('alice', 'à part', { supersedesKey: 'card-2' }),
    );
    await house.startWorker();
    const found = await house.until(allFinal);
    expect(found.map(({ state }) => state)).toEqual(['cancelled', 'cancelled', 'sent', 'sent']);
    expect(found[0]?.reason).toBe('Annulé : un message plus récent le remplace.');
    expect(house.textsShown()).toEqual(['troisième', 'à part']);
  });

  it('does not take the same key again for a newer message', async () => {
    const card = to('alice', 'carte', { supersedesKey: 'card-1' });
    await house.send(card);
    await house.send(card);
    await house.startWorker();
    await house.until(allFinal);
    expect(house.textsShown()).toEqual(['carte']);
  });

  it('takes five thousand recipients in one call', async () => {
    const everyone = Array.from({ length: 5000 }, (_, n) => to(`person${n}`, 'à tous'));
    expect(await house.send(...everyone)).toBe(5000);
    expect(await house.send(...everyone)).toBe(0);
  });

  it('keeps text that PostgreSQL would refuse in a form that can be shown', async () => {
    await house.send(to('alice', 'nul \0, moitié \ud83d, entier 👍', { dedupeKey: 'hostile' }));
    await house.startWorker();
    await house.until(allFinal);
    expect(house.textsShown()).toEqual(['nul  , moitié \ufffd, entier 👍']);
  });

  it('does not send what was cancelled, and does not cancel what is being sent', async () => {
    const stop = (...keys: string[]) =>
      house.test.database.transactions.run((tx) => cancel(tx, keys, house.clock.now()));
    const later = new Date(house.clock.now().getTime() + 1000);
    await house.send(to('alice', 'arrêté', { notBefore: later }));
    house.platform.plan(() => ({ kind: 'arrivesThenHangs' }));
    await house.startWorker({ callTimeoutMs: 300 });
    await house.send(to('alice', 'parti'));
    await house.until(() => house.platform.shown.length === 1);

    expect(await stop('alice/arrêté', 'alice/parti')).toBe(1);
    const found = await house.until(allFinal, () => house.clock.advance(1000));
    expect(found.map(({ state, reason }) => [state, reason?.split(' ')[0]])).toEqual([
      ['cancelled', 'Annulé'],
      ['sent', 'Envoyé'],
    ]);
    expect(house.textsShown()).toEqual(['parti']);
  });

  it('updates and removes what it posted', async () => {
    await house.startWorker();
    await house.send(to('alice', 'un'), to('alice', 'deux'));
    const rows = await house.until(allFinal);
    const [first, second] = rows.map(({ posted }) => posted as unknown as PostedMessage);
    if (!first || !second) throw new Error('two messages were expected');
    await house.send(
      { dedupeKey: 'u', cause: 'test', operation: 'update', posted: first, message: say('un, corrigé') },
      { dedupeKey: 'r', cause: 'test', operation: 'remove', posted: second },
    );
    const found = await house.until(allFinal);
    expect(found.map(({ state }) => state)).toEqual(['sent', 'sent', 'sent', 'sent']);
    expect(house.textsShown()).toEqual(['un, corrigé']);
  });
});

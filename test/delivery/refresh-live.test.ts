import type { Member } from '../../src/core/address';
import { PlatformError } from '../../src/core/errors';
import { say, type Message, type PostedMessage } from '../../src/core/message';
import { refreshLive, type MessageFor } from '../../src/delivery/refresh-live';
import { createLiveMessages, liveMessagesOf } from '../../src/storage/live-messages';
import { allFinal, openDeliveryHouse, to, type DeliveryHouse } from './delivery-house';

const liveKey = 'test.card/1';
const card = (text: string): Message => ({ ...say(text), liveKey });
const member = (memberId: string): Member => ({ platform: 'web', workspaceId: 'w', memberId });

describe('messages kept up to date in place', () => {
  let house: DeliveryHouse;
  beforeEach(async () => (house = await openDeliveryHouse()));
  afterEach(() => house.close());

  const refresh = (messageFor: MessageFor, except?: PostedMessage): Promise<number> =>
    house.test.database.transactions.run((tx) =>
      refreshLive(tx, liveKey, messageFor, { cause: 'test', now: house.clock.now(), except }),
    );
  const remembered = () => house.test.database.transactions.run((tx) => liveMessagesOf(tx, liveKey));

  /** Each has the card before her, by a delivery. */
  async function show(...people: string[]): Promise<void> {
    await house.send(
      ...people.map((person) => to(person, `carte de ${person}`, { message: card(`de ${person}`) })),
    );
    await house.until(allFinal);
  }
  async function settled(count: number): Promise<void> {
    await house.until((rows) => rows.length === count && allFinal(rows));
  }

  it('are remembered when a delivery has posted them, with their reader', async () => {
    await house.startWorker();
    await show('alice', 'bob');
    await house.send(to('carla', 'sans clé'));
    await settled(3);
    const found = await remembered();
    expect(found.map(({ member: reader }) => reader?.memberId).sort()).toEqual(['alice', 'bob']);
    expect(found.map(({ posted }) => posted.messageId).sort()).toEqual(
      house.platform.shown
        .slice(0, 2)
        .map(({ id }) => id)
        .sort(),
    );
  });

  it('change for each reader as she may read, and for nobody else', async () => {
    await house.startWorker();
    await show('alice', 'bob', 'carla');
    const count = await refresh(async (reader) =>
      reader?.memberId === 'carla' ? undefined : card(`60 % pour ${reader?.memberId}`),
    );
    expect(count).toBe(2);
    await settled(5);
    expect(house.textsShown().sort()).toEqual(['60 % pour alice', '60 % pour bob', 'de carla']);
  });

  it('posted to a place have no reader of their own', async () => {
    await house.startWorker();
    const address = {
      key: { platform: 'web' as const, workspaceId: 'w', conversationId: 'room' },
      route: {},
    };
    await house.send({ ...to('x', 'salon'), recipient: { address }, message: card('au salon') });
    await settled(1);
    await refresh((reader) => (reader ? undefined : card('60 % au salon')));
    await settled(2);
    expect(house.textsShown()).toEqual(['60 % au salon']);
  });

  it('are sent in their newest state alone', async () => {
    const worker = await house.startWorker();
    await show('alice');
    await worker.stop();
    for (const percent of [20, 40, 60]) await refresh(() => card(`${percent} %`));
    const before = house.platform.sends;
    await house.startWorker();
    await settled(4);
    expect(house.textsShown()).toEqual(['60 %']);
    expect(house.platform.sends).toBe(before + 1);
  });

  it('leave out the one that the reply replaces, and change nothing when the transaction fails', async () => {
    await house.startWorker();
    await show('alice');
    const [own] = await remembered();
    expect(await refresh(() => card('60 %'), own?.posted)).toBe(0);
    await house.expectQuiet();
    const failing = house.test.database.transactions.run(async (tx) => {
      await refreshLive(tx, liveKey, () => card('60 %'), { cause: 'test', now: house.clock.now() });
      throw new Error('after the change');
    });
    await expect(failing).rejects.toThrow('after the change');
    await house.expectQuiet();
    expect(house.textsShown()).toEqual(['de alice']);
  });

  it('do not come over what the reply has shown meanwhile', async () => {
    const worker = await house.startWorker();
    await show('alice', 'bob');
    await worker.stop();
    const [one, other] = await remembered();
    if (!one || !other) throw new Error('two were shown');
    await refresh(() => card('20 %'));
    await refresh(() => undefined, one.posted);
    await createLiveMessages(house.test.database).forget(other.posted);
    await house.startWorker();
    await settled(4);
    expect((await house.rows()).slice(2).map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
    expect(house.textsShown().sort()).toEqual(['de alice', 'de bob']);
  });

  it.each(['rejected', 'unreachable'] as const)('are forgotten once %s', async (reason) => {
    await house.startWorker();
    await show('alice');
    house.platform.plan(() => ({ kind: 'fails', error: new PlatformError(reason, 'no') }));
    await refresh(() => card('60 %'));
    await settled(2);
    expect(await remembered()).toEqual([]);
  });

  it('stay remembered when the platform is only away', async () => {
    await house.startWorker();
    await show('alice');
    let calls = 0;
    house.platform.plan(() =>
      calls++ === 0 ? { kind: 'fails', error: new PlatformError('unavailable', 'down') } : { kind: 'ok' },
    );
    await refresh(() => card('60 %'));
    await house.until(allFinal, () => house.clock.advance(1000));
    expect(house.textsShown()).toEqual(['60 %']);
    expect(await remembered()).toHaveLength(1);
  });

  it('are forgotten when they are removed', async () => {
    await house.startWorker();
    await show('alice');
    const [own] = await remembered();
    if (!own) throw new Error('nothing was remembered');
    await house.send({ operation: 'remove', posted: own.posted, dedupeKey: 'remove', cause: 'test' });
    await settled(2);
    expect(await remembered()).toEqual([]);
  });

  it('are remembered when they had arrived and the answer was lost', async () => {
    let calls = 0;
    house.platform.plan(() => ({ kind: calls++ === 0 ? 'arrivesThenFails' : 'ok' }));
    await house.startWorker();
    await house.send(to('alice', 'perdue', { message: card('arrivée') }));
    await house.until(allFinal, () => house.clock.advance(1000));
    expect(await remembered()).toMatchObject([{ posted: { messageId: house.platform.shown[0]?.id } }]);
    expect(house.platform.shown).toHaveLength(1);
  });

  it('of one reader are written once, however often she has them before her', async () => {
    const live = createLiveMessages(house.test.database);
    for (const place of ['1', '2', '3']) {
      const key = { platform: 'web' as const, workspaceId: 'w', conversationId: `alice-${place}` };
      await live.remember({
        liveKey,
        posted: { address: { key, route: {} }, messageId: place, visibility: 'all' },
        member: member('alice'),
        postedAt: house.clock.now(),
      });
    }
    const readers: (Member | undefined)[] = [];
    expect(await refresh((reader) => (readers.push(reader), card('60 %')))).toBe(3);
    expect(readers).toEqual([member('alice')]);
  });
});

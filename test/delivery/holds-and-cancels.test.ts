import { PlatformError } from '../../src/core/errors';
import { cancelCause, hold, release } from '../../src/delivery/outbox';
import { allFinal, openDeliveryHouse, to, type DeliveryHouse } from './delivery-house';

describe('what one cause decided', () => {
  let house: DeliveryHouse;
  beforeEach(async () => (house = await openDeliveryHouse()));
  afterEach(() => house.close());
  const inTransaction: DeliveryHouse['test']['database']['transactions']['run'] = (work) =>
    house.test.database.transactions.run(work);

  it('waits while it is held, and keeps nothing else back', async () => {
    await inTransaction((tx) => hold(tx, 'b', house.clock.now()));
    await house.startWorker();
    await house.send(to('alice', 'retenu', { cause: 'b' }), to('alice', 'autre'));
    await house.until((found) => found[1]?.state === 'sent');
    await house.expectQuiet();
    expect(house.textsShown()).toEqual(['autre']);
    await inTransaction((tx) => release(tx, 'b'));
    await house.until(allFinal);
    expect(house.textsShown()).toEqual(['autre', 'retenu']);
  });

  it('goes out at the latest when the hold says, even if nobody takes it away', async () => {
    const until = new Date(house.clock.now().getTime() + 60_000);
    await inTransaction((tx) => hold(tx, 'b', house.clock.now(), until));
    await house.startWorker();
    await house.send(to('alice', 'retenu', { cause: 'b' }));
    house.clock.advance(59_999);
    await house.expectQuiet();
    house.clock.advance(1);
    await house.until(allFinal);
    expect(house.textsShown()).toEqual(['retenu']);
  });

  it('is cancelled at once, but for what is on its way', async () => {
    house.platform.plan(() => ({ kind: 'arrivesThenHangs' }));
    await house.startWorker({ callTimeoutMs: 200 });
    await house.send(to('alice', 'en route', { cause: 'b' }), to('alice', 'derrière', { cause: 'b' }));
    await house.until(([row]) => row?.inDoubt === true);
    expect(await inTransaction((tx) => cancelCause(tx, 'b', house.clock.now()))).toBe(1);
    const found = await house.until(allFinal, () => house.clock.advance(1000));
    expect(found.map(({ state }) => state)).toEqual(['sent', 'cancelled']);
    expect(house.textsShown()).toEqual(['en route']);
  });

  it.each(['ambiguous', 'rateLimited'] as const)(
    'is not sent again when it was cancelled in the middle of a call that ended %s',
    async (reason) => {
      let fail = (): void => {};
      house.platform.post = () =>
        new Promise((_resolve, reject) => {
          fail = () => reject(new PlatformError(reason, 'x', { retryAfterMs: 1 }));
        });
      await house.startWorker();
      await house.send(to('alice', 'trop tard', { cause: 'b' }));
      await house.until(([row]) => row?.inDoubt === true);
      await inTransaction((tx) => cancelCause(tx, 'b', house.clock.now()));
      fail();
      const [row] = await house.until(allFinal, () => house.clock.advance(1000));
      expect(row).toMatchObject({ state: 'cancelled', reason: 'Annulé avant l’envoi.', tries: 1 });
    },
  );
});

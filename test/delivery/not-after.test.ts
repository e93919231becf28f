import { allFinal, openDeliveryHouse, to, type DeliveryHouse } from './delivery-house';

describe('a message that is of no use past a moment', () => {
  let house: DeliveryHouse;
  beforeEach(async () => (house = await openDeliveryHouse()));
  afterEach(() => house.close());
  const in10Minutes = () => new Date(house.clock.now().getTime() + 10 * 60_000);
  const reason = 'Annulé : le message n’a pas pu partir avant le moment où il n’aurait plus servi.';

  it('is not sent after it, and says so; what has no such moment is', async () => {
    await house.send(to('alice', 'à temps', { notAfter: in10Minutes() }), to('bob', 'toujours'));
    house.clock.advance(10 * 60_000 + 1);
    await house.startWorker();
    const found = await house.until(allFinal);
    expect(found.map(({ state }) => state)).toEqual(['cancelled', 'sent']);
    expect(found[0]).toMatchObject({ reason, tries: 0 });
    expect(house.textsShown()).toEqual(['toujours']);
  });

  it('is sent until then', async () => {
    await house.send(to('alice', 'à temps', { notAfter: in10Minutes() }));
    house.clock.advance(10 * 60_000);
    await house.startWorker();
    await house.until(allFinal);
    expect(house.textsShown()).toEqual(['à temps']);
  });

  it('is not sent when its workspace is told to wait past it', async () => {
    await house.test.database.prisma.lane.create({
      data: {
        platform: 'web',
        workspaceId: 'w',
        owner: 0,
        token: 1,
        leaseUntil: house.clock.now(),
        pausedUntil: new Date(house.clock.now().getTime() + 60 * 60_000),
      },
    });
    await house.startWorker();
    await house.send(to('alice', 'à temps', { notAfter: in10Minutes() }));
    await house.expectQuiet();
    house.clock.advance(60 * 60_000);
    const [row] = await house.until(allFinal);
    expect(row).toMatchObject({ state: 'cancelled', reason });
    expect(house.textsShown()).toEqual([]);
  });

  it('that may have arrived is looked for, and not sent again', async () => {
    house.platform.plan(() => ({ kind: 'arrivesThenHangs' }));
    await house.startWorker({ callTimeoutMs: 100 });
    await house.send(to('alice', 'arrivé', { notAfter: in10Minutes() }));
    await house.until(([row]) => row?.inDoubt === true);
    const [row] = await house.until(allFinal, () => house.clock.advance(5 * 60_000));
    expect(row?.state).toBe('sent');
    expect(house.textsShown()).toEqual(['arrivé']);
  });
});

import { PlatformError } from '../../src/core/errors';
import { createRecordingPlatform, type PlannedAnswer } from '../support/recording-platform';
import { allFinal, openDeliveryHouse, to, type DeliveryHouse } from './delivery-house';

describe('a delivery that may have arrived', () => {
  let house: DeliveryHouse;
  beforeEach(async () => (house = await openDeliveryHouse()));
  afterEach(() => house.close());

  function plan(...answers: PlannedAnswer[]): void {
    house.platform.plan(() => answers.shift() ?? { kind: 'ok' });
  }
  const reset: PlannedAnswer = { kind: 'fails', error: new PlatformError('ambiguous', 'reset') };
  const final = () => house.until(allFinal, () => house.clock.advance(60_000));

  it('is found although the answer was lost, and not sent again', async () => {
    plan({ kind: 'arrivesThenFails' });
    await house.startWorker();
    await house.send(to('alice', 'arrivé'));
    const [row] = await final();
    expect(row).toMatchObject({ state: 'sent', posted: { messageId: house.platform.shown[0]?.id } });
    expect(row?.reason).toContain('retrouvé');
    expect(house.textsShown()).toEqual(['arrivé']);
  });

  it('is found after a call that never answered', async () => {
    plan({ kind: 'arrivesThenHangs' });
    await house.startWorker({ callTimeoutMs: 50 });
    await house.send(to('alice', 'muet'));
    const [row] = await final();
    expect(row).toMatchObject({ state: 'sent' });
    expect(house.textsShown()).toEqual(['muet']);
  });

  it('is sent again when it was looked for and is not there', async () => {
    plan(reset);
    await house.startWorker();
    await house.send(to('alice', 'perdu'));
    const [row] = await final();
    expect(row?.attempts.map(({ outcome }) => outcome)).toEqual(['absent', 'sent']);
    expect(house.textsShown()).toEqual(['perdu']);
  });

  it('is given a moment to appear before it is looked for', async () => {
    plan(reset);
    await house.startWorker();
    await house.send(to('alice', 'lent'));
    await house.until(([row]) => row?.attempts[0]?.outcome === 'ambiguous');
    house.clock.advance(4999);
    await house.expectQuiet();
    house.clock.advance(1);
    await house.until(allFinal);
  });

  it('ends as uncertain where the platform cannot tell, and is never sent again by itself', async () => {
    house.platform.canFind = false;
    plan({ kind: 'arrivesThenFails' });
    await house.startWorker();
    await house.send(to('alice', 'peut-être'));
    const [row] = await final();
    expect(row).toMatchObject({ state: 'uncertain' });
    expect(row?.reason).toMatch(/^Incertain/);
    house.clock.advance(86_400_000);
    await house.expectQuiet();
    expect(house.platform.sends).toBe(1);
  });

  it.each(['unreachable', 'unavailable', 'rateLimited'] as const)(
    'ends as uncertain when looking for it is always %s',
    async (reason) => {
      plan({ kind: 'arrivesThenFails' });
      await house.startWorker();
      await house.send(to('alice', 'introuvable'));
      await house.until(([row]) => row?.attempts[0]?.outcome === 'ambiguous');
      house.platform.lookUpError = new PlatformError(reason, 'x', { retryAfterMs: 1000 });
      const [row] = await final();
      expect(row).toMatchObject({ state: 'uncertain' });
      expect(house.platform.sends).toBe(1);
    },
  );

  it('is looked for and sent again, however often its turn to be looked for had to wait', async () => {
    plan(reset);
    await house.startWorker();
    await house.send(to('alice', 'longue file'));
    await house.until(([row]) => row?.attempts[0]?.outcome === 'ambiguous');
    const find = house.platform.find.bind(house.platform);
    let refusals = 0;
    house.platform.find = (...asked) => {
      refusals += 1;
      if (refusals > 150) return find(...asked);
      throw new PlatformError('rateLimited', 'not its turn', {
        retryAfterMs: 1000,
        limitScope: 'conversation',
        asked: false,
      });
    };
    const waiting = await house.until(
      () => refusals > 50,
      () => house.clock.advance(1001),
    );
    expect(waiting[0]).toMatchObject({ state: 'pending', inDoubt: true, tries: 1 });
    expect(waiting[0]?.reason).toMatch(/^En attente : /);
    const [row] = await house.until(allFinal, () => house.clock.advance(1001));
    expect(row).toMatchObject({ state: 'sent' });
    expect(house.textsShown()).toEqual(['longue file']);
  });

  it('is sent again when it is not there, although it was often asked to wait before', async () => {
    let calls = 0;
    house.platform.plan(() => {
      calls += 1;
      if (calls <= 20)
        return { kind: 'fails', error: new PlatformError('rateLimited', '429', { retryAfterMs: 1000 }) };
      return calls === 21 ? reset : { kind: 'ok' };
    });
    await house.startWorker();
    await house.send(to('alice', 'patient'));
    const [row] = await house.until(allFinal, () => house.clock.advance(6000));
    expect(row).toMatchObject({ state: 'sent', failures: 1 });
    expect(house.textsShown()).toEqual(['patient']);
  });

  it('is not tried for ever when each attempt is lost', async () => {
    house.platform.plan(() => reset);
    await house.startWorker();
    await house.send(to('alice', 'toujours perdu'));
    const [row] = await house.until(allFinal, () => house.clock.advance(3_600_000));
    expect(row).toMatchObject({ state: 'unreachable', tries: 12 });
    expect(house.platform.sends).toBe(12);
  });

  it('ends as done when it was a removal whose answer was lost', async () => {
    await house.startWorker();
    await house.send(to('alice', 'à retirer'));
    const [posted] = (await house.until(allFinal)).map((row) => row.posted as never);
    plan({ kind: 'arrivesThenFails' });
    await house.send({ dedupeKey: 'r', cause: 'test', operation: 'remove', posted: posted as never });
    const [, removal] = await final();
    expect(removal).toMatchObject({ state: 'sent' });
    expect(house.textsShown()).toEqual([]);
  });

  it('is looked for by the one who takes over, when its sender died in the middle', async () => {
    const dead = createRecordingPlatform();
    let letGo: () => void = () => {};
    dead.post = async (...call) => {
      await house.platform.post(...call);
      await new Promise<void>((resolve) => (letGo = resolve));
      throw new PlatformError('ambiguous', 'its process is gone');
    };
    await house.send(to('alice', 'relayé'), to('alice', 'suite'));
    await house.startWorker({ platforms: new Map([['web', dead]]) });
    await house.until(() => house.platform.shown.length === 1);
    await house.startWorker();
    house.clock.advance(19_999);
    await house.expectQuiet();
    house.clock.advance(2);
    const [row] = await house.until(allFinal);
    expect(row?.reason).toContain('retrouvé');
    letGo();
    await house.expectQuiet();
    expect(house.textsShown()).toEqual(['relayé', 'suite']);
  });

  it('is left to its sender as long as the call may last, however late it began', async () => {
    const late = createRecordingPlatform();
    let letGo: () => void = () => {};
    late.directAddress = (member, urgency) => {
      house.clock.advance(15_000);
      return house.platform.directAddress(member, urgency);
    };
    late.post = async (...call) => {
      const posted = await house.platform.post(...call);
      await new Promise<void>((resolve) => (letGo = resolve));
      return posted;
    };
    await house.send(to('alice', 'tardif'));
    await house.startWorker({ platforms: new Map([['web', late]]) });
    await house.until(() => house.platform.shown.length === 1);
    await house.startWorker();
    house.clock.advance(10_000);
    await house.expectQuiet();
    expect((await house.rows())[0]).toMatchObject({ state: 'pending', inDoubt: true });
    letGo();
    const [row] = await house.until(allFinal);
    expect(row?.reason).toBe('Envoyé.');
  });

  it('is not sent by one who lost the lane while preparing', async () => {
    const slow = createRecordingPlatform();
    let goOn: () => void = () => {};
    const ready = new Promise<void>((resolve) => (goOn = resolve));
    let asked = false;
    slow.directAddress = async (member, urgency) => {
      asked = true;
      await ready;
      return house.platform.directAddress(member, urgency);
    };
    await house.send(to('alice', 'une seule fois'));
    const first = await house.startWorker({ platforms: new Map([['web', slow]]) });
    await house.until(() => asked);
    house.clock.advance(20_001);
    // Its successor is in the middle of the call when the first one goes on.
    plan({ kind: 'arrivesThenHangs' });
    await house.startWorker({ callTimeoutMs: 2000 });
    await house.until(() => house.platform.shown.length === 1);
    goOn();
    await first.stop();
    await final();
    expect(slow.sends).toBe(0);
    expect(house.textsShown()).toEqual(['une seule fois']);
  });
});

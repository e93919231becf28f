import { PlatformError } from '../../src/core/errors';
import { createRecordingPlatform, type PlannedAnswer } from '../support/recording-platform';
import { allFinal, openDeliveryHouse, to, type DeliveryHouse } from './delivery-house';

const limited = (retryAfterMs: number, limitScope: 'conversation' | 'workspace'): PlannedAnswer => ({
  kind: 'fails',
  error: new PlatformError('rateLimited', 'slow', { retryAfterMs, limitScope }),
});

describe('the delivery worker', () => {
  let house: DeliveryHouse;
  beforeEach(async () => (house = await openDeliveryHouse()));
  afterEach(() => house.close());

  function plan(...answers: PlannedAnswer[]): void {
    house.platform.plan(() => answers.shift() ?? { kind: 'ok' });
  }

  it('sends what a committed transaction wrote, once, and says so', async () => {
    await house.startWorker({ pollEveryMs: 60_000 });
    await house.send(to('alice', 'bonjour'));
    const [row] = await house.until(allFinal);
    expect(row).toMatchObject({ state: 'sent', reason: 'Envoyé.', inDoubt: false });
    expect(row?.posted).toMatchObject({ messageId: house.platform.shown[0]?.id });
    expect(row?.attempts.map(({ outcome }) => outcome)).toEqual(['sent']);
    expect(house.textsShown()).toEqual(['bonjour']);
  });

  it('is shared by two workers without sending anything twice, in the order of each conversation', async () => {
    await house.send(...Array.from({ length: 120 }, (_, n) => to(`person${n % 5}`, `${n}`)));
    await house.startWorker();
    await house.startWorker();
    await house.until(allFinal);
    expect(house.textsShown()).toHaveLength(120);
    for (let person = 0; person < 5; person += 1) {
      const own = house.platform.shown
        .filter(({ conversation }) => conversation.endsWith(`person${person}`))
        .map(({ message }) => Number(message.text));
      expect(own).toEqual([...own].sort((a, b) => a - b));
    }
  });

  it('keeps the order when the first one has to wait', async () => {
    plan({ kind: 'fails', error: new PlatformError('unavailable', 'down') });
    await house.startWorker();
    await house.send(to('alice', 'un'), to('alice', 'deux'));
    const [first] = await house.until(([row]) => row?.tries === 1 && !row.inDoubt);
    expect(first?.reason).toMatch(/^Reporté/);
    await house.expectQuiet();
    await house.until(allFinal, () => house.clock.advance(1000));
    expect(house.textsShown()).toEqual(['un', 'deux']);
  });

  it('lets what is scheduled for later keep nothing back', async () => {
    await house.startWorker();
    await house.send(
      to('alice', 'demain', { notBefore: new Date(house.clock.now().getTime() + 86_400_000) }),
    );
    await house.send(to('alice', 'maintenant'));
    await house.until((found) => found[1]?.state === 'sent');
    expect(house.textsShown()).toEqual(['maintenant']);
    house.clock.advance(86_400_000);
    await house.until(allFinal);
    expect(house.textsShown()).toEqual(['maintenant', 'demain']);
  });

  it('waits as long as the platform says, and not less', async () => {
    plan(limited(7000, 'conversation'));
    await house.startWorker();
    await house.send(to('alice', 'patience'));
    await house.until(([row]) => row?.attempts[0]?.outcome === 'rateLimited');
    house.clock.advance(6999);
    await house.expectQuiet();
    house.clock.advance(1);
    await house.until(allFinal);
    expect(house.platform.sends).toBe(2);
  });

  it('stops only the conversation whose limit was reached', async () => {
    plan(limited(60_000, 'conversation'));
    await house.startWorker();
    await house.send(to('alice', 'freiné'));
    await house.until(([row]) => row?.attempts[0]?.outcome === 'rateLimited');
    await house.send(to('alice', 'derrière'), to('bob', 'libre'));
    await house.until((found) => found[2]?.state === 'sent');
    expect(house.textsShown()).toEqual(['libre']);
  });

  it('stops a whole workspace when the limit is the workspace’s, and no other workspace', async () => {
    plan(limited(5000, 'workspace'));
    await house.startWorker();
    await house.send(to('alice', 'freiné'));
    await house.until(([row]) => row?.attempts[0]?.outcome === 'rateLimited');
    const elsewhere = { member: { platform: 'web' as const, workspaceId: 'other', memberId: 'eve' } };
    await house.send(to('bob', 'attend aussi'), to('eve', 'libre', { recipient: elsewhere }));
    await house.until((found) => found[2]?.state === 'sent');
    house.clock.advance(4999);
    await house.expectQuiet();
    expect(house.textsShown()).toEqual(['libre']);
    house.clock.advance(1);
    await house.until(allFinal);
    expect(house.textsShown().slice(1).sort()).toEqual(['attend aussi', 'freiné']);
  });

  it('gives up after its tries, with a reason, when the platform never accepts', async () => {
    house.platform.plan(() => ({ kind: 'fails', error: new PlatformError('unavailable', 'down') }));
    await house.startWorker();
    await house.send(to('alice', 'panne'));
    const [row] = await house.until(allFinal, () => house.clock.advance(3_600_000));
    expect(row).toMatchObject({ state: 'unreachable', tries: 12 });
    expect(row?.reason).toContain('malgré plusieurs essais');
    expect(house.platform.sends).toBe(12);
  });

  it.each([
    ['unreachable', 'Injoignable'],
    ['rejected', 'Refusé'],
  ] as const)('ends at once what is %s, with the reason in French', async (reason, word) => {
    house.platform.plan(() => ({ kind: 'fails', error: new PlatformError(reason, 'x') }));
    await house.startWorker();
    await house.send(to('alice', 'refus'));
    const [row] = await house.until(allFinal);
    expect(row).toMatchObject({ state: reason });
    expect(row?.reason).toMatch(new RegExp(`^${word} : `));
    expect(house.platform.sends).toBe(1);
  });

  it('ends what goes to somebody whom the platform does not know, without sending', async () => {
    house.platform.lookUpError = new PlatformError('unreachable', 'gone');
    await house.startWorker();
    await house.send(to('personne', 'bonjour'));
    const [row] = await house.until(allFinal);
    expect(row).toMatchObject({ state: 'unreachable' });
    expect(house.platform.sends).toBe(0);
  });

  it('keeps what is for a platform that is not configured, and says why', async () => {
    const member = { platform: 'slack' as const, workspaceId: 'T1', memberId: 'U1' };
    await house.send(to('U1', 'plus tard', { recipient: { member } }));
    const without = await house.startWorker();
    const [row] = await house.until(([found]) => found?.reason !== null);
    expect(row).toMatchObject({
      state: 'pending',
      reason: 'En attente : la plateforme n’est pas configurée.',
    });
    await without.stop();
    const slack = createRecordingPlatform('slack');
    await house.startWorker({ platforms: new Map([['slack', slack]]) });
    await house.until(allFinal);
    expect(slack.shown.map(({ message }) => message.text)).toEqual(['plus tard']);
  });

  it('sets aside a row that cannot be read, and sends the others', async () => {
    await house.send(to('alice', 'abîmé'), to('alice', 'entier'));
    const broken = { where: { dedupeKey: 'alice/abîmé' }, data: { message: { words: 'none' } } };
    await house.test.database.prisma.delivery.update(broken);
    await house.startWorker();
    const [row] = await house.until(allFinal);
    expect(row).toMatchObject({ state: 'rejected' });
    expect(row?.reason).toContain('n’a pas pu être relu');
    expect(house.textsShown()).toEqual(['entier']);
    expect(house.errors.splice(0)).toEqual([{ deliveryId: row?.id }]);
  });
});

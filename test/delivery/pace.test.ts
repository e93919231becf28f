import { readPace, slackPace, teamsPace, type PaceWindow } from '../../src/core/pace';
import { createPacer } from '../../src/delivery/pacer';
import { seededRandom } from '../support/random';
import { allFinal, openDeliveryHouse, to, type DeliveryHouse } from './delivery-house';
import { exceeds } from '../support/pace-check';

const at = (ms: number): Date => new Date(ms);

describe('a pace, as it is written in the settings', () => {
  it('is read with its windows, for one operation or for all', () => {
    expect(readPace('conversation 7/1s, update workspace 50/1min')).toEqual([
      { scope: 'conversation', limit: 7, perMs: 1000 },
      { scope: 'workspace', limit: 50, perMs: 60_000, operation: 'update' },
    ]);
    expect(readPace('open workspace 5/1min')).toEqual([
      { scope: 'workspace', limit: 5, perMs: 60_000, operation: 'open' },
    ]);
    expect(readPace(' none ')).toEqual([]);
    expect(readPace(slackPace)).toHaveLength(6);
    expect(readPace(teamsPace)).toHaveLength(5);
  });

  it.each([
    '',
    'fast',
    'conversation 0/1s',
    'conversation 1/0s',
    'channel 1/1s',
    'open conversation 1/1s',
    'conversation 1/1s;',
    'post 1/1s',
  ])('is refused when it says « %s »', (text) => expect(readPace(text)).toBeUndefined());
});

describe('what is left of a pace', () => {
  it('is nothing while as many calls as allowed are in flight, and until the oldest ended a window ago', () => {
    const pacer = createPacer([{ scope: 'conversation', limit: 2, perMs: 1000 }]);
    const first = pacer.begin('a', 'post');
    const second = pacer.begin('a', 'post');
    expect(pacer.waitMs('a', 'post', at(0))).toBe(Infinity);
    expect(pacer.waitMs('b', 'post', at(0))).toBe(0);
    first(at(100));
    expect(pacer.waitMs('a', 'post', at(100))).toBe(1001);
    second(at(300));
    expect(pacer.waitMs('a', 'post', at(1101))).toBe(0);
    expect(pacer.held(at(1000))).toEqual({ conversations: ['a'], freeInMs: 101 });
    expect(pacer.held(at(1400))).toEqual({ conversations: [], freeInMs: Infinity });
  });

  it('counts an operation in its own window alone, and in those of all', () => {
    const pacer = createPacer([
      { scope: 'workspace', limit: 1, perMs: 1000, operation: 'update' },
      { scope: 'workspace', limit: 3, perMs: 1000 },
    ]);
    pacer.note('a', 'update', at(0));
    expect(pacer.waitMs('b', 'update', at(1))).toBe(1000);
    expect(pacer.waitMs('b', 'post', at(1))).toBe(0);
    pacer.note('a', 'post', at(1));
    pacer.note('a', 'post', at(1));
    expect(pacer.waitMs('b', 'post', at(2))).toBe(999);
  });

  it('keeps a share of the long windows of a workspace for what does not go to many', () => {
    const pacer = createPacer(
      [
        { scope: 'workspace', limit: 10, perMs: 60_000 },
        { scope: 'workspace', limit: 2, perMs: 1000 },
      ],
      0.2,
    );
    for (let n = 0; n < 8; n += 1) pacer.note('a', 'post', at(n * 1000));
    expect(pacer.waitMs('b', 'post', at(9000), 'mayWait')).toBe(60_001 - 9000);
    expect(pacer.waitMs('b', 'post', at(9000), 'soon')).toBe(0);
    pacer.begin('b', 'post');
    expect(pacer.waitMs('c', 'post', at(9000), 'mayWait')).toBe(61_001 - 9000);
    expect(pacer.waitMs('c', 'post', at(9000), 'soon')).toBe(0);
  });

  it('never lets a window of the platform overflow, however long the way there takes', () => {
    const random = seededRandom(7);
    const pace: PaceWindow[] = [
      { scope: 'conversation', limit: 2, perMs: 200 },
      { scope: 'workspace', limit: 5, perMs: 300 },
    ];
    const pacer = createPacer(pace);
    const ends: { at: number; end(at: Date): void }[] = [];
    const arrivals: { conversation: string; operation: 'post'; at: number }[] = [];
    for (let now = 0; now < 20_000; now += 5) {
      for (const due of ends.splice(0)) {
        if (due.at <= now) due.end(at(now));
        else ends.push(due);
      }
      const conversation = `c${Math.floor(random() * 3)}`;
      if (pacer.waitMs(conversation, 'post', at(now)) > 0) continue;
      const arrives = now + random() * 60;
      arrivals.push({ conversation, operation: 'post', at: arrives });
      ends.push({ at: arrives + random() * 60, end: pacer.begin(conversation, 'post') });
    }
    expect(arrivals.length).toBeGreaterThan(100);
    expect(exceeds(pace, arrivals)).toEqual([]);
  });
});

describe('a worker with a pace', () => {
  let house: DeliveryHouse;
  beforeEach(async () => (house = await openDeliveryHouse()));
  afterEach(() => house.close());

  it('lets other conversations pass while one has to wait, and keeps its order', async () => {
    const paces = { web: [{ scope: 'conversation' as const, limit: 1, perMs: 1000 }] };
    await house.startWorker({ paces });
    await house.send(to('alice', 'un'), to('alice', 'deux'), to('bob', 'trois'));
    await house.until((found) => found.filter(({ state }) => state === 'sent').length === 2);
    await house.expectQuiet();
    expect(house.textsShown().sort()).toEqual(['trois', 'un']);
    house.clock.advance(1001);
    await house.until(allFinal);
    expect(house.textsShown().at(-1)).toBe('deux');
  });

  it('counts what its predecessor sent', async () => {
    const paces = { web: [{ scope: 'workspace' as const, limit: 1, perMs: 60_000 }] };
    const first = await house.startWorker({ paces });
    await house.send(to('alice', 'un'));
    await house.until(allFinal);
    await first.stop();
    await house.send(to('bob', 'deux'));
    await house.startWorker({ paces });
    await house.expectQuiet();
    expect(house.textsShown()).toEqual(['un']);
    house.clock.advance(60_001);
    await house.until(allFinal);
  });

  it('leaves out of it what replies used', async () => {
    const paces = { web: [{ scope: 'workspace' as const, limit: 1, perMs: 5000 }] };
    const worker = await house.startWorker({ paces });
    worker.noteReply('web', 'w', 'web/w/direct-bob');
    await house.send(to('alice', 'après la réponse'));
    await house.expectQuiet();
    expect(house.textsShown()).toEqual([]);
    house.clock.advance(5001);
    await house.until(allFinal);
  });

  it('sends what is urgent while many alike wait for a window that they have used', async () => {
    const paces = { web: [{ scope: 'workspace' as const, limit: 10, perMs: 60_000 }] };
    await house.startWorker({ paces, urgentReserve: 0.1 });
    const many = Array.from({ length: 15 }, (_, n) => to(`m${n}`, `diffusion ${n}`, { bulk: true }));
    await house.send(...many);
    await house.until((found) => found.filter(({ state }) => state === 'sent').length === 9);
    await house.expectQuiet();
    await house.send(to('a', 'annulé'));
    await house.until((found) => found.at(-1)?.state === 'sent');
    expect(house.textsShown()).toHaveLength(10);
    house.clock.advance(60_001);
    await house.until(allFinal);
  });

  it('sends what concerns one person before what goes to many', async () => {
    const paces = { web: [{ scope: 'workspace' as const, limit: 1, perMs: 1000 }] };
    await house.send(
      ...['a', 'b', 'c'].map((person) => to(person, `diffusion ${person}`, { bulk: true })),
      to('a', 'réponse'),
    );
    await house.startWorker({ paces });
    await house.until(allFinal, () => house.clock.advance(100));
    expect(house.textsShown()[0]).toBe('réponse');
  });
});

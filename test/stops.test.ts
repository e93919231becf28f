import type { LogFields } from '../src/core/logger';
import { silentLogger } from '../src/core/logger';
import { createStops } from '../src/stops';

describe('stopping', () => {
  const order: string[] = [];
  const logged: [string, LogFields][] = [];
  const codes: number[] = [];
  const logger = {
    ...silentLogger,
    error: (fields: LogFields, message: string) => logged.push([message, fields]),
  };
  const stops = (limitMs?: number) => createStops(logger, (code) => codes.push(code), limitMs);

  beforeEach(() => {
    for (const list of [order, logged, codes]) list.length = 0;
  });

  it('stops first what was begun last, once, however often it is asked', async () => {
    const all = stops();
    for (const name of ['house', 'http', 'jobs']) all.add(name, () => void order.push(name));
    await Promise.all([all.stop(), all.stop()]);
    expect(order).toEqual(['jobs', 'http', 'house']);
    expect([logged, codes]).toEqual([[], []]);
  });

  it('goes on after a step that fails, and names it', async () => {
    const all = stops();
    const error = new Error('no');
    all.add('house', () => void order.push('house'));
    all.add('jobs', () => Promise.reject(error));
    await all.stop();
    expect(order).toEqual(['house']);
    expect(logged).toEqual([['stop failed', { step: 'jobs', error }]]);
  });

  it('names a step that does not end, and quits', async () => {
    const all = stops(20);
    all.add('house', () => void order.push('house'));
    all.add('jobs', () => new Promise<void>(() => {}));
    void all.stop();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect([order, codes]).toEqual([[], [1]]);
    expect(logged).toEqual([
      ['stop takes too long: quitting', { step: 'jobs', held: expect.any(String) as string }],
    ]);
  });

  it('says when something holds the process after the last step', async () => {
    const all = stops(20);
    await all.stop();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect([codes, logged]).toEqual([
      [1],
      [['stop takes too long: quitting', { step: 'after the last', held: expect.any(String) as string }]],
    ]);
  });
});

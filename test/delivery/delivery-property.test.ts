import fc from 'fast-check';
import { PlatformError } from '../../src/core/errors';
import type { PlannedAnswer } from '../support/recording-platform';
import { allFinal, openDeliveryHouse, to, type DeliveryHouse } from './delivery-house';

const answer = fc.constantFrom<PlannedAnswer>(
  { kind: 'ok' },
  { kind: 'arrivesThenFails' },
  { kind: 'arrivesThenHangs' },
  { kind: 'fails', error: new PlatformError('rateLimited', 'slow', { retryAfterMs: 3000 }) },
  {
    kind: 'fails',
    error: new PlatformError('rateLimited', 'slow', { retryAfterMs: 9000, limitScope: 'conversation' }),
  },
  { kind: 'fails', error: new PlatformError('unavailable', 'down') },
  { kind: 'fails', error: new PlatformError('ambiguous', 'reset') },
  { kind: 'fails', error: new PlatformError('unreachable', 'gone') },
  { kind: 'fails', error: new PlatformError('rejected', 'no') },
);

describe('whatever the platform does', () => {
  let house: DeliveryHouse;
  beforeAll(async () => (house = await openDeliveryHouse()));
  afterAll(() => house.close());

  it('every delivery ends in a final, explained state, in order, and is shown at most once', async () => {
    const parts = { callTimeoutMs: 20, random: () => 0.5 };
    await house.startWorker(parts);
    await house.startWorker(parts);
    let round = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(answer, { maxLength: 20 }), fc.boolean(), async (answers, canFind) => {
        round += 1;
        const plan = [...answers];
        house.platform.canFind = canFind;
        house.platform.plan(() => plan.shift() ?? { kind: 'ok' });
        const texts = Array.from({ length: 6 }, (_, n) => `${round}.${n}`);
        await house.send(...texts.map((text, n) => to(`p${n % 3}`, text)));
        const found = await house.until(allFinal, () => house.clock.advance(2000));
        const shown = house.textsShown().filter((text) => text.startsWith(`${round}.`));
        expect(new Set(shown).size).toBe(shown.length);
        for (const text of texts) {
          const row = found.find(({ dedupeKey }) => dedupeKey.endsWith(`/${text}`));
          expect(row?.reason).toMatch(/^(Envoyé|Injoignable|Refusé|Incertain)/);
          if (row?.state === 'sent') expect(shown).toContain(text);
          if (row?.state === 'rejected' || row?.state === 'unreachable') expect(shown).not.toContain(text);
          if (canFind) expect(row?.state).not.toBe('uncertain');
        }
        for (const n of [0, 1, 2]) {
          const pair = shown.filter((text) => text === `${round}.${n}` || text === `${round}.${n + 3}`);
          expect(pair).toEqual([...pair].sort());
        }
      }),
      { numRuns: 25, seed: 20261123 },
    );
  });
});

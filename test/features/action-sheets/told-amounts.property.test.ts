import fc from 'fast-check';
import { toBlocks } from '../../../src/features/action-sheets/lists/blocks';
import { isToldOf } from '../../../src/features/action-sheets/lists/told-amounts';
import type { Sheet } from '../../../src/features/action-sheets/sheet';
import { toldApart } from './rights-of-sums';

const regions = ['A', 'B', 'C', 'D'];
const territory = fc.record({
  regionCodes: fc.uniqueArray(fc.constantFrom(...regions), { minLength: 1, maxLength: 2 }),
  count: fc.integer({ min: 0, max: 12 }),
});
const countries = fc.array(territory, { maxLength: 25 });

/** Everything that can be asked of places: each territory, each Region, the country. */
function everyPlace(territories: { regionCodes: string[]; count: number }[]) {
  const idsIn = (code: string): string[] =>
    territories.flatMap(({ regionCodes }, at) => (regionCodes.includes(code) ? [`t${at}`] : []));
  return [...territories.map((_, at) => [`t${at}`]), ...regions.map(idsIn), undefined];
}

const sheetsOf = (territories: { count: number }[]): Sheet[] =>
  territories.flatMap(({ count }, at) =>
    Array.from({ length: count }, (_, number) => ({ territoryId: `t${at}`, number }) as Sheet),
  );

function sumsTold(territories: { regionCodes: string[]; count: number }[], least: number): Sheet[][] {
  const sheets = sheetsOf(territories);
  const regionsOf = (id: string): string[] => territories[Number(id.slice(1))]?.regionCodes ?? [];
  return everyPlace(territories)
    .filter((ids) => isToldOf(ids, sheets, regionsOf, least))
    .map((ids) => sheets.filter(({ territoryId }) => ids?.includes(territoryId) ?? true));
}

test('no additions and subtractions of what is told of places give a sum over one to four sheets', () => {
  fc.assert(
    fc.property(countries, (territories) => expect(toldApart(sumsTold(territories, 5))).toEqual([])),
    { numRuns: 1000, seed: 7 },
  );
});

test('the same attack finds them where the least is lower', () => {
  const twoOfOneRegion = [
    { regionCodes: ['A'], count: 8 },
    { regionCodes: ['A'], count: 4 },
  ];
  expect(toldApart(sumsTold(twoOfOneRegion, 4)).flat()).toHaveLength(4);
  expect(toldApart(sumsTold(twoOfOneRegion, 5))).toEqual([]);
});

test('the country is told from five sheets on, and so are Regions that have enough of their own', () => {
  fc.assert(
    fc.property(countries, (territories) => {
      const own = territories.map(({ count }) => ({ regionCodes: ['A'], count }));
      const sheets = sheetsOf(own);
      const isTold = sheets.length === 0 || sheets.length >= 5;
      expect(isToldOf(undefined, sheets, () => ['A'], 5)).toBe(isTold);
    }),
    { numRuns: 300, seed: 8 },
  );
  const two = [
    { territoryIds: ['a1'], regionCodes: ['A'], count: 3 },
    { territoryIds: ['a2'], regionCodes: ['A'], count: 2 },
    { territoryIds: ['b1'], regionCodes: ['B'], count: 4 },
    { territoryIds: ['b2'], regionCodes: ['B'], count: 9 },
    { territoryIds: ['b3'], regionCodes: ['B'], count: 20 },
  ];
  expect(toBlocks(two, 5).map(({ territoryIds }) => territoryIds.join('+'))).toEqual([
    'a1+a2',
    'b1+b2',
    'b3',
  ]);
});

export interface Block {
  territoryIds: string[];
  regionCodes: string[];
  /** Of sheets. */
  count: number;
}

/**
 * Puts territories together until every block has `least` sheets, the same ones whatever is asked. Sums that are told of
 * whole blocks alone can be added and subtracted as one likes: what comes out is again a sum over whole blocks, never
 * over fewer sheets. Those of the same Regions go together first, small ones with small ones, so that little is closed.
 * One block alone may stay below: then there is nothing to put it with.
 */
export function toBlocks(territories: Block[], least: number): Block[] {
  const blocks = territories.filter(({ count }) => count > 0);
  for (;;) {
    blocks.sort((a, b) => a.count - b.count || (firstId(a) < firstId(b) ? -1 : 1));
    const [smallest, ...others] = blocks;
    if (!smallest || smallest.count >= least || others.length === 0) return blocks;
    // The sort is stable: of those as near, the smallest.
    const [nearest] = others.toSorted((a, b) => regionsApart(smallest, a) - regionsApart(smallest, b));
    if (!nearest) return blocks;
    blocks.splice(blocks.indexOf(nearest), 1);
    blocks[0] = {
      territoryIds: [...smallest.territoryIds, ...nearest.territoryIds].sort(),
      regionCodes: [...new Set([...smallest.regionCodes, ...nearest.regionCodes])],
      count: smallest.count + nearest.count,
    };
  }
}

const firstId = ({ territoryIds }: Block): string => territoryIds[0] ?? '';

/** In how many Regions only one of the two lies. */
const regionsApart = (a: Block, b: Block): number =>
  a.regionCodes.filter((code) => !b.regionCodes.includes(code)).length +
  b.regionCodes.filter((code) => !a.regionCodes.includes(code)).length;

import { normalisePlace } from './normalise-place';
import type { Row } from './csv-tables';
import type { Commune } from './territory';

/** The communes of France by normalised name. Objects are made when asked for: 37,000 of them would cost memory. */
export interface CommuneIndex {
  named(normalisedName: string): Commune[];
  /** Every normalised name, once. */
  names(): Iterable<string>;
  ofIntercommunality(siren: string): Commune[];
}

/** Line number and position in the line, packed into one number; an array where several communes share a name. */
type Spot = number | number[];
const positionsPerLine = 4096;

/** `lines`: the rows of communes.csv. The index is built at the first question, so that the start stays quick. */
export function indexCommunes(lines: Row<'communes.csv'>[]): CommuneIndex {
  let built: Map<string, Spot> | undefined;
  const spots = () => (built ??= spotsByName(lines));
  const cells: (string[] | undefined)[] = [];

  function communeAt(spot: number): Commune {
    const lineNumber = Math.floor(spot / positionsPerLine);
    const line = lines[lineNumber];
    if (!line) throw new Error(`no line of communes at ${spot}`);
    cells[lineNumber] ??= namesOf(line).split('|');
    const [nameAndSize = '', nowPartOf] = (cells[lineNumber][spot % positionsPerLine] ?? '').split('>');
    const [name = '', thousands = '0'] = nameAndSize.split(':');
    return {
      name: name.replaceAll("'", '’'),
      departmentCode: line.departement,
      siren: line.intercommunalite,
      thousands: Number(thousands),
      nowPartOf: nowPartOf?.replaceAll("'", '’'),
    };
  }

  return {
    named(name) {
      const spot = spots().get(name);
      if (spot === undefined) return [];
      return typeof spot === 'number' ? [communeAt(spot)] : spot.map(communeAt);
    },
    names: () => spots().keys(),
    ofIntercommunality: (siren) =>
      lines.flatMap((line, index) =>
        line.intercommunalite === siren
          ? line.communes.split('|').map((_, position) => communeAt(index * positionsPerLine + position))
          : [],
      ),
  };
}

const namesOf = (line: Row<'communes.csv'>) => `${line.communes}|${line.anciennes}`;

function spotsByName(lines: Row<'communes.csv'>[]): Map<string, Spot> {
  // All names in one string: normalising once is ten times faster than name by name.
  const bare = lines.map((line) => namesOf(line).replace(/>[^|]*|:\d+|\([^)]*\)/g, ''));
  const byName = new Map<string, Spot>();
  normalisePlace(bare.join('\n'))
    .split('\n')
    .forEach((names, lineNumber) =>
      names.split('|').forEach((name, position) => {
        if (name === '') return;
        const spot = lineNumber * positionsPerLine + position;
        const known = byName.get(name);
        if (known === undefined) byName.set(name, spot);
        else if (typeof known === 'number') byName.set(name, [known, spot]);
        else known.push(spot);
      }),
    );
  return byName;
}

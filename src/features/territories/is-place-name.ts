import type { TerritoryRegister } from './load-territories';
import { normalisePlace } from './normalise-place';

/** Is this the name of a commune, an intercommunality, a department, a Region or a territory, or a part of one? */
export function isPlaceName(
  register: TerritoryRegister,
  text: string,
  /** Smaller communes do not count: there are 37,000, and one for many a first name. */
  leastThousands = 0,
): boolean {
  const name = normalisePlace(text);
  return (
    register.communes.named(name).some(({ thousands }) => thousands >= leastThousands) ||
    register.names.exactly(name).length > 0 ||
    register.names.loosely(name).length > 0 ||
    register.names.byPart(name).length > 0
  );
}

import { homeOf, type Person } from '../../../core/person';
import { foldText } from '../../../core/text';
import { findTerritory, regionsNamed, type TerritoryRegister } from '../../territories';

/** « chez nous », « ma région »: where she is at home is meant. */
const atHome =
  /\b(ma|notre|nos|ma propre) (region|regions)\b|\b(mon|notre) (territoire|departement|agglo|agglomeration|interco|intercommunalite)\b|\b(chez (nous|moi)|pres de chez (nous|moi)|par ici|dans le coin)\b/;

/**
 * The Regions that a question is about: that of the territory given with it, one that it names, or the home of who asks
 * where « chez nous » is said. Empty: it is a question for the whole country.
 */
export function regionsConcerned(
  register: TerritoryRegister,
  question: string,
  { territoryId, person }: { territoryId?: string | undefined; person?: Person | undefined },
): string[] {
  const territory = territoryId === undefined ? undefined : findTerritory(register, territoryId);
  if (territory) return territory.regionCodes;
  const named = regionsNamed(register, question).map(({ code }) => code);
  if (named.length > 0) return named;
  if (!person || !atHome.test(foldText(question))) return [];
  const home = homeOf(person);
  if (home.regionCode !== undefined) return [home.regionCode];
  return home.territoryId === undefined ? [] : (findTerritory(register, home.territoryId)?.regionCodes ?? []);
}

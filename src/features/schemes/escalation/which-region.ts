import { homeOf, type Person } from '../../../core/person';
import { foldText } from '../../../core/text';
import { findTerritory, matchRegion, type TerritoryRegister } from '../../territories';

/** « chez nous », « ma région »: where she is at home is meant. */
const atHome =
  /\b(ma|notre|nos|ma propre) (region|regions)\b|\b(mon|notre) (territoire|departement|agglo|agglomeration|interco|intercommunalite)\b|\b(chez (nous|moi)|pres de chez (nous|moi)|par ici|dans le coin)\b/;
const wordsOfName = 5;

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
  const named = regionsNamed(register, question);
  if (named.length > 0) return named;
  if (!person || !atHome.test(foldText(question))) return [];
  const home = homeOf(person);
  if (home.regionCode !== undefined) return [home.regionCode];
  return home.territoryId === undefined ? [] : (findTerritory(register, home.territoryId)?.regionCodes ?? []);
}

/** By names of one to five words; one word alone must be written as a name, for « centre » is also a word. */
function regionsNamed(register: TerritoryRegister, question: string): string[] {
  const words = question.split(/[^\p{L}\p{N}’'-]+/u).filter(Boolean);
  const codes = new Set<string>();
  for (let start = 0; start < words.length; start += 1)
    for (let length = Math.min(wordsOfName, words.length - start); length > 0; length -= 1) {
      const name = words
        .slice(start, start + length)
        .join(' ')
        .replace(/^(d|l)[’']/i, '');
      if (/^\d|^.{0,2}$/.test(name) || (length === 1 && !isWrittenAsName(name, words[start - 1]))) continue;
      const match = matchRegion(register, name);
      if (!('found' in match)) continue;
      codes.add(match.found.code);
      start += length - 1;
      break;
    }
  return [...codes];
}

const isWrittenAsName = (name: string, before: string | undefined): boolean =>
  (/^\p{Lu}/u.test(name) && before !== undefined) || /^(en|region|région)$/i.test(before ?? '');

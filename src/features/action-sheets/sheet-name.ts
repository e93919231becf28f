import { foldText } from '../../core/text';
import { demoTerritory, matchTerritory, type TerritoryRegister } from '../territories';

export interface SheetName {
  number: number;
  /** The territory that is named behind it. */
  place?: { id: string; name: string } | { unknown: string; near: string[] };
}

/** « 12 », « n° 12 », « 12 de Lacq-Pau-Tarbes »: nothing but a number, and perhaps a territory. */
export function readSheetName(register: TerritoryRegister, argument: string): SheetName | undefined {
  const match =
    /^\s*(?:n\s*[°ºo]\s*|#\s*|la\s+|numero\s+)?(\d{1,4})\s*[.?!,:;–-]*\s*(?:(de la|de l['’]|de|du|des|d['’]|à|pour)\s*(?=\p{L}))?(\p{L}[\p{L}\s'’–.-]*?)?[.?!,:;–\s-]*$/u.exec(
      argument,
    );
  if (!match) return undefined;
  const number = Number(match[1]);
  const [, , preposition, typed] = match;
  if (typed === undefined) return { number };
  const named = territoryNamed(register, typed);
  if ('id' in named) return { number, place: named };
  const isName = /^\p{Lu}/u.test(typed) && (preposition !== undefined || named.near.length > 0);
  return isName ? { number, place: { unknown: typed, ...named } } : undefined;
}

function territoryNamed(
  register: TerritoryRegister,
  typed: string,
): { id: string; name: string } | { near: string[] } {
  if (plain(typed) === plain(demoTerritory.name)) return demoTerritory;
  const named = matchTerritory(register, typed);
  return 'found' in named ? named.found : { near: named.near.map(({ name }) => name) };
}

/** « la 12 de Basse-Terre est à 60 % »: the territory whose name follows the number of a sheet. */
export function territoryAfterNumber(
  register: TerritoryRegister,
  text: string,
): { id: string; name: string } | undefined {
  const followings = [
    ...` ${plain(text)} `.matchAll(
      / (?:fiches?|la|n|no|numero) (?:n |no )?\d{1,4} (?:de la |de l |de |du |des |d |a |pour )?(?=(.*))/g,
    ),
  ].map(([, following = '']) => following);
  return [...register.territories, demoTerritory]
    .filter(({ name }) => followings.some((following) => following.startsWith(`${plain(name)} `)))
    .sort((a, b) => b.name.length - a.name.length)[0];
}

const plain = (text: string): string =>
  foldText(text)
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();

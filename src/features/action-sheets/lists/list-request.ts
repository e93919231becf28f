import { foldText } from '../../../core/text';
import type { Perimeter } from '../../../core/perimeter';
import type { TerritoryRegister } from '../../territories';
import { territoriesOfRegion } from '../../territories';
import { andList, axisNames, statusPlurals } from '../french';
import type { Axis, Status } from '../sheet';
import type { SheetFilter } from '../store';

export interface ListRequest {
  filter: SheetFilter;
  /** What was asked, for the title: « bloquées, en Bretagne ». */
  said: string[];
  /** Words that mean nothing to a list. */
  unknown: string[];
}

export const defaultStaleWeeks = 8;
export const weeksBefore = (now: Date, weeks: number): Date =>
  new Date(now.getTime() - weeks * 7 * 24 * 60 * 60_000);

const statusWords: [RegExp, Status][] = [
  [/^bloque(?:e|s|es)?$/, 'bloque'],
  [/^termine(?:e|s|es)?$|^finie?s?$/, 'termine'],
  [/^suspendue?s?$|^pause$/, 'suspendu'],
  [/^abandonne(?:e|s|es)?$/, 'abandonne'],
  [/^cours$/, 'en_cours'],
  [/^lancer$/, 'a_lancer'],
];
const axisWords: [RegExp, Axis][] = [
  [/^recruter$/, 'recruter'],
  [/^innover$/, 'innover'],
  [/^attirer$/, 'attirer'],
  [/^simplifier$/, 'simplifier'],
  [/^competences?$/, 'competences'],
  [/^(?:transition|ecologique)$/, 'transition'],
  [/^innovation$/, 'innovation'],
  [/^foncier$/, 'foncier'],
];
const light =
  /^(?:les?|la|des?|du|en|a|de|l|d|et|fiches?|actions?|liste|toutes?|tous|mes|axe|statut|region|territoire|sans|depuis|plus|semaines?|nouvelles?|qui|sont|est|dans|pour|sur|retard|ecologique|au|copil|simplification|registre)$/;

/** « bloquées en Bretagne », « en retard », « sans nouvelles depuis 6 semaines », « axe foncier », « registre ». */
export function readListRequest(
  text: string,
  parts: { register: TerritoryRegister; perimeter: Perimeter; today: string; now: Date },
): ListRequest {
  const { register, perimeter, today, now } = parts;
  const filter: SheetFilter = {};
  const said: string[] = [];
  let rest = ` ${foldText(text).replace(/[^\p{L}\d]+/gu, ' ')} `;

  const { places, words } = findPlaces(rest, register, perimeter);
  if (places.length > 0) {
    filter.territoryIds = [...new Set(places.flatMap(({ territoryIds }) => territoryIds))];
    said.push(andList(places.map(({ phrase }) => phrase)));
    rest = words.reduce((left, word) => left.replace(` ${word} `, ' '), rest);
  }
  if (/ en retard /.test(rest)) {
    filter.lateOn = today;
    said.push('en retard');
  }
  const stale =
    / sans (?:aucune )?nouvelles?(?: depuis)?(?: plus de)?(?: (\d{1,3}))? /.exec(rest) ??
    / (?:dormantes?|oubliees?)() /.exec(rest);
  if (stale) {
    const weeks = Number(stale[1] || defaultStaleWeeks);
    filter.staleSince = weeksBefore(now, weeks);
    said.push(`sans nouvelles depuis ${weeks} semaines`);
    rest = rest.replace(/ \d+ /, ' ');
  }
  if (/ (?:registre|simplifications?) /.test(rest)) {
    filter.simplification = true;
    said.push('au registre de simplification');
  }
  if (/ demandes? (?:au|adressees?) /.test(rest)) {
    filter.request = true;
    said.push('avec une demande au copil');
    rest = rest.replace(/ demandes? (?:adressees? )?/, ' ');
  }
  const unknown: string[] = [];
  for (const word of rest.trim().split(' ')) {
    if (word === '' || (light.test(word) && word !== 'cours' && word !== 'lancer')) continue;
    const status = statusWords.find(([pattern]) => pattern.test(word))?.[1];
    const axis = axisWords.find(([pattern]) => pattern.test(word))?.[1];
    if (status) {
      filter.statuses = [...(filter.statuses ?? []), status];
      said.push(statusPlurals[status]);
    } else if (axis) {
      filter.axis = axis;
      said.push(`axe ${axisNames[axis]}`);
    } else unknown.push(word);
  }
  return { filter, said, unknown };
}

interface Place {
  folded: string;
  phrase: string;
  territoryIds: string[];
}

/** Regions, and territories that the person may see; a territory that is named with its Region is meant alone. */
function findPlaces(text: string, register: TerritoryRegister, perimeter: Perimeter) {
  const fold = (name: string): string =>
    foldText(name)
      .replace(/[^\p{L}\d]+/gu, ' ')
      .trim();
  const regions = register.regions.map(({ code, name, phrase }) => ({
    folded: fold(name),
    phrase,
    territoryIds: territoriesOfRegion(register, code).map(({ id }) => id),
  }));
  const territories = register.territories
    .filter(({ id }) => perimeter.territoryIds === 'all' || perimeter.territoryIds.includes(id))
    .map(({ id, name }) => ({ folded: fold(name), phrase: name, territoryIds: [id] }));
  // The longest first: a name may hold another one.
  const byLength = [...territories, ...regions].sort((a, b) => b.folded.length - a.folded.length);
  const found: (Place & { at: number })[] = [];
  let left = text;
  for (const place of byLength) {
    const at = left.indexOf(` ${place.folded} `);
    if (at === -1) continue;
    left = left.replace(` ${place.folded} `, ` ${'\u00b7'.repeat(place.folded.length)} `);
    found.push({ ...place, at });
  }
  const isWiderThanAnother = ({ territoryIds }: Place): boolean =>
    found.some(
      ({ territoryIds: ids }) =>
        ids.length < territoryIds.length && ids.every((id) => territoryIds.includes(id)),
    );
  const meant = found.filter((place) => !isWiderThanAnother(place));
  return { places: meant.sort((a, b) => a.at - b.at), words: found.map(({ folded }) => folded) };
}

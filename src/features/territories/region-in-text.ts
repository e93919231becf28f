import type { TerritoryRegister } from './load-territories';
import { normalisePlace } from './normalise-place';
import type { Region } from './territory';

const longestName = 6;

/** The Region that a text names, by its name, its initials or its name of before 2016; the longest name wins. */
export function regionInText(register: TerritoryRegister, text: string): Region | undefined {
  const words = normalisePlace(text).split(' ');
  for (let length = Math.min(longestName, words.length); length > 0; length -= 1)
    for (let from = 0; from + length <= words.length; from += 1) {
      const places = register.names.exactly(words.slice(from, from + length).join(' '));
      for (const place of places) {
        if (place.kind === 'region') return place.region;
        if (place.kind !== 'formerRegion') continue;
        const code = register.departments.get(place.formerRegion.departmentCodes[0] ?? '')?.regionCode;
        const region = register.regions.find((one) => one.code === code);
        if (region) return region;
      }
    }
  return undefined;
}

import { foldText } from '../../../core/text';

export const mainlandTimeZone = 'Europe/Paris';

/** By the INSEE code of the Region; the others are on the mainland, or keep its time. */
const ofRegion: Record<string, string> = {
  '01': 'America/Guadeloupe',
  '02': 'America/Martinique',
  '03': 'America/Cayenne',
  '04': 'Indian/Reunion',
  '06': 'Indian/Mayotte',
};

export const timeZoneOfRegion = (regionCode: string | undefined): string =>
  ofRegion[regionCode ?? ''] ?? mainlandTimeZone;

const places: Record<string, string> = {
  [mainlandTimeZone]:
    'paris|france|metropole|france metropolitaine|hexagone|heure de paris|heure de metropole|corse|cet|cest|heure francaise',
  'America/Guadeloupe': 'guadeloupe|pointe a pitre|basse terre',
  'America/Martinique': 'martinique|fort de france',
  'America/Cayenne': 'guyane|cayenne|guyane francaise',
  'Indian/Reunion': 'reunion|saint denis de la reunion',
  'Indian/Mayotte': 'mayotte|mamoudzou',
  'America/Marigot': 'saint martin|marigot',
  'America/St_Barthelemy': 'saint barthelemy|saint barth',
  'America/Miquelon': 'saint pierre et miquelon|miquelon',
  'Pacific/Noumea': 'nouvelle caledonie|noumea',
  'Pacific/Tahiti': 'polynesie|polynesie francaise|tahiti|papeete',
  'Pacific/Wallis': 'wallis et futuna|wallis',
};
const byPlace = new Map(
  Object.entries(places).flatMap(([zone, names]) => names.split('|').map((name) => [name, zone] as const)),
);
const known = new Map(Intl.supportedValuesOf('timeZone').map((zone) => [zone.toLowerCase(), zone]));

/** An IANA name, or a French place; undefined where it is neither. */
export function readTimeZone(typed: string): string | undefined {
  const name = foldText(typed)
    .replace(/[^a-z]+/g, ' ')
    .replace(/\bst\b/g, 'saint')
    .replace(/^(heure )?(de|d)? ?(la |l |le )?(?=.)/, '')
    .trim();
  const zone = typed.trim().replace(/ /g, '_');
  return byPlace.get(name) ?? known.get(zone.toLowerCase()) ?? olderName(zone);
}

/** « Asia/Calcutta »: no longer the name that is used, and still one. */
function olderName(zone: string): string | undefined {
  if (!/^[a-z_]+\/[a-z_/-]+$/i.test(zone)) return undefined;
  try {
    return new Intl.DateTimeFormat('fr', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

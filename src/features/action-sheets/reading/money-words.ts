import { anyOf } from './any-of';

/** Units of money as they are typed, « k » for thousands and « M » for millions with or without the euro. */

const euro = '(?:€|euros?|eur)';
/** « d’euros », « d’€ », « euros » */
const currency = ` ?(?:d'|de )?${euro}`;
const shortEuro = `(?:${euro}|e)`;

/** « 2 M de travaux » is money; « 50 m de long », « 10 k habitants », « un million de tonnes » are not. */
const counted = [
  ...['habitant', 'emploi', 'personne', 'salarie', 'visiteur', 'voyageur', 'passager', 'usager', 'abonne'],
  ...['entreprise', 'logement', 'tonne', 'metre', 'kilometre', 'hectare', 'heure', 'jour', 'kilo', 'litre'],
  ...[
    'piece',
    'arbre',
    'repas',
    'colis',
    'vue',
    'follower',
    'mercis',
    'chose',
    'fois',
    'long',
    'large',
    'haut',
  ],
  ...['hauteur', 'longueur', 'largeur', 'profondeur', 'distance', 'surface', 'plancher', 'voirie', 'cable'],
];
export const notCounting = `(?! (?:de |d'|en )?${anyOf(counted)}s?(?![a-z]))`;
/** A bare « m » that leads from a place is a metre. */
const notMetre =
  "(?! (?:(?:du|des|de la|de l'|d'un|d'une)(?! (?:budget|cout|montant|total))|carre|lineaire|cube|plus loin|a pied)(?![a-z]))";

const units: { source: string; factor: number }[] = [
  { source: `(?:milliards?|mrds?|mds?)(?:${currency}|${notCounting})`, factor: 1e9 },
  { source: `(?:millions?|mions?|milions?|mios?)(?:${currency}|${notCounting})`, factor: 1e6 },
  { source: `m${shortEuro}`, factor: 1e6 },
  { source: `m(?![a-z])${notCounting}${notMetre}`, factor: 1e6 },
  { source: `(?:kilo-?euros?|k${shortEuro})`, factor: 1e3 },
  { source: `k(?![a-z])${notCounting}`, factor: 1e3 },
  { source: `milles?(?:${currency}|(?! et)${notCounting})`, factor: 1e3 },
  { source: `(?:d'|de )?${euro}`, factor: 1 },
];
/** « k€HT » too. */
const unitEnd = String.raw`(?=(?:ht|ttc)(?![a-z])|(?![a-z\d²³]))`;

export const unitSource = `(?:${units.map(({ source }) => source).join('|')})${unitEnd}`;
export const currencySource = `(?:${currency}${unitEnd})`;

/** Another money than ours: « 1,2 M$ », « 900 000 CHF ». */
const foreign = String.raw`(?:\$|£|¥|(?:us |can )?dollars?|usd|chf|francs?(?: suisses)?|livres? sterling|gbp|yens?|yuans?)(?![a-z])`;
export const isForeign = (after: string): boolean =>
  new RegExp(String.raw`^ ?(?:[km] ?|millions? |milliards? |mille )?(?:de |d')?${foreign}`).test(after);

/** Keeps « ht » or « ttc » as its group. */
export const taxSource = String.raw`(?: ?\(?(ht|h\.t\.?|hors tax(?:es?)?|ttc|t\.t\.c\.?|toutes taxes comprises)\)?(?![a-z]))?`;
/** Undefined where neither « HT » nor « TTC » is said. */
export const isExcludingTax = (tax: string | undefined): boolean | undefined => tax?.startsWith('h');

/** Of the unit as it was typed; without one the number stands for itself. */
export function factorOf(unit: string | undefined): number {
  const typed = unit?.trim() ?? '';
  if (/^(?:milliard|mrd|md)/.test(typed)) return 1e9;
  if (/^(?:k|mille)/.test(typed)) return 1e3;
  return typed.startsWith('m') ? 1e6 : 1;
}

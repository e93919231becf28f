import type { SheetNamed } from './sheet-named';
import type { Span } from './span';

type SheetSpan = Span<'S', SheetNamed>;

/** Sheets by their bare number in a list of short items: « 8 -> 50 ; 9 -> 30 », « 1 à 45, 3 à 60 », « 5 bloquée / 6 80 % ». */

const state = String.raw`(?:toujours |encore |est |a )?(?:bloqu|debloqu|termin|fini|suspend|abandonn|en cours|en pause|a lancer|lanc|(?:re)?demarr|relanc|reactiv|repart|repris|achev|livree?|gel|ras(?![a-z])|cloture|boucle|annul|rien|pas de|idem|inchang)`;
const follows = String.raw`(?=(?: ?(?::|=|->|=>|→|>|;)| ?\( ?\d| ?\( ?${state}| a \d| \+ ?\d| \d{1,3} ?(?:%|pour cent)| ${state}))`;
/** A comma between two figures is a decimal mark. */
const item = new RegExp(
  String.raw`(?<=^ *(?:[-•*] ?)?|[:;/|] *| - |\d ?%,? +|(?<!\d), ?|, | et )(?:(?:pour |sur )?(?:la |fiche )?)(\d{1,3})(?:(?![\d%/€]|[.,]\d)${follows}|(?=\/\d{1,3} ?(?:%|pour cent)))`,
  'g',
);

const bare = String.raw`(?:(?:la |les )?(?:fiches? |n°? ?)?\d{1,3})`;
const more = String.raw`(?:(?: ?, ?| ?/ ?| ?& ?| et | ainsi que |, et )${bare})*`;
/** « terminées : 8, 9 et 14 », « à 60 % : 3 et 16 », « fiches 8/9/14 » */
const announced = new RegExp(
  String.raw`(?<=(?:^|[.;!?\n]) *(?:(?:sont|toujours|encore|deja|desormais|fiches|actions|et) )*(?:(?:bloqu|debloqu|termin|fini|suspend|abandonn|clotur|boucl|annul|lanc|achev|demarr|relanc|gel|inchang)[a-z]*|en cours|en pause|en attente|a lancer|(?:a )?\d{1,3} ?%)(?: (?:a|cette semaine|ce mois|ce mois-ci|ce jour))? ?(?::|=|->|→) ?)${bare}${more}(?= ?(?:$|[.;!\n]|, [a-z]))|(?<![a-z\d])(?:les )?(?:fiches|actions|(?<=les )) ?\d{1,3}(?: ?[/+] ?\d{1,3})+(?! ?[%\d/])|(?<=^|\n)\d{1,2}(?: ?\+ ?\d{1,2})+(?= (?:sont |toujours )?${state})`,
  'g',
);

/** « de la 13 à la 15 », « fiches 13 à 15 », « les fiches 13-14-15 » */
const range = String.raw`(?<![a-z\d])(?:(?:les )?(?:fiches|actions) (\d{1,3}) a (\d{1,3})|(?:toutes )?de la (?:fiche )?(\d{1,3}) a la (?:fiche )?(\d{1,3})|(?:les )?(?:fiches|actions) (\d{1,3}(?:-\d{1,3})+))(?![\d%,.]\d| ?(?:%|€|k|m€|pour cent)|\d)`;
const longestRange = 12;
const movesMoney = /(?:€|euros?|\d ?k|mille|argent|credits|budget) ?(?:de [a-z]+ )?(?:[a-z']+ ){0,3}$/;

export function rangesOfSheets(
  text: string,
  isKnown: (number: number) => boolean,
): { start: number; end: number; numbers: number[]; unknown?: string }[] {
  return [...text.matchAll(new RegExp(range, 'g'))].flatMap(({ index, 0: words, ...groups }) => {
    const listed = groups[5]?.split('-').map(Number);
    const [from, to] = [Number(groups[1] ?? groups[3]), Number(groups[2] ?? groups[4])];
    // « 20 k€ passent de la 6 à la 15 »
    const isMove = movesMoney.test(/[^.;!?\n]*$/.exec(text.slice(0, index))?.[0] ?? '');
    if (isMove || !isKnown(listed?.[0] ?? from) || (listed === undefined && to <= from)) return [];
    const span = { start: index, end: index + words.length };
    if (to - from > longestRange) return [{ ...span, numbers: [], unknown: `${from} à ${to}` }];
    const numbers = listed ?? Array.from({ length: to - from + 1 }, (_, step) => from + step);
    const missing = numbers.find((one) => !isKnown(one));
    return [{ ...span, numbers, ...(missing !== undefined && { unknown: String(missing) }) }];
  });
}

export function announcedSheets(
  text: string,
  isKnown: (number: number) => boolean,
): { start: number; end: number; numbers: number[] }[] {
  return [...text.matchAll(announced)].flatMap(({ index, 0: list }) => {
    const numbers = [...list.matchAll(/\d{1,3}/g)].map(Number);
    return numbers.every(isKnown) ? [{ start: index, end: index + list.length, numbers }] : [];
  });
}

/** « 1- budget de la 5 : …\n2- échéance de la 7 : … »: each line names its sheet elsewhere, and its mark counts from one. */
export function withoutIndexes(text: string, found: readonly SheetSpan[]): SheetSpan[] {
  const lineOf = (at: number): number => text.slice(0, at).split('\n').length;
  const marks = found.filter(
    ({ start, end }) =>
      /(?:^|\n) *$/.test(text.slice(0, start)) &&
      /^ *\d$/.test(text.slice(start, end)) &&
      /^ ?[-–/] ?\S/.test(text.slice(end)),
  );
  const isCounting =
    marks.length > 1 &&
    marks.every(
      ({ start, value }, index) =>
        'numbers' in value &&
        value.numbers.join() === String(index + 1) &&
        found.some((other) => other.start > start && lineOf(other.start) === lineOf(start)),
    );
  return isCounting ? found.filter((one) => !marks.includes(one)) : [...found];
}

/** In the folded text; only lines where at least two sheets of the territory are listed so. */
export function listedSheets(
  text: string,
  isKnown: (number: number) => boolean,
): { start: number; end: number; number: number }[] {
  const found: { start: number; end: number; number: number }[] = [];
  let lineStart = 0;
  for (const line of text.split('\n')) {
    const items = [...line.matchAll(item)].filter(({ 1: number }) => isKnown(Number(number)));
    const [first] = items;
    const distinct = new Set(items.map(({ 1: number }) => number)).size;
    if (first && distinct >= 2 && opensList.test(line.slice(0, first.index)))
      for (const match of items)
        found.push({
          start: lineStart + match.index,
          end: lineStart + match.index + match[0].length,
          number: Number(match[1]),
        });
    lineStart += line.length + 1;
  }
  return found;
}

/** « tour des fiches : », « bonjour, » and the like; a figure before would make it something else. */
const opensList = /^[^\d%€]*$/;

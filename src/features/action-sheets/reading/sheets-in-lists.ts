/** Sheets by their bare number in a list of short items: « 8 -> 50 ; 9 -> 30 », « 1 à 45, 3 à 60 », « 5 bloquée / 6 80 % ». */

const state = String.raw`(?:toujours |encore |est |a )?(?:bloqu|debloqu|termin|fini|suspend|abandonn|en cours|en pause|a lancer|lanc|ras(?![a-z])|cloture|boucle|annul|rien|pas de|idem|inchang)`;
const follows = String.raw`(?=(?: ?(?::|=|->|=>|→|>|;)| a \d| \+ ?\d| \d{1,3} ?(?:%|pour cent)| ${state}))`;
/** A comma between two figures is a decimal mark. */
const item = new RegExp(
  String.raw`(?<=^ *(?:[-•*] ?)?|[:;/|] *| - |\d ?%,? +|(?<!\d), ?|, | et )(?:(?:pour |sur )?(?:la |fiche )?)(\d{1,3})(?![\d%/€]|[.,]\d)${follows}`,
  'g',
);

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

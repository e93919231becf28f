import type { SheetNamed } from './sheet-named';
import type { Span } from './span';

/** Sheets by an ordinal: « la quinzième », and « la première », « la seconde » of those that were named. */
type SheetSpan = Span<'S', SheetNamed>;

/** « la quinzième est suspendue », « la 15e fiche »; of the first three, a list may be meant. */
const inOrder =
  /(?<![a-z\d])(?:la |fiche |action )(\d{1,2} ?(?:eme|ieme|e)|[a-z-]+ieme)(?: (?:fiche|action))?(?= (?:est|sont|passe|reste|avance|a(?! [a-z])|sera|demarre|redemarre|attend|bloqu|suspend|termin|abandonn|coute|n'|toujours|en cours)| ?[:=,(])/g;
const ordinalWords: Record<string, number> = Object.fromEntries(
  [
    'quatr',
    'cinqu',
    'six',
    'sept',
    'huit',
    'neuv',
    'dix',
    'onz',
    'douz',
    'treiz',
    'quatorz',
    'quinz',
    'seiz',
    'dix-sept',
    'dix-huit',
    'dix-neuv',
    'vingt',
  ].map((stem, index) => [`${stem}ieme`, index + 4]),
);

/** Of two sheets that were named: « la première est à 30 %, la seconde redémarre ». */
const ofThem =
  /(?<![a-z])(?:la premiere|la seconde|la deuxieme|la troisieme|la derniere|l'autre)(?= (?:est|a |passe|reste|demarre|redemarre|repart|reprend|avance|n'est|aussi|idem|monte|attend|sera|finira|coute)| ?[:,=])|(?<=(?<![a-z])(?:pour|sur|cote) )(?:la premiere|la seconde|la deuxieme|la troisieme|l'autre)(?= ?(?:$|[,.;)\n]|et |mais ))/g;

/** The sheets that were named together last: « les fiches 5 et 7 », « Moulinex et Arcelor ». */
function listedBefore(text: string, found: readonly SheetSpan[], at: number): number[] {
  const before = found.filter(({ end }) => end <= at).sort((a, b) => a.start - b.start);
  const numbersOf = ({ value }: SheetSpan): number[] => ('numbers' in value ? value.numbers : []);
  const lists = before.map((one, index) => {
    let first = index;
    while (first > 0 && isJoined.test(text.slice(before[first - 1]?.end, before[first]?.start))) first -= 1;
    return before.slice(first, index + 1).flatMap(numbersOf);
  });
  return lists.findLast((numbers) => numbers.length > 1) ?? [];
}
const isJoined = /^(?:,? et |, | puis | & | comme )(?:la |le |l'|les |pour |sur )*$/;

/** « la première », « l'autre » of so many. */
function placeOf(words: string, count: number): number | undefined {
  if (words.includes('premiere')) return 0;
  if (words.includes('troisieme')) return 2;
  if (words.includes('derniere')) return count > 2 ? count - 1 : undefined;
  return count === 2 || words.includes('deuxieme') ? 1 : undefined;
}

/** In the folded text; `found`: the sheets that were named otherwise. */
export function sheetsInOrder(
  text: string,
  found: readonly SheetSpan[],
  known: ReadonlySet<number>,
): SheetSpan[] {
  const byNumber = [...text.matchAll(inOrder)].flatMap((match): SheetSpan[] => {
    const one = ordinalWords[match[1] ?? ''] ?? Number.parseInt(match[1] ?? '', 10);
    if (Number.isNaN(one)) return [];
    const value = known.has(one) ? { numbers: [one] } : { unknown: String(one) };
    return [{ kind: 'S', start: match.index, end: match.index + match[0].length, value }];
  });
  const ofList = [...text.matchAll(ofThem)].flatMap((match): SheetSpan[] => {
    const listed = listedBefore(text, found, match.index);
    const place = placeOf(match[0], listed.length);
    const one = place === undefined ? undefined : listed[place];
    return one === undefined
      ? []
      : [{ kind: 'S', start: match.index, end: match.index + match[0].length, value: { numbers: [one] } }];
  });
  return [...byNumber, ...ofList];
}

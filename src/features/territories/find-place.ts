import type { TerritoryRegister } from './load-territories';
import { kindWords, looseName, smallWords } from './normalise-place';
import { placeHint } from './place-hint';
import type { FoundPlace, Place } from './place';
import { otherSubjects, plainWords, type Word } from './words';

const longestName = 18;
/** Names of intercommunalities and territories that are ordinary words: they count after « communauté de communes » only. */
const ordinaryNames = new Set(
  'sud nord est ouest centre plaine opale arche serre sources foret or loges sucs bray valois aigle combes lure estuaire ame 4 c rochois ourcq sable flandre'.split(
    ' ',
  ),
);
const contracted = new Map([
  ['du', 'le'],
  ['au', 'le'],
  ['des', 'les'],
  ['aux', 'les'],
]);

/**
 * The places named in a text, from left to right, the longest name first. `taken`: words that are not to be read
 * as a place, because they name the programme. What ordinary words could mean by accident is left out.
 */
export function findPlaces(
  register: TerritoryRegister,
  text: string,
  words: Word[],
  taken: ReadonlySet<number>,
): FoundPlace[] {
  const found: FoundPlace[] = [];
  for (let from = 0; from < words.length; from += 1) {
    const place = longestPlaceAt(register, text, words, from, taken);
    if (!place) continue;
    found.push(place);
    from = place.to - 1;
  }
  return found;
}

function longestPlaceAt(
  register: TerritoryRegister,
  text: string,
  words: Word[],
  from: number,
  taken: ReadonlySet<number>,
): FoundPlace | undefined {
  if (isTurn(words, from)) return undefined;
  const code = departmentCode(register, words, from);
  if (code) return code;
  let limit = from;
  while (limit < words.length && limit < from + longestName && !taken.has(limit)) limit += 1;
  for (let to = limit; to > from; to -= 1) {
    const span = words.slice(from, to).map((one) => one.word);
    const hint = placeHint(words, from, to);
    const places = placesNamed(register, span, hint.kind === 'intercommunality').filter(
      (place) => place.kind !== 'commune' || !span.every(isOrdinary) || hint.certain,
    );
    if (places.length === 0 || isPartOfLongerName(text, words, from, to)) continue;
    // « dans l’Ain », « la Mayenne », « Valence (Drôme) »: the article or bracket stands before, or is the first word of the name as typed.
    const withArticle =
      /^(le|la|les|l|du|en|dans)$/.test(words[from - 1]?.word ?? '') ||
      text[(words[from]?.start ?? 0) - 1] === '(';
    const first = words[from];
    const last = words[to - 1];
    return {
      from,
      to,
      text: first && last ? text.slice(first.start, last.end) : '',
      places,
      hint: hint.kind,
      withArticle: withArticle || /^(le|la|les|l)$/.test(span[0] ?? ''),
    };
  }
  return undefined;
}

/** « Lancé quand ? » : a commune has that name too. */
const isOrdinary = (word: string): boolean => plainWords.has(word) || otherSubjects.has(word);

/** Every place of that name. Communes by their full name, what is joint by the words that matter. */
export function placesNamed(
  register: TerritoryRegister,
  span: string[],
  saysIntercommunality: boolean,
): Place[] {
  const name = span.join(' ');
  const instead = contracted.get(span[0] ?? '');
  const names =
    instead === undefined || span.length < 2 ? [name] : [name, [instead, ...span.slice(1)].join(' ')];
  const places = new Set<Place>(names.flatMap((one) => register.names.exactly(one)));
  const isExact = [...places].some((place) => place.kind === 'intercommunality');
  for (const place of looselyNamed(register, span, saysIntercommunality))
    if (!isExact || place.kind !== 'intercommunality') places.add(place);
  // « la Creuse »: the département, though a commune has the article in its name.
  if (/^(la|le|les|l)$/.test(span[0] ?? ''))
    for (const place of register.names.exactly(span.slice(1).join(' ')))
      if (place.kind === 'department' || place.kind === 'region') places.add(place);
  const communes = names.flatMap((one) => register.communes.named(one));
  const current = communes.filter((commune) => commune.nowPartOf === undefined);
  // A former commune counts where none of today has its name.
  for (const commune of current.length > 0 ? current : communes) places.add({ kind: 'commune', commune });
  if (places.size === 0) return territoryByPart(register, span);
  return [...places];
}

/** « Plastics Vallée » for « Plastics Vallée – Oyonnax ». */
function territoryByPart(register: TerritoryRegister, span: string[]): Place[] {
  const loose = looseName(span.join(' '));
  const isName = loose.length > 4 && !ordinaryNames.has(loose) && !span.every((word) => plainWords.has(word));
  return isName && !smallWords.has(span[0] ?? '') && !smallWords.has(span.at(-1) ?? '')
    ? register.names.byPart(loose)
    : [];
}

function looselyNamed(register: TerritoryRegister, span: string[], saysIntercommunality: boolean): Place[] {
  const last = span.at(-1) ?? '';
  if (smallWords.has(last) || smallWords.has(span[0] ?? '')) return [];
  const loose = looseName(span.join(' '));
  if (loose === '') return [];
  const saysKind = saysIntercommunality || span.some((word) => kindWords.has(word));
  if (ordinaryNames.has(loose) && !saysKind) return [];
  return register.names
    .loosely(loose)
    .filter(
      (place) => place.kind !== 'intercommunality' || saysKind || loose.length > 3 || span.length === 1,
    );
}

/** « le 29 », « (2A) », « 22300 »: a département by its number, or by a postal code. */
/** « En cours », « le plus grand »: what communes are called too. */
const isTurn = (words: Word[], at: number): boolean =>
  /^((en|au) cours|(plus|moins|tres|trop) (grand|petit|gros))$/.test(
    `${words[at - 1]?.word ?? ''} ${words[at]?.word ?? ''}`,
  );

function departmentCode(register: TerritoryRegister, words: Word[], at: number): FoundPlace | undefined {
  const one = words[at];
  const [before, after] = [words[at - 1]?.word ?? '', words[at + 1]?.word];
  if (!one || !/^(\d{2,3}|2[ab]|\d{5})$/.test(one.word) || before === 'phase') return undefined;
  // « Les 34 régions » counts them.
  if (after !== undefined && /^(les|des|ces|aux|vos|leurs)$/.test(before)) return undefined;
  const code = one.word.toUpperCase();
  const department =
    register.departments.get(code.length === 5 ? code.slice(0, 2) : code) ??
    (code.length === 5 ? register.departments.get(code.slice(0, 3)) : undefined);
  if (!department) return undefined;
  return {
    from: at,
    to: at + 1,
    text: one.raw,
    places: [{ kind: 'department', department }],
    hint: 'department',
    withArticle: true,
  };
}

/** « Loire » in « Trifouillis-sur-Loire » names nothing by itself. */
function isPartOfLongerName(text: string, words: Word[], from: number, to: number): boolean {
  const start = words[from]?.start ?? 0;
  const end = words[to - 1]?.end ?? 0;
  const isTied = text[start - 1] === '-' && words[from - 1]?.word !== words[from]?.word;
  const isFollowed = /^-(?!(t-)?(elle|il|on|ce|je|tu|nous|vous|y|t|là)\b)\p{L}/iu.test(text.slice(end));
  // « Saint Dié » is not Die.
  const isAfterSaint = /^(saint|sainte|saints|saintes)$/.test(words[from - 1]?.word ?? '');
  const isAfterLink =
    /^(sur|sous|lez)$/.test(words[from - 1]?.word ?? '') && !plainWords.has(words[from - 2]?.word ?? 'a');
  return isTied || isFollowed || isAfterSaint || isAfterLink;
}

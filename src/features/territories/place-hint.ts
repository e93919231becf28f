import type { PlaceKind } from './place';
import type { Word } from './words';

const linkWords = new Set(['de', 'du', 'des', 'd', 'la', 'le', 'l', 'les']);
const hints = new Map<string, PlaceKind>(
  Object.entries<PlaceKind>({
    commune: 'commune',
    ville: 'commune',
    mairie: 'commune',
    maire: 'commune',
    village: 'commune',
    agglo: 'intercommunality',
    aglo: 'intercommunality',
    agglomeration: 'intercommunality',
    metropole: 'intercommunality',
    communaute: 'intercommunality',
    communes: 'intercommunality',
    comcom: 'intercommunality',
    com: 'intercommunality',
    interco: 'intercommunality',
    intercommunalite: 'intercommunality',
    cc: 'intercommunality',
    ca: 'intercommunality',
    cu: 'intercommunality',
    cdc: 'intercommunality',
    epci: 'intercommunality',
    ept: 'intercommunality',
    urbaine: 'intercommunality',
    territoire: 'territory',
    industrie: 'territory',
    ti: 'territory',
    departement: 'department',
    region: 'region',
  }),
);

/**
 * What the words say that the place is: those before it (« la commune de », « l’agglo de »), or inside its name
 * (« Vitré Communauté »). `certain`: this can be nothing but a place, so even an ordinary word may be its name.
 */
export function placeHint(words: Word[], from: number, to: number): { kind?: PlaceKind; certain: boolean } {
  let before = from - 1;
  while (before >= 0 && linkWords.has(words[before]?.word ?? '')) before -= 1;
  const kindBefore = hints.get(words[before]?.word ?? '');
  const isSubject =
    /^(\d{2,3}|2[ab])$/.test(words[to]?.word ?? '') ||
    (from === 0 &&
      /^(est (elle|il|en|dans|un|ce)|fait (elle|il|partie)|c est) /.test(`${joined(words, to, to + 2)} `));
  const certain = isSubject || (kindBefore !== undefined && kindBefore !== 'territory');
  if (kindBefore !== undefined) return { kind: kindBefore, certain };
  const inside = words
    .slice(from, to)
    .map((one) => hints.get(one.word))
    .find((kind) => kind === 'intercommunality');
  return { kind: inside, certain };
}

const joined = (words: Word[], from: number, to: number) =>
  words
    .slice(from, to)
    .map((one) => one.word)
    .join(' ');

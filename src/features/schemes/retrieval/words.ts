import { stemmer } from '@orama/stemmers/french';
import { foldText } from '../../../core/text';

/** Words that say nothing of what is asked: articles, pronouns, auxiliaries, and the words of asking itself. */
const empty = new Set(
  `a ai aie b c ait alors au aucun aucune aussi autre autres aux avait avec avez avoir avons ayant bien bon bonjour bref ca car ce ceci cela celle celui
  ces cet cette ceux chez ci combien comme comment d dans de deja depuis des desormais devoir dit dire dis dois doit donc dont du elle elles en encore est
  et etaient etait etant etc ete etes etre eu eux faire fait faut fois font g hier ici il ils j je jusque juste l la le les leur leurs lequel laquelle lesquels
  lesquelles lui m ma mais me meme memes merci mes moi moins mon n ne ni non nos notre nous on ont or ou oui par parce parle parler pas peu peut peux peuvent plait plus pour
  pourquoi pouvez pouvoir pouvons pres puis puisque qu quand que quel quelle quelles quels quelque quelques qui quoi s sa sans savoir sait savez se sera serait ses si
  sien soit sommes son sont sous soyez suis sujet sur svp stp t ta tant te tel telle tels tes toi ton tous tout toute toutes tres trop tu un une va vais vers
  veut veux vient voici voila voir vos votre voudrais voulez vous vrai vraiment y etais serait exactement precisement simplement svp madame monsieur
  question expliquer expliquez explique dites dis donner donnez existe exister existent appelle appeler signifie signifier concernant propos rapport
  aujourd hui maintenant actuellement`.split(/\s+/),
);

export interface Word {
  /** Folded, as typed. */
  text: string;
  stem: string;
  empty: boolean;
}

const stems = new Map<string, string>();
/** The stemmer knows « créée » and « créées » by their accents, which are folded here. */
const withoutParticiple = (word: string): string => word.replace(/ees?$/, 'e');
/** Nor does it know « intercos » and « agglos » for many of them. */
const withoutPlural = (word: string): string =>
  word.length > 5 && /[^rp]os$/.test(word) ? word.slice(0, -1) : word;

export function stemOf(word: string): string {
  let stem = stems.get(word);
  if (stem === undefined) {
    stem = word.length > 3 && !/\d/.test(word) ? stemmer(withoutPlural(withoutParticiple(word))) : word;
    if (stems.size < 50_000) stems.set(word, stem);
  }
  return stem;
}

/** Accents folded before stemming, elisions cut, « 4 000 » one number, « I.D.F. » one word. */
export function wordsOf(text: string): Word[] {
  return rawWords(text).map((word) => ({ text: word, stem: stemOf(word), empty: empty.has(word) }));
}

/** One text is read several times in a row: for its names, and for the words beside them. */
let last: { text: string; words: readonly string[] } = { text: '', words: [] };

export function rawWords(text: string): readonly string[] {
  if (text !== last.text) last = { text, words: splitWords(text) };
  return last.words;
}

function splitWords(text: string): string[] {
  const plain = foldText(text)
    .replace(/œ/g, 'oe')
    .replace(
      /(?<![\d,.])(\d{1,3})((?:[ \u202f\u00a0]\d{3})+)(?!\d)/g,
      (_all, head: string, rest: string) => head + rest.replace(/\D/g, ''),
    )
    .replace(/\b((?:[a-z]\.){2,})/g, (letters) => letters.replace(/\./g, ''))
    .replace(/(\d)[.,](\d)/g, '$1_$2')
    .replace(/€/g, ' euros ')
    .replace(/%/g, ' pourcent ');
  return plain.split(/[^a-z0-9_]+/).filter(Boolean);
}

const gramsOfWords = new Map<string, string[]>();
/** Overlapping pieces of four letters, by which misspelt and inflected words still meet. */
export function fourGrams(word: string): string[] {
  let grams = gramsOfWords.get(word);
  if (grams === undefined) {
    const padded = ` ${word} `;
    grams =
      padded.length <= 4
        ? [padded]
        : Array.from({ length: padded.length - 3 }, (_, start) => padded.slice(start, start + 4));
    if (gramsOfWords.size < 20_000) gramsOfWords.set(word, grams);
  }
  return grams;
}

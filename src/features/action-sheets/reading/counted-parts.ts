import type { FractionForm } from './fractions';
import { numberSource, readNumber } from './numbers';

/**
 * Steps of the work that are counted: « 3 lots sur 5 réceptionnés », « il reste 2 étapes sur 8 ». What is sold, signed
 * or answered is counted too, but measures something else: a word of what is done, or left, must stand there.
 */

const step = String.raw`(?:(?:sous-)?(?:lots?|etapes?|phases?|tranches?|jalons?|livrables?|taches?|modules?|volets?|sequences?|troncons?|objectifs?|chantiers?|actions?)(?: techniques?| de travaux| du marche)?)`;
const isStep = new RegExp(`(?<![a-z])${step}(?![a-z])`);
/** The words of a share that was counted. */
export const isCounted = (words: string): boolean => isStep.test(words);

const stem =
  '(?:receptionn|livr|termin|achev|realis|boucl|franchi|valid|execut|sold|clotur|finalis|accompli)';
const done = String.raw`(?:${stem}[a-z]*|fini(?:e|s|es)?|faite?s?|attein(?:ts?|tes?)|rendue?s?|remis(?:e|es)?|passee?s?|tenue?s?|derriere nous|ok(?![a-z]))`;
const link = String.raw`(?:(?:sont|est|ont ete|a ete|deja|desormais|maintenant|bien|enfin|completement|totalement|entierement) )*`;
const doneAfter = new RegExp(String.raw`^ ?,?(?: d[eu] (?:la |l')?S+)? ?${link}${done}(?![a-z])`);
const doneBefore = new RegExp(
  String.raw`(?<![a-z])(?:${done}|(?:en est|en sommes|est|sommes) a)(?: deja| donc| bien| enfin)* $`,
);
const leftBefore = /(?<![a-z])(?:reste(?:nt)?|manque(?:nt)?|plus qu(?:e|'))(?: [a-z']+){0,3} ?$/;
/** « il reste 2 lots sur 8 à attribuer » */
const otherLeft = new RegExp(
  String.raw`^(?: d[eu] (?:la |l')?S+)? (?:a|sans|en) (?!(?:${stem}[a-z]*|finir|faire|atteindre|rendre|remettre|passer|tenir|lancer|demarrer)(?![a-z]))[a-z]`,
);

const isMeasured = (words: string, before: string, after: string): boolean =>
  new RegExp(` ${done}(?![a-z])`).test(words) ||
  doneAfter.test(after) ||
  doneBefore.test(before) ||
  (leftBefore.test(before) && !otherLeft.test(after));

const form = (source: string, isMeasure = isMeasured): FractionForm => ({
  pattern: new RegExp(String.raw`(?<![/,.-])${source}(?![\d/]|[.,]\d| ?[%€])`, 'g'),
  read([words, above = '', below = ''], before, after) {
    const [part, whole] = [readNumber(above) ?? 0, readNumber(below) ?? 0];
    if (!(whole >= 2) || !Number.isInteger(whole) || !isMeasure(words, before, after)) return undefined;
    return Math.round((100 * part) / whole);
  },
});

const count = `(${numberSource})`;
export const countedForms: FractionForm[] = [
  form(`${count} ${step}(?: ${link}${done})? (?:sur|parmi) (?:les |un total de )?${count}`),
  form(`${count} (?:sur|des|parmi les|/) ?${count} ${step}`),
  form(String.raw`${count}/${count} ${step}`),
  // « phase 2 sur 4 achevée »
  form(String.raw`${step} (?:n ?[°o]? ?)?${count} ?(?:sur|/) ?${count}`, (_words, _before, after) =>
    doneAfter.test(after),
  ),
];

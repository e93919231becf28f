import { anyOf } from './any-of';
import { numberSource, readNumber } from './numbers';

/** Parts told without a percentage: « aux deux tiers », « 3/4 », « à moitié », « 6 sur 10 ». */

export interface FractionForm {
  pattern: RegExp;
  /** In percent; undefined: it is something else. `before` and `after`: the message around it. */
  read(match: RegExpExecArray, before: string, after: string): number | undefined;
}

const percentOf = (above: number, below: number): number => Math.round((100 * above) / below);

const denominators: Record<string, number> = {
  tiers: 3,
  quart: 4,
  quarts: 4,
  cinquieme: 5,
  cinquiemes: 5,
  sixieme: 6,
  sixiemes: 6,
  huitieme: 8,
  huitiemes: 8,
  dixieme: 10,
  dixiemes: 10,
};
const numerators = ['deux', 'trois', 'quatre', 'cinq', 'sept', 'huit', 'neuf'];
const one = ['un', 'le', 'les', "l'", 'du', 'au'];
/** « un bon tiers », « les deux premiers tiers », « trois petits quarts » */
const manner = '(?:(?:bon|petit|gros|dernier|premier)s? )?';

/** A « tiers » may be a person and a « quart » a time. */
const otherAfter =
  /^[ -](?:temps|lieux?|monde|financeurs?|prives?|payants?|investisseurs?|acteurs?|partenaires?|secteur|de confiance|d'heures?|de finale|de l'annee)(?![a-z])/;
const personBefore = /(?<![a-z])(?:par|avec|chez|aupres d'|(?:confie|cede|vendu|loue)e?s? a) ?$/;

const inWords: FractionForm = {
  pattern: new RegExp(
    String.raw`(?<![a-z\d])(${anyOf([...numerators, ...one])}|\d)[ -]?${manner}(${anyOf(Object.keys(denominators))})(?![a-z])`,
    'g',
  ),
  read([words, above = '', below = ''], before, after) {
    if (otherAfter.test(after) || personBefore.test(before.slice(-20))) return undefined;
    const numerator = one.includes(above) ? 1 : (readNumber(above) ?? 0);
    const denominator = denominators[below] ?? 1;
    // « elle en est au dernier quart »: what was before it is done.
    if (/dernier /.test(words) && !/(?:rest|manqu|plus qu)[a-z' ]*$/.test(before.slice(-30)))
      return 100 - percentOf(numerator, denominator);
    return numerator < denominator || isAt.test(before.slice(-20))
      ? percentOf(numerator, denominator)
      : undefined;
  },
};

const halfway: FractionForm = {
  pattern:
    /(?<![a-z-])(?:(?:a |la )?(?:bonne |petite )?moitie|(?:a )?mi[- ](?:chemin|parcours|avancement|course))(?![a-z])/g,
  read: (_match, before, after) =>
    /^[ -](?:prix|moitie|tarif)/.test(after) || isLessOfAnother(before.slice(-70)) ? undefined : 50,
};

/** « son équipe, réduite de moitié » */
const isLessOfAnother = (before: string): boolean =>
  /\b(?:redui|diminu|amput)[a-z]* de $/.test(before) &&
  /\b(?:equipe|effectif|personnel|service)s?\b/.test(before);

/** What it is a part of, or that it is done: a day would have neither. */
const ofWork = /^ ?(?:d[eu]s? |d'|de l'|fait|realis|achev|avanc|termin|boucl|execut)/;
const isAt =
  /(?:^|(?<![a-z])(?:a|aux|les|est|sont|sommes|suis|en est|deja|environ|presque|quasi|reste)|S|[:,=]|->) ?$/;
/** « on en est au 3/4 »: a verb that gives no day. */
const isOnlyAt =
  /^(?!.*\b(?:echeance|livraison|date|fin|dead[- ]?line|reunion|copil)\b).*(?<![a-z])(?:est|sont|sommes|suis|en est|realisee?|faite?)(?: deja| environ| maintenant| desormais)* (?:a|aux?) ?$/s;
const dueBefore =
  /(?<![a-z])(?:echeance|dead[- ]?line|livraison|date|fin|reunion|copil|rdv|rendez-vous)[ :=]*$/;

/** « 2/3 des travaux » is a part, « le 2/3 » a day. */
const slashed: FractionForm = {
  pattern: /(?<![\d/.,-])(\d{1,2})\/(2|3|4|5|8|10|100)(?![\d/]|[.,]\d| ?[%€])/g,
  read([, above, below], before, after) {
    const [numerator, denominator] = [Number(above), Number(below)];
    if (numerator === 0) return undefined;
    // « la 8 est à 3/2 »: more than the whole, to be asked about.
    if (numerator >= denominator)
      return numerator < 10 && isOnlyAt.test(before.slice(-40))
        ? percentOf(numerator, denominator)
        : undefined;
    if (isOnlyAt.test(before.slice(-40))) return percentOf(numerator, denominator);
    const mayBeDay = denominator <= 12;
    const isPart = ofWork.test(after) || (isAt.test(before.slice(-20)) && !dueBefore.test(before.slice(-30)));
    return mayBeDay && !isPart ? undefined : percentOf(numerator, denominator);
  },
};

/** « 6 sur 10 entreprises » is a part of something else. */
const outOf: FractionForm = {
  pattern: new RegExp(
    String.raw`(?<![/-])(${numberSource}) sur (10|100|dix|cent)(?![\d/-]|[.,]\d| ?[%€]| (?!d'avanc|de |des |du |et |mais |pour (?:la |l')?[S\d]|sur (?:la |l')?[S\d])[a-z])`,
    'g',
  ),
  read([, above = '', below = '']) {
    const [part, whole] = [readNumber(above) ?? 0, readNumber(below) ?? 1];
    // « 150 sur 100 » is to be asked about.
    return part <= whole || whole === 100 ? percentOf(part, whole) : undefined;
  },
};

export const fractionForms = [inWords, halfway, slashed, outOf];

import { inEuros, signed, type Form } from './amount-form';
import { anyOf } from './any-of';
import { taxSource } from './money-words';
import { digitsSource } from './numbers';

const budgetNouns = ['budget', 'cout', 'capex', 'enveloppe', 'montant', 'total'];
const between = [
  ...['est', 'passe', 'previsionnel', 'total', 'global', 'revu', 'ramene', 'porte', 'fixe', 'estime'],
  ...[
    'fait',
    'de',
    'du',
    "d'",
    'a',
    'la',
    'le',
    'pour',
    'maintenant',
    'desormais',
    'finalement',
    'environ',
    ':',
    '=',
    ',',
    '->',
  ],
];
const budgetBefore = new RegExp(
  String.raw`(?<![a-z])${anyOf(budgetNouns)}s?(?: ?(?:${anyOf(between)}|[A-Z]{1,60})){0,6} ?$`,
);
/** « on rajoute 50 000 à la 5 », « 900 000 pour la 5 » */
const isBare = /^(?: (?:a|pour|sur|de plus|de moins|en plus|en moins|au budget)(?![a-z])|[ .!]*$|, )/;
const isPut =
  /(?:^|[S,;:] ?|(?<![a-z])(?:(?:r?ajout|retir|enlev|augment|baiss|port|ramen|pass)[a-z]*(?: S+)?(?: de| a)?) )$/;

/** « budget : 950000 », « 1 200 000 HT »: so large a number beside the word needs no unit, unless it is a year. */
export const withoutUnit: Form = {
  pattern: new RegExp(
    String.raw`(${digitsSource})${taxSource}(?! ?(?:%|[a-z²]{0,10}(?:jours?|mois|ans?)(?![a-z])))`,
    'g',
  ),
  read([, number = '', tax], before, after) {
    const euros = inEuros(number, 1);
    const isNamed =
      tax !== undefined ||
      budgetBefore.test(before.slice(-120)) ||
      /^ (?:en tout|au total|tout compris|au global|sur la table|toutes depenses confondues)(?![a-z])/.test(
        after,
      ) ||
      (/^\d{2,3}(?:[ .]000)+$/.test(number) && isBare.test(after) && isPut.test(before.slice(-40)));
    return isNamed && euros >= 1000 && !/^(?:19|20)\d\d$/.test(number)
      ? signed(undefined, euros, tax)
      : undefined;
  },
};

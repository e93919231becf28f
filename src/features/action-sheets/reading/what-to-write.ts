import type { Clause } from './clauses';
import type { Message } from './message';
import { restOfSentence } from './clause-words';
import { anyStatus } from './status-words';

/** What the writer has not settled herself: she asks what should be written, or leaves it to others. On folded, masked text. */

const writing =
  '(?:re)?(?:not|met|pass|indiqu|inscri|marqu|laiss|gard|declar|ecri|saisi|consider|class|bascul|cloture)';
const asksIfItShould = String.raw`(?:faut-il|faudrait-il|dois-je|devons-nous|doit-on|puis-je|(?:est-ce )?qu(?:e je|'on|'il) (?:dois|doit|devrait|peut|faut|faudrait|peux)|(?:vous|tu) (?:pens|croi|trouv|sembl|es d'avis|etes d'avis)\w* qu(?:e|'))`;
const proposing = String.raw`(?:je|on|nous) (?:la |le |les |l')?(?=${writing})`;
/** « faut-il indiquer 1,5 ou 1,6 M€ ? », « vous pensez qu'on peut noter la 11 comme terminée ? » */
const shouldIt = new RegExp(
  String.raw`(?<![a-z])${asksIfItShould}[^.;!?\n]*(?<![a-z])${writing}\w*[^.;!?\n]*\?`,
);
/** « je note la 9 comme abandonnée ou pas ? » */
const orNot = new RegExp(
  String.raw`(?<![a-z])${proposing}[^.;!?\n]*(?:,? ou (?:pas|non|on|je|plutot|bien|alors)(?![a-z])|,? non)(?: encore)?[^.;!?\n]{0,40}\?`,
);
const value = new RegExp(`[PADL]|${anyStatus}`);
export function asksWhatToWrite({ masked }: Message, clause: Clause): boolean {
  if (!value.test(masked.slice(clause.start, clause.end))) return false;
  const begun = /[^.;!?\n]*$/.exec(masked.slice(0, clause.start))?.[0] ?? '';
  const sentence = `${begun}${masked.slice(clause.start, clause.end)}${restOfSentence(masked, clause)}`;
  return shouldIt.test(sentence) || orNot.test(sentence);
}

/** « …, à trancher » */
const unsettled =
  /^(?:C|[, ])*(?:mais |c'est |reste |encore |toujours )*(?:a (?:trancher|arbitrer|decider|voir|discuter|debattre)|pas (?:encore )?(?:tranche|decide|arrete|arbitre|acte)e?|en discussion|rien (?:d'arrete|d'officiel|d'acte|de sur|de decide|de definitif)|(?:ce n'est |c'est )?pas (?:encore )?officiel|officieux|officieusement)(?: encore| a ce stade| pour (?:l'instant|le moment)| a cette heure)? ?$/;
/** « à toi de voir », « ce n'est pas tranché », « il faut d'abord que j'en parle à Thomas » */
const leftOpen =
  /(?<![a-z])(?:a (?:toi|vous) de (?:voir|juger|choisir|trancher|decider)|(?:(?:ce n'est|c'est|n'est) (?:pas|toujours pas|pas encore)|rien n'est|reste a|pas encore) (?:tranche|decide|arbitre|fixe|arrete)e?(?= ?(?:$|[.,;!?]))|reste a (?:trancher|arbitrer|decider)|je (?:vous |te )?laisse (?:juger|choisir|trancher|decider)|(?:ne |n')?sa(?:is|vons|it) (?:pas|plus) (?:trop |encore )?(?:ce qu'il faut|quoi (?:mettre|ecrire|noter|garder)|l(?:equel|aquelle|esquel\w*) (?:est|retenir|garder|mettre|choisir))|(?:ne |n')(?:sai[st]|saurais|savons) l(?:equel|aquelle|esquel\w*)(?![a-z])|(?:je |on )?(?:n'ai|n'a|ai|a) (?:pas|plus) (?:tres |trop |bien )*(?:compris|saisi|retenu|suivi|note)(?= ?(?:$|[.,;!?]|en |lors |a |hier))|(?:j'ai|on a) un doute|il faut (?:d'abord|encore|avant) que (?:j'en|nous en|on en) parl)/;
export const isLeftOpen = (clause: string): boolean => leftOpen.test(clause) || unsettled.test(clause);

import { anyOf } from './any-of';
import type { Fact } from './fact';
import { numberSource } from './numbers';
import { isLeftOpen } from './what-to-write';

/** What the writer herself is not sure of, or takes back in the same breath: a question, never a value. On folded, masked text. */

const values = new Set(['status', 'progress', 'budget', 'due', 'lead']);
export const isValue = ({ field }: Fact): boolean => values.has(field);

const verifying =
  /^(?:enfin|du moins) (?:je (?:crois|pense|suppose)|il me semble)(?: bien)? ?$|\b(?:(?:je|on|faut que je|il faut que je) (?:re)?verifie|je (?:ne |n'en )?(?:suis|sais) (?:pas|plus) (?:(?:tres|bien|vraiment|tout a fait|completement|du tout) )?(?:sure?|certaine?|exactement|trop)|je (?:ne )?sais plus|je (?:ne )?sais pas(?= ?(?:$|[.,;!?]))|j'hesite|on hesite|je m'y perds|je m'embrouille|je confirmerai|c'est pas sur|ce n'est pas sur|a confirmer|a verifier|doi(?:t|vent) (?:encore )?(?:me |nous )(?:le |la )?(?:re)?confirmer|sans certitude|sous reserve de confirmation)\b/;
/** « lancée, enfin pas encore », « terminée, ah non, il reste la peinture » */
const takenBack =
  /^(?:et |mais |enfin |bon |euh |ah |ou |[C, ])*(?:(?:(?:non,? )?pas (?:encore|tout a fait|completement|totalement|vraiment)|presque|bientot|quasi(?:ment)?|peut-etre|pas sur)(?: (?:fini|termine|bloque|lance|boucle|acheve)[a-z]*)?|(?:elle |ce )?(?:n'est )?(?:pas|jamais|non) (?:fini|termine|bloque|lance|boucle|acheve|livre|suspendu|abandonne)(?:e|s|es)?) ?$/;
const remaining =
  /^(?:C|[, ])*(?:il (?:en |nous |y )?(?:reste|manque|a encore)|(?:il )?reste encore|manque encore)\b/;
/** « 950 k€, peut-être 980 », « 60 %, voire 65 » */
const orAnother =
  /^(?:et |mais |[C, ])*(?:ou|voire|peut-etre|peut etre|meme|eventuellement)(?: (?:ou|voire|peut-etre|peut etre|meme|plutot|bien|plus|a|les|de|des))* (?:\d[\d ,.]*|[PADH]+)(?: ?(?:k|m|€|%))? ?$/;
/** « en cours, ou en pause si le rectorat ne répond pas » */
const orState =
  /^(?:C|[, ])*(?:ou|voire) (?:bien |plutot |peut-etre |alors )?(?:en (?:cours|pause)|(?:bloqu|suspendu|termin|abandonn)e?e?s?) (?:si|selon|quand|le temps)(?![a-z])/;
/** « 55, 60 au mieux » */
const atBest =
  /^(?:ou |voire |et |[C, ])*(?:\d[\d ,.]*|[PADH]+)(?: ?(?:k|m|€|%))? (?:au (?:mieux|pire|maximum|max)|dans le (?:pire|meilleur) des cas|maxi?(?:mum)?|grand max(?:imum)?) ?$/;
/** « terminée mais il reste les peintures »; what is left of the papers ends nothing. */
const unfinished =
  /^(?:mais|sauf que|meme si|bien que) (?:il (?:en |y )?(?:reste|manque)|(?:il )?reste) (?!.*\b(?:reserves?|factur\w*|solde\w*|bilan|paie\w*|papiers?|paperasse|administrati\w*|rapport|justificatifs?|cloture\w*|versement)\b)/;
/** « fin juin, à moins que ce soit fin juillet » */
const unless = /^(?:C|[, ])*(?:a moins qu(?:e |')|sauf si )(?:ce |c'|ca |on )/;

/** « enfin je vérifie », « je sais plus », « enfin, pas encore »: what was said before stands no longer. */
export const isTakenBack = (clause: string, before: string, previous: readonly Fact[]): boolean =>
  verifying.test(clause) ||
  isLeftOpen(clause) ||
  takenBack.test(clause) ||
  unless.test(clause) ||
  orAnother.test(clause) ||
  orState.test(clause) ||
  atBest.test(clause) ||
  (remaining.test(clause) &&
    /(?:C|\bnon)[ ,.…]*$/.test(before + (/^C/.exec(clause)?.[0] ?? '')) &&
    previous.some((fact) => fact.field === 'status' && fact.status === 'termine')) ||
  (unfinished.test(clause) && previous.some((fact) => fact.field === 'status' && fact.status === 'termine'));

/** « non, pas terminée »: the status falls, whatever is said next. */
export const deniesStatus = (clause: string): boolean =>
  /\b(?:pas|jamais|non|n'est pas) (?:encore |tout a fait )?(?:fini|termine|bloque|lance|boucle|acheve|livre|suspendu|abandonne)(?:e|s|es)? ?$/.test(
    clause,
  );

const perhaps =
  /\b(?:peut-etre|sous (?:toute )?reserve(?= ?(?:$|[,.;]))|(?<!\b(?:elle|il|ca|qui|fiche|action) |S )peut etre|eventuellement|a confirmer|a verifier|sous reserve de confirmation)\b/;
/** « bloquée non suspendue » */
const status = anyOf(['bloque', 'termine', 'suspendu', 'abandonne', 'lance', 'en cours', 'fini', 'en pause']);
const eitherStatus = new RegExp(String.raw`\b${status}[a-z]* (?:non|ou (?:bien |plutot )?) ?${status}`);

/** Values of a clause that the writer puts in doubt there. */
export function withHesitation(clause: string, facts: Fact[], words: string, isUnsure: boolean): Fact[] {
  if (!isUnsure && !perhaps.test(clause) && !eitherStatus.test(clause)) return facts;
  return facts.map((fact): Fact =>
    isValue(fact) ? { at: fact.at, field: 'doubt', doubt: { kind: 'unsure', words } } : fact,
  );
}

/** « soit suspendue, soit abandonnée » */
const oneOfTwo = new RegExp(String.raw`^(?:[CS: ]|c'est|elle est|ce sera)*soit [^,;.]*(?:${status}|L)`);
export const isOneOfTwo = (clause: string, rest: string): boolean =>
  oneOfTwo.test(clause) && /(?<![a-z])soit /.test(clause.replace(/^.*?soit /, '') + rest);

const orNumber = new RegExp(
  String.raw`^ ?[,(]? ?(?:ou|voire) (?:meme |bien |peut-etre |alors |plutot )*(?:a |de |d'|le |vers |en )?(?:${numberSource})(?![a-z])(?! ?(?:mois|jours?|semaines?|ans?) (?:avant|apres))`,
);
const orDay = /^ ?,? (?:ou|voire) (?:bien |plutot |meme )?(?:a |au |en |le |pour )?(?:la |le |l')?[DH]/;
const numberOr = new RegExp(String.raw`(?:${numberSource}) ou (?:bien )?(?:a |de |d'|le |au |du )?$`);

/** « 1 million ou 2 », « 2 ou 3 mois », « le 15 ou le 20 juin »: which of the two? */
export const isEither = (before: string, after: string): boolean =>
  orNumber.test(after) || orDay.test(after) || numberOr.test(before);

/** « je ne sais plus si la 8 est à 60 ou 65 % » */
const unknowing =
  /\b(?:(?:ne |n')?(?:sai[st]|savons|savent)|ignor\w+|(?:reste|restait) a (?:savoir|voir)) (?:(?:pas|plus|toujours|encore|trop|bien|vraiment) )*si /;
export const isUnknown = (clause: string): boolean => unknowing.test(clause) && /[PAD]/.test(clause);

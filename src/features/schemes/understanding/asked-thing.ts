import type { AnswerType } from './asked-type';

/** Things of which there are many kinds: which one is asked stands right after. */
const kinds =
  'budget|montant|enveloppe|date|taux|duree|nombre|cout|prime|somme|adresse|numero|nom|liste|effectifs?|chiffre|prix|frais|salaire|resultats?|part|plafond|seuil|objectif|siege|logo|slogan';

/** « Le budget de l'OIR naturalité », « l'élu du binôme de l'OIR silver économie »: of that one alone. */
const oneOfMany = new RegExp(
  `\\b(?:${kinds})s? (?:de la|de l'|de|d'|du|des) *x +([a-z]{5,})(?: [a-z]{5,})?\\W*$`,
);
const oneOfWho = /\b(?:de la|de l'|du|qui [a-z]{4,} (?:le|la|l')) *x +([a-z]{5,})(?: [a-z]{5,})?\W*$/;
const toldOfWhole =
  /^(?:annonc|prev|promis|vot|allou|vers|consacr|depens|engag|attribu|mobilis|distribu|actuel|total|annuel|moyen|exact|initial|avant|depuis|apres|environ|aussi|aujourd|maint|local|nation|region|territ|entre|quand|comment|combien|cette|etait|exist)/;

export function complementIn(text: string, type: AnswerType): string | undefined {
  const found = new RegExp(`\\b(?:${kinds})s? (?:(?:de la|de l'|de|d'|du|des) ?)?([a-z]{4,})`).exec(
    text,
  )?.[1];
  const measured = /\bcombien d(?:e |')(?:jours?|heures?|mois|semaines?|annees?) (?:de |d')([a-z]{4,})/.exec(
    text,
  )?.[1];
  if (measured !== undefined) return measured;
  const ofOne = (asksWho(type) ? oneOfWho : oneOfMany).exec(text)?.[1];
  if (ofOne !== undefined && !toldOfWhole.test(ofOne)) return ofOne;
  // « Date limite de … » asks for the date.
  if (found !== undefined)
    return /^(?:pour|dans|avec|chez|limite|butoir|exacte?s?|precise?s?)$/.test(found) ? undefined : found;
  return asksWho(type) ? objectOf.exec(text)?.[1] : undefined;
}

/** « Combien de sites ont été vendus ? »: that there are many says nothing of what was done with them. */
export function deedIn(text: string, type: AnswerType): string | undefined {
  const who =
    /\bqui (?:l'|les |nous |vous |y |en )*(?:a|ont|avait|avaient|est|etait|etaient|sont)(?: ete)? ([a-z]{4,})/;
  const many = new RegExp(
    `\\bcombien d(?:e |')[^?,;:]{1,40}? (?:ont|avaient|sont|etaient)${inTruth}(?: ete)?(?: (?:des|en))? ([a-z]{4,}(?:e|ee|i|ie|u|ue|t|te|s|x))\\b`,
  );
  return ((asksWho(type) ? (who.exec(text) ?? doing.exec(text)) : null) ??
    being.exec(text) ??
    (type === 'date' ? happening.exec(text) : null) ??
    many.exec(text) ??
    which.exec(text))?.[1];
}

/** « Ont-elles vraiment créé … ? » says how sure one wants to be, and not what was done. */
const inTruth =
  '(?: (?:deja|encore|toujours|bien|donc|enfin|finalement|reellement|vraiment|effectivement|concretement))*';
/** « Quelles normes ont été levées ? »: which ones there are says nothing of what was done with them. */
const which = new RegExp(
  `\\bquel(?:le)?s [a-z]{3,}(?: [a-z']+){0,2}? (?:ont|avaient)${inTruth}(?: ete)? (?!donne|dit|mise?|prise?|faite?|tenue?)([a-z]{4,}(?:e|ee|i|ie|u|ue|es|ees|is|us|ues|ies))\\b`,
);

/** « L'assemblée qui a donné les résultats » is what is spoken of, and nobody is asked for. */
const asksWho = (type: AnswerType): boolean => type === 'who' || type === 'person';

const pronouns = "(?:n'|ne |s'|se |l'|la |le |les |y |en |nous |vous )*";
/** « Qui nettoie les locaux ? » */
const doing = new RegExp(
  `(?:^|[,;:.?!] *|\\b(?:et|mais|savoir|alors|sinon|dire|donc) )qui ${pronouns}(?!sont|parmi|autour|entre|comme|dans|chez|pour|avec|doit|peut|peuvent|etait|etaient|avait|avaient|sera|seront)([a-z]{4,})`,
);
/** « Qui a payé le déjeuner ? » */
const objectOf =
  /\bqui (?:(?:a|ont|avait|avaient) )?[a-z]{3,} (?:le |la |les |l'|un |une |des |du )(?:(?!de |du )[a-z]{2,3} )?([a-z]{4,})/;
/** « Où habite Olivier Lluansi ? » */
const being =
  /^\W*(?:et )?ou (?:se (?:trouve|situe|tient) (?:le |la |les |l'))?(?!f[ao]ud?[tr]|fallait|peut|pouvait|pourrait|doi[st]|devait|devrait|puis-|vont|allait)([a-z]{4,})/;
/** « Quand s'est-il réuni pour la première fois ? » */
const happening =
  /\bquand\b[^?]*\b(?:a|est|ont|sont|avait|avaient|etait|etaient)[- ](?:t[- ])?(?:il|elle|ils|elles|on)(?: ete)? ([a-z]{4,})/;

/** « Quelle idée a-t-elle avancée ? » asks for the idea. */
const happened =
  /^(?!.*\bquel(?:le)?s?\b).*\b(?:a|est|ont|sont|avait|avaient|etait|etaient)[- ](?:t[- ])?(?:il|elle|ils|elles|on) (?:(?:pas|ete|bien|deja|encore|toujours|enfin|finalement|reellement|vraiment|effectivement|concretement) )*([a-z]{4,}(?:e|ee|i|ie|u|ue|t|te|s))\b/;
/** « Comment résilier un VTE ? », « qu'a mangé le ministre ? », « donne-t-elle un diplôme ? »: what is asked of the subject. */
const heldBy = [
  /\bcomment (?:se |s'|ne |y |en |le |la |les |l')*(?:faire (?:pour )?)?(?:se |s')?([a-z]{4,}(?:er|ir|re))\b/,
  /\bcomment (?:est|sont|etait|etaient) (?:ete )?([a-z]{4,})/,
  /\bqu(?:'|e )(?:a|ont|avait|avaient) (?:donc )?([a-z]{4,}(?:e|i|u|t|s))\b/,
  happened,
  /(?<!\by )\b[a-z]+[- ](?:t[- ])(?:il|elle|ils|elles) (?:un |une |des |de la |du |droit (?:a |au |aux |a la |a l'|a des |a un |a une ))([a-z]{4,})/,
];
export const heldIn = (text: string): string[] => heldBy.flatMap((one) => one.exec(text)?.[1] ?? []);

export function askedIn(typed: string): string | undefined {
  // « À quel niveau ? » asks for no level.
  const text = typed.replace(/\ba quel niveau(?: exactement| au juste)?(?=\W*$| (?:a|ont|est|sont)[ -])/, '');
  const noun =
    /\b(?:qui (?:est|sont|etait|etaient) (?:le |la |l'|les )|quel(?:le)?s? (?:(?:est|sont|etait|etaient|sera|seront) )?(?:le |la |l'|les )?(?:deux |trois |quatre |cinq |six |sept |huit |premiere?s? |grande?s? |bon(?:ne)?s? |meilleure?s? |principa(?:l|ux|les?) )?)(?:noms? d(?:e |es |u |'))?([a-z]{3,})/.exec(
      text,
    );
  const predicate =
    /\b(?:est|sont|etait|etaient)[- ](?:ils?|elles?|ce) (?:bien |vraiment |toujours |encore |deja )?([a-z]{5,})/.exec(
      text,
    );
  const thing =
    /\b(?:c'est quoi|qu'est[- ]ce que) (?:le |la |l'|les )([a-z]{3,}) (?:[a-z]{3,} )?(?:d'un |d'une |de la |de l'|du |des |de )/.exec(
      text,
    );
  const holder =
    /^\W*(?:et |donc )?(?:le |la |les |l'|mon |ma |notre )([a-z]{4,}) (?:.* )?(?:du |de |des |d'|pour |en ).*\b(?:c'est|est|sont|etait) qui\b/.exec(
      text,
    );
  // « Combien gagne un chef de projet ? »: that he is paid so much in part is something else.
  const done = /\bcombien ([a-z]{5,}) (?:un|une|le|la|les|l')\b/.exec(text);
  // « On m'a parlé d'un cabinet, vous savez lequel ? »
  const one = /\bune? ([a-z]{4,})\b[^?]*\b(?:lequel|laquelle)\W*$/.exec(text);
  return (noun ?? predicate ?? thing ?? holder ?? done ?? one)?.[1];
}

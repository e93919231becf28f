/** What is not so yet: suppositions, conditions and aims. On folded, masked text. */

const opened = String.raw`(?:(?:et|mais|donc|alors|sinon|par contre|en revanche|bonjour|S)[ ,:]*)*`;
/** « si possible », « si tu veux bien noter » supposes nothing; « s'il te plaît » neither. */
const polite = String.raw`(?!si(?![a-z])|possible|besoin|necessaire|(?:tu|vous) (?:pe|pouv|pourr|voul|veu|etes d'accord|es d'accord)|j'ai bien|je (?:ne )?me (?:trompe|souviens)|mes |ma memoire|bien que|ca (?:te|vous) |tout va bien|ce n'est que)`;
const condition = String.raw`(?:si ${polite}|s'il(?! (?:te|vous) plait)s? |s'ils |au cas ou |a moins qu|dans l'hypothese ou |a condition qu|sous reserve |pourvu qu)`;
const moment = String.raw`(?:(?:le jour|la semaine|le mois|au moment|l'annee) ou |quand |lorsqu(?:e |')|des qu(?:e |')|aussitot qu|une fois (?:qu(?:e |')|le |la |l'|les )|sitot )`;

/** « si l'intégrateur livre en mars, nous passerons à 60 % », « dès que le permis arrive, on démarre la 13 » */
const opensSupposition = new RegExp(`^${opened}(?:${condition}|${moment})`);
export const isSupposition = (clause: string): boolean => opensSupposition.test(clause);

/** « on verra si », « même si », « dites-moi si » suppose nothing of the sheet. */
const wondering =
  /\b(?:voir|verra|verrons|savoir|sait|sais|savons|demand\w*|dire|dites|dis|moi|regard\w*|verifi\w*|confirm\w*|meme|comme|compren\w*|doute)$/;
const laterCondition = new RegExp(String.raw`(?<=[a-z'SPAD] )${condition}`, 'g');

/** « on abandonne la 8 si la Région ne suit pas »: nothing before the condition holds yet. */
export const isConditional = (clause: string): boolean =>
  [...clause.matchAll(laterCondition)].some(
    ({ index }) => !wondering.test(clause.slice(0, index).trimEnd()) && /[a-z]/.test(clause.slice(0, index)),
  );

/** « nous passerons à 60 % »: a promise. « on doit être à 60 % » is a guess, and so a value. */
const aimed = new RegExp(
  String.raw`\b(?:${[
    String.raw`(?:(?:re)?passer|monter|atteindr|arriver|ser|avoisiner|depasser|grimper|tendr|toucher|finir|termin(?:er)?)(?:a|ai|as|ons|ez|ont)`,
    String.raw`(?:dev(?:r)?(?:ait|ions|aient|ais)|(?:aur(?:ait|ions|aient)) du|pourr(?:ait|ions|a|ons|aient)|esper(?:e|ons|ent|ait)|compt(?:e|ons|ent)|pens(?:e|ons) (?:atteindre|arriver|passer|monter)|prevoi(?:t|s)|prevoyons|souhait\w+|ambitionn\w+|projet(?:te|ons)|va|vais|vont|allons|prevu d[e'])(?: (?:bien|normalement|etre|atteindre|arriver|passer|monter|depasser|grimper|y|en|la|l'))*`,
    String.raw`vis(?:e|ent|ons|ait|ions)(?: (?:les|l'|toujours))?`,
    String.raw`(?:objectif|cible|but|ambition|prevision|previsionnel|attendu|prevu)e?s?(?: (?:est|de|d'|d'etre|d'atteindre|d'arriver|fixe|vise|a|toujours|reste|sont|S+|:|=))*`,
    String.raw`(?:avant|pour|afin|d'|jusqu'a ce) (?:de |d'|pouvoir )?(?:atteindre|arriver|passer|monter|etre)`,
  ].join('|')})(?: (?:a|aux?|les?|la|de|d'|vers|sur|autour de|autour des|environ|S+|:|=|->))*[ :=]*$`,
);
export const isAim = (before: string): boolean =>
  aimed.test(before.slice(-90)) && !reached.test(before.slice(-90)) && !agreed.test(before);
/** « tombés d'accord, ce sera 35 % »: what was settled. */
const agreed = /^(?:et |donc |finalement |du coup )*ce sera (?:donc |bien |finalement |plutot )*$/;
/** « a atteint son objectif de 70 % » */
const reached =
  /\b(?:a|ai|ont|avons)(?: bien| deja| enfin| meme)* (?:atteint|rempli|depasse|tenu)(?: bien| deja)* (?:l'|son |sa |notre |les |leur )?(?:objectif|cible|but)s? (?:de |d'|des |fixe a )?$/;

/** « serait bloquée », « risque d'être abandonnée » */
export const isPossible = (before: string): boolean =>
  /\b(?:serait|seraient|pourrait|pourraient|risque(?:nt|rait)?|devrait|devraient|sera|seront|peut etre|pourra)\b[^,;.]{0,40}$/.test(
    before,
  );

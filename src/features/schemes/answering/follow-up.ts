import { rawWords, stemOf, wordsOf, type Word } from '../retrieval/words';
import type { Intent } from '../understanding/intent';
import type { NamedSubject } from '../understanding/name-matcher';
import { asks } from './asking-words';
import type { KnowledgeIndex } from './knowledge-index';

/** A meeting is past: who does what today is asked of the programme. */
export function todayOf(index: KnowledgeIndex, id: string, text: string): string {
  const isPast = index.subject(id)?.kind === 'event';
  return isPast && /\b(aujourd'hui|maintenant|actuel|desormais)/.test(text) ? (index.programme() ?? id) : id;
}

/** « Et en Auvergne-Rhône-Alpes ? » after another Region's practice: the one instead of the other. */
export const isOfKindOf = (
  index: KnowledgeIndex,
  before: string | undefined,
  named: NamedSubject[],
): boolean =>
  before !== undefined &&
  named.some(({ subjectId }) => index.subject(subjectId)?.kind === index.subject(before)?.kind);

/** « Et dans le Grand Est ? » asks for the same thing there, and nothing about the Grand Est at large. */
export const narrows = (text: string): boolean =>
  /^\s*(et|mais|sinon)\s+(dans|en|chez|avec|pour|au|aux|a)\b/.test(text);

/** « C'est dans quelle région ? » after something asks where that is, and nothing of the Regions at large. */
export const asksWhichRegion = (text: string): boolean =>
  /^\W*(?:(?:et|mais|ok|donc) )*(?:(?:c'est|c'etait|(?:il )?y en a|on en trouve|ca (?:se passe|existe|marche)|elle est|il est|ils sont) )?(?:dans |de |en |pour |par )?(?:quelle|quel|quelles|laquelle des) regions?(?: (?:au juste|exactement|en france|precisement|du coup|svp))?\W*$/.test(
    text,
  );

export const startsFollowUp = (text: string): boolean =>
  /^\s*(et|mais|ok|donc|alors|sinon|du coup)\b/i.test(text);

/** Leaning on what was said before, or too short to be about something else. */
export function isFollowUp(text: string, intent: Intent, said: Word[]): boolean {
  const saysNothingElse = said.filter((word) => !asks(intent, word)).length <= 1;
  const length = rawWords(text).length;
  return (
    startsFollowUp(text) ||
    (saysNothingElse && length <= 6) ||
    (partOfIt.test(text) && length <= 10) ||
    pointing.test(text)
  );
}

/** « Le jeune doit avoir quel niveau ? »: whom and what any scheme has. */
const partOfIt =
  /^\W*(?:quel(?:le)?s? (?:est|sont) )?(?:le jeune|les jeunes|le volontaire|l'employeur|le beneficiaire|la prime|la subvention|le dossier|l'aide)(?![a-z])/;

/** « Combien de territoires en bénéficient ? », « cb d'actions dedans ? »: of what was spoken of, whatever else is named. */
export const pointsWithin = (text: string): boolean =>
  /\b(?:dedans|la[- ]dessus)\b|\b(?:en|y) (?:(?:ont|a|avaient|avait) )?(?:benefici|figur|particip|adher|profit)[a-z]+/.test(
    text,
  );

/** « On y candidate comment ? », « qui en bénéficie ? »; not « il y a », nor « en 2019 », « en droit du travail ». */
const pointing =
  /\b(il|elle|ils|elles|ca|cela|celui-ci|celle-ci|y(?! a\b)|en(?= (?:a|ai|ont|est|sont|etait|etaient|sera|fait|faire|faut|veut|dit|dire|parle|parler|pense|reste|existe|avoir|profit|benefici|obten|savoir|sait|dispos)[a-z]*\b)|dedans|dessus|ce (?:dispositif|programme|label|contrat|reseau|mouvement|volontariat|diagnostic|financement|statut|poste|comite|pole|club|plan|certificat|guichet|projet de loi)|cet (?:appel|outil|accompagnement|accelerateur|organisme|operateur|observatoire)|cette (?:aide|mesure|subvention|prime|demarche|association|agence|structure|instance|plateforme|enveloppe|derogation|initiative|formation|reunion|assemblee))\b(?<!-t-ils?)(?<!\bil (?=y a|faut))/;

/** « Il faut être dans un TI ? », « ça rapporte combien si on est en TI ? » after a scheme: asked of that scheme, and not of the programme. */
export const asksIfWithin = (text: string): boolean =>
  (rawWords(text).length <= 16 &&
    /\b(?:ca|cela|il|elle)\b.*\bsi (?:on|je|elle|il|l'entreprise|ma \w+|mon \w+|nous) (?:est|suis|etes|sommes) (?:dans|en) (?:un )?(?:ti|territoires? d'industrie)\b/.test(
      text,
    )) ||
  (rawWords(text).length <= 10 &&
    /\b(?:faut|doit|doivent|oblige|obligatoire|reserve|seulement|uniquement|necessaire|besoin|hors|condition)[a-z]*\b/.test(
      text,
    ) &&
    /\b(?:dans|en|hors|aux?|les|d'|de|d'un) (?:un |une |des |les |d')?(?:ti|territoires? d'industrie)\b/.test(
      text,
    ));

/**
 * « Et pour les PME ? » after a scheme for town halls: of those it is taken for, the one that is for them. `undefined`
 * where it is for them itself, or where none is.
 */
export function forThoseAsked(index: KnowledgeIndex, id: string, text: string): string | undefined {
  const asked =
    /^\s*(?:et|mais|sinon)\b(?: alors)?,? pour (?:les |la |le |l'|une? |des |mon |ma |mes |nos |notre )?([a-z]{3,})(?: [a-z]+)?[ ?.!]*$/.exec(
      text,
    )?.[1];
  if (asked === undefined) return undefined;
  const stem = stemOf(asked);
  const serves = (one: string): boolean =>
    index
      .factsOf(one, 'forWhom')
      .some((fact) => wordsOf(fact.text).some((word) => word.stem === stem || word.text === asked));
  if (serves(id)) return undefined;
  const others = index.confusableWith(id).filter(serves);
  return others.length === 1 ? others[0] : undefined;
}

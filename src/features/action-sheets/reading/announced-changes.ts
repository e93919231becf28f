import { hearsay } from './reports';
import type { ReadItem } from './resolve';

/** « je me suis trompée sur l'avancement de la 5 », « le budget de la 8 n'est pas bon », « le pilote change » */
const fields =
  "(?:l'|le |la |les |son |sa |mon |ma |notre |ce |cette )(?:avancement|pourcentage|budget|enveloppe|montant|chiffre|echeance|date|delai|livraison|statut|etat|pilote|referente?|taux)";
const wrong =
  '(?:faux|fausse|errone|erronee|inexacte?|incorrecte?|pas (?:a jour|bon|bonne|juste|exacte?|correcte?))';
const ofSheet = "(?: (?:de |du |d'|pour |sur )?S+)?";
const end = "(?= ?(?:$|[.,;!\\n]|stp|svp|s'il |merci))";
/** That something must be put right, or moves, and not to what. On folded, masked text. */
const announced = new RegExp(
  String.raw`(?<![a-z])(?:${[
    // « je me suis trompée sur … », « erreur sur la 8 »
    String.raw`(?:(?:me suis|m'etais|s'est|nous sommes|j'ai|on a|il y a)(?: un peu| encore)? (?:tromp\w*|plant\w*|gour\w*|fait une? (?:erreur|coquille|faute)|une (?:erreur|coquille))|erreur|coquille|C+)(?: de (?:ma|notre) part)? (?:sur|dans|pour|concernant) (?:${fields}|S)`,
    // « corrigez l'échéance de la 8 »
    String.raw`(?:corrig|rectifi|modifi|chang|actualis|(?:re)?mett?\w* a jour|mets a jour)\w* (?:${fields}|S+)(?: d[eu] S+| pour S+| sur S+)?${end}`,
    // « merci de décaler l'échéance de la 10 »
    String.raw`(?:decal|report|repouss|recul|prolong|avanc|augment|baiss|redui|ramen|relev|ajust|revo|rallong|raccourc|reevalu|recal)\w* (?:donc |un peu |encore |aussi )*${fields}${ofSheet}(?= ?(?:$|[.,;!\n]|pour (?:tenir|prendre|coller|s'aligner|etre|que)|car |parce |suite |vu |compte tenu|a cause|en raison|en consequence|comme (?:convenu|prevu|demande|dit)|stp|svp|s'il |merci))`,
    // « le même budget que l'an dernier »
    String.raw`(?:la |le |l')?memes? (?:budget|enveloppe|montant|avancement|pourcentage|echeance|date|statut|pilote|chiffres?|valeurs?) qu(?:e |')(?!(?:la |le |pour |sur )?S)`,
    // « la 8, même chose que la dernière fois »
    String.raw`(?:meme chose|pareil|idem|comme|les memes (?:chiffres|valeurs)|la meme) (?:que )?(?:la (?:derniere|precedente) fois|l'autre (?:jour|fois)|le mois (?:dernier|precedent)|la fois (?:derniere|precedente)|au dernier (?:copil|comite|point))`,
    // « le budget de la 8 n'est pas bon », « la 9 n'est pas à jour »
    String.raw`(?:${fields}${ofSheet}|S+) (?:est|sont|etait|n'est) (?:plus )?${wrong}${end}`,
    // « passe de 950 k€ à un montant à définir »
    String.raw`${fields}${ofSheet} (?:passe|passera|sera|est|va passer)(?: de [PAD]+)? (?:a |au |de )?(?:je (?:ne )?sais|on (?:ne )?sait|une? (?:montant|date|chiffre|valeur|nom) (?:a|que)|combien)`,
    // « le pilote de la 3 change »
    String.raw`${fields} (?:de |du |pour |sur )?S+ (?:va |doit |devrait )?(?:changer?|evoluer?|bouger?)(?= ?(?:$|[.;!\n]))`,
    // « je n'ai plus son nom »
    String.raw`(?:n'ai|n'a|n'avons|n'ont|connais|connait|retrouve) (?:pas|plus)(?: encore)? (?:(?:retenu|note|eu) )?(?:son|le) nom`,
  ].join('|')})`,
);
export const saysNoValue = (item: ReadItem): boolean =>
  Object.keys(item).every((key) => ['sheet', 'comment', 'nextStep', 'blocker'].includes(key));
/** « j'ai entendu dire en réunion que l'échéance glisserait à septembre »: nothing that could be written as it is. */
const heard = new RegExp(String.raw`(?<![a-z])${hearsay}(?![a-z])[^.;!?\n]*[PAD]`);
export const announcesChange = (masked: string): boolean => announced.test(masked) || heard.test(masked);

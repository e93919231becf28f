import type { ReadItem } from './resolve';

/** « je me suis trompée sur l'avancement de la 5 », « le budget de la 8 n'est pas bon », « le pilote change » */
const fields =
  "(?:l'|le |la |les |son |sa |mon |ma |notre |ce |cette )(?:avancement|pourcentage|budget|enveloppe|montant|chiffre|echeance|date|delai|livraison|statut|etat|pilote|referente?|taux)";
const wrong =
  '(?:faux|fausse|errone|erronee|inexacte?|incorrecte?|pas (?:a jour|bon|bonne|juste|exacte?|correcte?))';
/** That something must be put right, or moves, and not to what. On folded, masked text. */
const announced = new RegExp(
  String.raw`(?<![a-z])(?:(?:me suis|m'etais|s'est|nous sommes|j'ai|on a|il y a)(?: un peu| encore)? (?:tromp\w*|plant\w*|gour\w*|fait une? (?:erreur|coquille|faute)|une (?:erreur|coquille))|erreur|coquille|C+)(?: de (?:ma|notre) part)? (?:sur|dans|pour|concernant) (?:${fields}|S)|(?:corrig|rectifi|modifi|chang|actualis|(?:re)?mett?\w* a jour|mets a jour)\w* (?:${fields}|S+)(?: d[eu] S+| pour S+| sur S+)?(?= ?(?:$|[.,;!\n]))|(?:${fields}(?: (?:de |du |d'|pour |sur )?S+)?|S+) (?:est|sont|etait|n'est) (?:plus )?${wrong}(?= ?(?:$|[.,;!\n]))|${fields} (?:(?:de |du |d')?S+ )?(?:passe|passera|sera|est|va passer)(?: de [PAD]+)? (?:a |au |de )?(?:je (?:ne )?sais|on (?:ne )?sait|une? (?:montant|date|chiffre|valeur|nom) (?:a|que)|combien)|${fields} (?:de |du |pour |sur )?S+ (?:va |doit |devrait )?(?:changer?|evoluer?|bouger?)(?= ?(?:$|[.;!\n]))`,
);
export const saysNoValue = (item: ReadItem): boolean =>
  Object.keys(item).every((key) => ['sheet', 'comment', 'nextStep', 'blocker'].includes(key));
export const announcesChange = (masked: string): boolean => announced.test(masked);

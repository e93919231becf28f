import { isReferral } from './absences';
import { isAsked } from './asked';
import type { Clause } from './clauses';
import { isCourtesy } from './courtesy';
import { isGathering } from './gatherings';
import type { Message } from './message';
import { isPersonalLetter } from './personal-letters';
import { saysNoNews } from './no-news';
import { isSupposition } from './suppositions';

/** A message that says no change, and does not try to: a greeting, thanks, a question, no news. */
export const isTalk = (message: Message, clauses: readonly Clause[]): boolean =>
  !wrongSheet.test(message.folded) &&
  // No sheet, no figure: it says nothing that could be written down.
  ((message.found.every(({ kind }) => kind === 'D' || kind === 'H') &&
    !(message.found.length > 0 && maybe.test(message.masked)) &&
    !mayUpdate.test(message.masked)) ||
    isGathering(message) ||
    isPersonalLetter(message, clauses) ||
    saysNoNews(message.folded) ||
    saysNoNews(message.masked) ||
    clauses.every(({ start, end }) => {
      const clause = message.masked.slice(start, end);
      return (
        isCourtesy(clause) ||
        isThanks.test(clause) ||
        isReferral(clause) ||
        isLook.test(clause) ||
        isSupposition(clause) ||
        isAsked(message, { start, end })
      );
    }));
/** « je me suis trompée de fiche »: which one was meant? */
const wrongSheet =
  /\b(?:(?:tromp|gour|plant)[a-z]* de (?:fiche|numero|ligne|projet|dossier|action)|mauvaise? (?:fiche|numero|ligne|action)|pas (?:le |la )?(?:bonne?) (?:fiche|ligne|action|numero)|(?:melang|confond|interverti)[a-z]* (?:les|deux|mes|des) (?:fiches|actions|numeros|projets)|erreur de (?:fiche|numero|ligne|dossier|projet))(?![a-z])/;
/** « peut-être fin juin » */
const maybe =
  /\b(?:peut-etre|probable\w*|sans doute|normalement|plutot|devrai\w*|objectif|(?<!merci )pour|d'ici|vers)(?![a-z])/;
/** Words that an update turns on, and that may have been read wrong. */
const mayUpdate =
  /\d|\b(?:fiches?|actions?|budget|avancement|echeance|statut|bloqu\w*|termin\w*|suspend\w*|abandonn\w*|lanc\w*|pilote|partenaires?|livr\w*|retard|blocage|etape|report\w*|decal\w*|dernieres?|celles?|celui|cette|mienne|projet|dossier|chantier|travaux)(?![a-z])/;
/** Commands that show: `fiche historique 8`. */
const isLook =
  /^\/?(?:les |mes |nos )?fiches? (?:aide|historique|revue|chiffres|registre|modifier|nouvelle)\b/;

const isThanks =
  /\b(?:merci|bravo|felicitations|agreable|bonnes? (?:soiree|journee|annee|semaine|vacances|fetes))\b/;

import type { Message } from './message';

/** Meetings for everybody, and what is eaten there: where no sheet is named, nobody would write them into one. */

const social =
  /(?<![a-z])(?:voeux|galette|pot (?:de|d')|apero\w*|afterwork|barbecue|pique-nique|anniversaire|repas (?:de|d')|arbre de noel|team ?building|bonnes (?:vacances|fetes))(?![a-z])|(?<![a-z])on se (?:retrouve|rejoint|donne rendez-vous) [^,;]*(?:devant|salle|hall|accueil|parking|gare)(?![a-z])/;
/** « le lien ne marche pas » */
const technical =
  /(?<![a-z])(?:ordinateurs?|imprimantes?|photocopieu[a-z]+|ascenseurs?|cafetieres?|parapluies?|vestiaires?|(?:me|se|nous) (?:re)?connect\w*|mot de passe|wifi|boite mail|messagerie|(?:le|ce|ton|votre|mon) (?:lien|mail|micro|badge|son|ecran) [^,;]{0,20}(?:marche|fonctionne|s'ouvre|est mort))(?![a-z])/;
const meeting =
  /(?<![a-z])(?:reunion|rdv|rendez-vous|point|visio|webinaire|atelier|seminaire|formation|copil|comite|cotech|ceremonie|assemblee|conference|journee|dejeuner)s?(?![a-z])/;
const practical =
  /(?<![a-z])(?:salles?|amphi\w*|etage|parking|teams|zoom|visio|cafes?|viennoiseries|croissants|buffet|traiteur|venez|ordre du jour|emargement|chef(?:fe)?s de projet|(?:toute )?l'equipe|d'equipe|de service|collegues|a tous|a toutes|pour tous|tout le monde)(?![a-z])/;
/** « rappel : remontée des fiches avant le 30 » */
const call =
  /(?<![a-z])(?:remontee|envoi|saisie|transmission|mise a jour|retour|renvoi) (?:de (?:vos|nos|toutes (?:les|vos)) |des )(?:fiches|actions|mises a jour|chiffres|tableaux)(?![a-z])/;
const ofSheet =
  /(?<![a-z])(?:budget|avancement|echeance|statut|bloqu|debloqu|termin|suspend|abandonn|lanc|relanc|livr|report|decal|pilot|partenaire|blocage|retard|attend|manque)/;

export const isGathering = ({ masked, found }: Message): boolean =>
  !found.some(({ kind }) => kind === 'S' || kind === 'P' || kind === 'A' || kind === 'T') &&
  !ofSheet.test(masked) &&
  (social.test(masked) ||
    technical.test(masked) ||
    call.test(masked) ||
    (meeting.test(masked) && practical.test(masked)));

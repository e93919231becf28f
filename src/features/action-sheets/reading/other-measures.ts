/** Percentages that measure something else than the whole action. On folded, masked text. */

/** « la dépollution est à 90 % »: a part of the action has a progress of its own. */
export function isOfPart(said: string): boolean {
  // « le gros œuvre est terminé et | l'ensemble est à 58 % »
  const before = said
    .replace(/^.* (?:et|mais|donc|puis) (?=(?:la |le |les |l'|notre |nos )[^,;]*$)/, '')
    // « le comité a relevé que | l'avancement de la 12 est de 55 % »
    .replace(/^.*(?<![a-z])que (?=(?:la |le |les |l'|notre |nos )[^,;]*$)/, '');
  const subject =
    /(?:^|[,;:S] ?)(?:(?:mais|et|donc|car|que|bonjour|alors) )*(?:la |le |les |l'|notre |nos )([a-zœ'-]+)(?: [a-zœ\d' -]{0,40})??(?: (?:de |du |sur |pour )(?:la |le |l')?S+,?)? (?:est|sont|en est|en sont) (?:(?:deja|desormais|maintenant|[a-z]+(?:e|i|u|is|it|ert)(?:e?s)?) )?(?:a |aux? )?$/.exec(
      before,
    )?.[1];
  return (subject !== undefined && !wholeSubject.test(subject)) || partAlone.test(before);
}
/** « dépollution à 60 % », without a verb */
const partAlone =
  /(?:^|[,;:S] ?)(?:la |le |les |l')?(?:depollution|desamiantage|demolition|gros (?:oe|œ)uvre|second (?:oe|œ)uvre|terrassements?|fondations?|toiture|charpente|voirie|etudes?|recrutements?|raccordements?|lots? ?[a-z\d]*|phase \d|tranche \d) ?(?:a |: ?|est a |= ?)?$/;
const wholeSubject =
  /^(?:travaux|chantier|avancement|avancee|projet|action|fiche|ensemble|realisation|programme|operation|tout|total|totalite|taux|progression|dossier|derniere|premiere|seconde|deuxieme|autre|reste|mise|execution|plateforme|ecole)$/;

/** « 100 % financée », « louée à 80 % », « 40 % du budget consommé »: no measure of the work. */
const otherMeasure = String.raw`(?:auto|co|pre)?(?:financ|subventionn|couver|pris en charge|prise en charge|lou|vend|commercialis|rempli|occup|pourv|sign|consomm|engag|depens|decaiss|mandat|factur|recycl|attribu|reserv|souscri|satisf|favorable|propriet|public|publique|priv|rembours|electri|acquis|maitris|bio|locaux|locale|local|remise|reduc|hausse|baisse|plus cher|moins cher|de hausse|de baisse)`;
const measuredBefore = new RegExp(
  String.raw`(?<!\b(?:objectifs?|plan d'actions?|contrat|feuille de route|programme|cible) (?:est |sont |deja )*)\b${otherMeasure}[a-z]*(?: (?:aujourd'hui|deja|desormais))? (?:a|aux?|pour)(?: hauteur de| pres de| environ)? $`,
);
const measuredAfter = new RegExp(
  String.raw`^ (?:d[eu] (?:la |l')?S+ )?(?:(?:est|sont|deja|etre|du budget|du montant|de l'enveloppe|des credits|des fonds|du cout|du plan de financement|des surfaces|des lots|des places|des postes) )*${otherMeasure}`,
);
/** « taux de remplissage : 80 % » */
const otherRate = /\btaux (?:de |d')(?:la |l')?(?!avanc|realis|execut|progress|S)[a-z]+[^,;]*$/;
/** « 60 % Région, 40 % agglo » */
const ofFunder =
  /^ (?:de |d'|par |pour )?(?:la |le |l')?(?:region|agglo\w*|etat|feder|departement|ville|commune|epci|europe|ademe|bpi\w*|banque|epf|anct|detr|dsil|fonds|autofinancement|emprunt)(?![a-z])/;
/** « la Région finance la 5 à 40 % » */
const funds =
  /\b(?:financ|subventionn|couvr|abond|soutien)\w*(?: (?:la |le |l')?S+)? (?:a|a hauteur de|pour) $/;
/** « État 40 %, Région 30 % » */
const funderBefore =
  /(?:^|[,;:] ?|\bet )(?:la |le |l')?(?:region|agglo|etat|feder|departement|ville|commune|epci|europe|ademe|bpi|banque des territoires|anct|detr|dsil|autofinancement|emprunt) ?[:=]? ?(?:a |pour )?$/;
export const isOfSomethingElse = (before: string, after: string): boolean =>
  ofFunder.test(after) ||
  funderBefore.test(before) ||
  funds.test(before) ||
  measuredBefore.test(before) ||
  otherRate.test(before) ||
  measuredAfter.test(after);

/** Who is away, and whom to see meanwhile: nothing of a sheet. On folded, masked text. */

const opening = String.raw`^(?:[\s,:C-]|et |mais |donc |sinon |par contre |attention |desolee? |pour (?:info|information) |bon )*`;
const where = String.raw`(?:en (?:conges?|vacances|deplacement|formation|arret(?: maladie)?|rtt|teletravail|seminaire|mission|repos|reunion)|absente?s?|indisponibles?|injoignables?|de retour|pas (?:la|disponible|joignable|au bureau)|hors (?:du )?bureau|off)`;
const when = String.raw`(?:[ ,]|(?:copil|comite|reunion|point|rdv|rendez-vous|cotech|atelier)(?: d[eu])?(?= |$|[,])|demain|hier|venir|dans|minutes?|heures?|S+|du|au|aux|a|de|des|le|la|les|l'|jusqu'(?:au?|en|a la)|et|en|pour|depuis|toute|tout|tous|une|deux|trois|quelques|cette|ce|mi-?|fin|debut|inclus|compris|matin|apres-midi|soir|journee|semaines?|jours?|prochaine?|partir|mes|nos|peu|avec|acces|mails?|D+|E+|H+|\d{1,2}h?)*`;
const away = new RegExp(
  String.raw`${opening}(?:(?:(?:je|nous|on) (?:suis|serai|sommes|serons|sera|pars|partons|part|reste|rentre|reviens|revenons) (?:deja |encore |bientot |maintenant |actuellement )*)?${where}|(?:je|nous|on|j') ?(?:ne |n')?(?:pourrai|pourrons|peux|pouvons|serai|serons|viendrai|viendrons|viens|participerai|participe|assisterai|assiste|suis) (?:pas|plus) (?:(?:etre|venir|participer|assister|des votres|presente?s?|disponibles?|la)(?![a-z]) ?)*|j'arrive|impossible pour (?:moi|nous) (?:de |d')(?:etre (?:la|present\w*)|venir|participer|assister)|(?:je|nous) (?:suis|serai|serons|sommes) (?:un peu |tres )?(?:en retard|malades?)|(?:excus|desole)[a-z]* (?:pour )?(?:mon |notre )(?:absence|retard)|(?:mon |notre )?(?:retour|conges?|absence)(?= ?(?:le |au |du |D|E|jusqu))|(?:je|nous) (?:rentre|reviens|revenons|rentrons)(?= (?:le |D|E)))${when}$`,
);
/** « en cas d'urgence voyez avec Sophie », « pour toute question, Sophie prend le relais » */
const meanwhile = new RegExp(
  String.raw`${opening}(?:en cas (?:d'urgence|de besoin|d'absence)|si (?:besoin|urgence|urgent|c'est urgent)|(?:en|pendant|durant) mon absence|pour toute question|d'ici la)(?: ?$|[, ]+(?:merci de |vous pouvez |tu peux |pensez a )?(?:voyez|voir|contact|adress|appel|ecri|join|s'adress|passez)[^SPA]*$)`,
);
const referral =
  /^(?:merci de |vous pouvez )?(?:voyez|voir|contactez|contacter|adressez-vous|appelez|appeler|joignez) (?:avec |a )?[a-zL' -]{2,30}$/;

export const isAbsence = (clause: string): boolean => away.test(clause) || meanwhile.test(clause);

/** « voyez avec Sophie », alone. */
export const isReferral = (clause: string): boolean => referral.test(clause);

/** What a letter tells around its updates: feelings, words, what was. No act to come of the sheet. On folded, masked text. */

const ways =
  "bien |donc |ici |aussi |d'abord |tout de meme |encore |enfin |tous |toutes |volontiers |longtemps ";
const pronouns = "(?:ne |n'|s'|se |m'|me |nous |vous |t'|te |l'|la |le |les |en |y |lui |leur )";
/** « nul ne s'étonnera », « nous la regretterons » */
const felt = String.raw`${pronouns}{0,3}(?:etonner|regretter|rejouir|remercier|feliciter|oublier|comprendr|pardonner|excuser|esperer|croir|penser|admettr|reconnaitr|avouer|douter|sourir|pleurer|deviner|conviendr|apprecier|imaginer|souviendr|plaindr)(?:ai|as|a|ons|ez|ont)(?![a-z])`;
/** « il faut s'en réjouir », « il faut dire un mot de la boucle d'eau » */
const toSay = String.raw`(?:faut|faudra|faudrait|convient) (?:de |d'|${ways})*${pronouns}{0,2}(?:rejouir|feliciter|reconnaitre|avouer|admettre|dire(?! (?:a|au|aux) )|souligner|remercier|rendre (?:hommage|justice)|saluer|souvenir|etonner|croire|esperer|convenir(?! d)|savoir gre|plaindre|regretter|oublier|penser que|rappeler qu)(?![a-z])`;
/** « je t'y accompagnerai », « je vous l'apporterai » */
const own = String.raw`je (?:te |t'|vous )(?:(?:y |en |l'|le |la |les |lui )[a-z]{2,}rai|(?:accompagner|raconter|dir|ecrir|embrasser|retrouver|rejoindr|apporter|attendr|preter|laisser)ai)(?![a-z])`;

/** « on en reparle vendredi », « je reste à votre écoute », « je pose trois semaines », « le procès-verbal suivra » */
const among = String.raw`(?:on|nous|je) (?:en |nous en |vous en |t'en )?(?:re)?parl(?:e|ons|era|erons|erai)(?![a-z])|on se (?:re)?voit (?:de toute facon|bientot)|on s'appelle|(?:je|il|elle|nous) (?:reste|restera|restons|demeure|serai|suis)(?: donc| bien)? (?:a (?:votre|ta|son|leur) (?:entiere )?(?:disposition|ecoute)|en (?:deplacement|conges?|vacances|formation))|je pose (?:mes|des|une|deux|trois|quelques|H)|je (?:re)?(?:pass|vien|viend|parti)r?(?:erai|drai|rai) (?:dans|vous|te|a la|au|par)|nous (?:re)?passerons (?:te|vous) voir|(?:proces-verbal|compte rendu|pv|releve) (?:vous |te )?(?:suivra|sera (?:diffuse|envoye|adresse|transmis))|questions diverses|(?:les )?voeux (?:auront|ont) lieu|pot de (?:fin|depart|noel)`;
/** « je vous ferai une note plus complète en décembre » */
const promised = String.raw`je (?:vous |te |t')(?:en |y )?(?:fer|transmettr|enverr|adresser|dir|redir|tiendr|redonner|communiquer)ai(?![a-z])|je (?:la |le |les |l')(?:re)?lirai(?![a-z])`;

const spoken = new RegExp(String.raw`(?<![a-z])(?:${felt}|${toSay}|${own}|${among}|${promised})`);

/** « m'avait promis une réponse avant la fin du mois », « datait d'avant »: how it was. */
const howItWas =
  /(?<![a-z])(?:avais|avait|avions|avaient|datait|dataient|pensi?ons|pensait|croyait|croyions)(?![a-z])(?![^]*(?:desormais|maintenant|(?<![a-z])mais ))/;
/** « relevé de la réunion de jeudi », « décision du copil de vendredi »: what was said there. */
const papers =
  /^[\s,:-]*(?:releve|compte[- ]rendu|cr|extrait|proces-verbal|pv|notes?|decisions?|arbitrages?|synthese|echos?) (?:de |du |d'|des )[a-z' -]{2,50} d[eu] ?D+ ?$/;
/** « denrée rare en novembre » */
const remarks =
  /(?<![a-z])(?:rare|rarissime|habituel(?:le)?|coutumi(?:er|ere)|inhabituel(?:le)?)s? (?:(?:en|au|a la|pour|le) )?D/;

/** « merci d'avoir pris le temps de nous faire visiter l'usine jeudi » */
const thanks =
  /^[\s,]*(?:(?:un grand |mille )?merci (?:[a-z]+ ){0,3})?(?:d'|de )?(?:m'|nous |vous |te |t')?avoir [a-z]{3,}/;
/** « la délibération ayant été prise mardi »: what led to it. */
const absolute =
  /^(?!.*(?:prochaine|etape))[a-z' -]{3,60} (?:ayant|etant) (?:ete |du |enfin |bien |etre )*[a-z]{2,}(?:e|u|i|is|it|ert)(?:e|s|es)?(?![a-z])/;
/** « que le bureau d'études nous doit depuis octobre » */
const owed = /(?<![a-z])(?:qu(?:e |')|dont )[^,;]{0,60} nous (?:doit|doivent) /;

/** Whether the clause tells of no act to come. */
export const isToldAround = (clause: string): boolean =>
  spoken.test(clause) ||
  thanks.test(clause) ||
  owed.test(clause) ||
  papers.test(clause) ||
  remarks.test(clause) ||
  absolute.test(clause);

/** Whether what stands before puts it in the past. */
export const isOfThePast = (before: string): boolean =>
  howItWas.test(/[^,;:.]*$/.exec(before.slice(-160))?.[0] ?? '');

/** « nous auront donné bien du souci »: a trouble that is told, and holds nothing back. */
export const isTroubleOver = (before: string): boolean =>
  /(?<![a-z])(?:aura|auront|avait|avaient)(?: [a-z']+){1,5} ?$/.test(before.slice(-80));

/** « L'an dernier », « il y a trois ans », before what is told: when something was. */
export const isLongAgo = (words: string, before: string): boolean =>
  /^(?:[\s,]|et |mais |car )*(?:l'|le |la |en )?$/.test(before) && ago.test(words);
const ago =
  /^(?:(?:il y a|voici|voil[aà]) |(?:l['’])?(?:an|ann[eé]e|mois|semaine|trimestre|semestre|[eé]t[eé]|hiver|printemps|automne) (?:derni[eè]re?|pass[eé]e?|[eé]coul[eé]e?)$)/i;

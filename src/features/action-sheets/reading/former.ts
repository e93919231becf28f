/** Of a value that was, is denied, or belongs to something else. On folded, masked text. */

/** Of a value that was, or that somebody else believes. */
const formerBefore =
  /(?<![a-z])(?:(?:budget|cout|montant|chiffrage|avancement|date|estimation|enveloppe|echeance|livraison)s? (?:de (?:la )?S+ )?(?:initiale?|d'origine|de depart|precedente?|prevue? au depart)|anciens?|ancienne|etait|etaient|etions|avait|au lieu d(?:e|u|es)|(?<!par )contre|auparavant|initialement|a l'origine|precedemment|avant on|prevoyait|(?<!pas (?:tres |bien |si )?)loin d(?:e(?! la\b ?(?:$|[ :,;.]+[^A-Z]))|u|es)|moins d(?:e|u|es)|avais|avions|aviez|avait|javais|pas plus|n'(?:a|ont|avons) pas(?: encore| toujours)? (?:depasse|atteint|franchi|passe)|n'est plus(?! qu)|n'est pas(?! qu| (?:tres |si |bien )?loin)|ne sommes pas(?! (?:tres |si |bien )?loin)|on n'est(?! (?:plus )?qu| (?:pas )?(?:tres |si |bien )?loin| pas (?:tres |si |bien )?loin)|n'avons pas|n'en est pas|et non|et pas|(?:(?:^|[,;:] ?)(?:bonjour |stp |donc |et )*(?:oubli|annul|ignor|effac|supprim)(?:e|ez|ons|er)|(?:tenez|tiens|tenir|tenons) (?:pas |plus )?compte|laisse[zr]? tomber)(?=[^:]*$)|ex|j'ai (?:dit|ecrit|mis|note|indique|annonce|saisi|marque)|(?:pens|croy|imagin)(?:ait|ais|ions|aient)|par (?:C+|erreur)|a tort)\b[^,;PADH]{0,40}$|\bau lieu d'$/;
const deniedBefore =
  /\b(?:pas|non|jamais)(?: encore| tout a fait| vraiment| du tout)?(?: a| les| aux?| de| en| d'ici| pour| l[ea])* $|\bplus(?: a| les| aux?| la)? $/;
const formerAfter =
  /^ ?(?:avant|auparavant|initialement|precedemment|a l'origine|la derniere fois|le mois dernier|au depart|en (?:septembre|octobre|janvier) dernier|par (?:C+|erreur)|a tort)/;

/** « était à 62 % au 20 novembre »: when it was looked at, and so it is. */
export const wasAsOf = (before: string, after: string): boolean =>
  /\betai(?:t|ent) (?:deja |bien )?a $/.test(before) &&
  /^ ?(?:au|a la date du|en date du|a la fin de la) (?:soir du )?[DE]/.test(after);

export const isFormer = (before: string, after: string): boolean =>
  !wasAsOf(before, after) &&
  !/\bcontrairement a ce qu/.test(before) &&
  (formerAfter.test(after) ||
    deniedBefore.test(before) ||
    (formerBefore.test(before) &&
      // « n'est pas à l'arrêt : 68 % »
      !/\bn'(?:est|sont) (?:pas|plus) (?:[a-z' ]*[a-z]{4,}[a-z' ]*) ?: ?[a-z' ]*$/.test(before) &&
      !/\b(?:mais|desormais|maintenant|on est|elle est|c'est)\b[^,;]*$/.test(
        before.slice(Math.max(0, before.search(formerBefore) + 8)),
      )));

import { madeOf } from './phrases';

/** « rien de neuf », « ras », « ça n'a pas bougé »: all that is said is that nothing changed. */
export const saysNoNews = madeOf(
  [
    "(?:il n'y a |y a )?rien (?:de (?:neuf|nouveau|special|particulier|plus)|a signaler|a dire|n'a (?:change|bouge)|ne change)(?: a signaler)?",
    'ras',
    String.raw`r\.a\.s\.?`,
    "(?:il n'y a )?(?:pas|aucun|sans) (?:de |d')?(?:changements?|evolutions?|nouvelles?|nouveaute|news|modifications?|nouveau)",
    "(?:ca|cela|elle|il|rien|on) n'a (?:pas |toujours pas |guere )?(?:bouge|change|avance|evolue)",
    '(?:ca|elle|on) (?:ne )?(?:bouge|change|avance) (?:pas|plus)',
    '(?:toujours )?(?:la )?(?:meme|pareille?|inchange[es]*|idem|identique)(?: chose| situation| etat)?',
    'statu quo',
    "(?:ni )?(?:pour |sur |cote |de |du |d'|a )?S+(?:,? (?:ni|et|ou) (?:pour |sur )?S+)*",
    "(?:n'a|n'ont|n'avons)(?: toujours)?(?: pas| guere| rien)? (?:bouge|change|avance|evolue)",
    '(?:ne )?(?:bouge|change|avance)(?:nt)? (?:pas|plus|toujours pas)',
    "(?:reste|restent|est|sont) (?:la meme|les memes|inchangee?s?|comme avant|en l'etat|stables?|identiques?)",
    'le reste',
    'situation inchangee',
    "c'est (?:toujours )?(?:pareil|la meme chose)",
    '(?:bonjour|bonsoir|salut|hello|merci|pour (?:moi|le moment|cette fiche|celle-ci|elle)|depuis (?:la derniere fois|la semaine derniere)|toujours|non|ok|desole[e]?|cette semaine|ce mois-ci|de mon cote|sur (?:celle-ci|cette fiche))',
  ],
  String.raw`[\s,:;.!-]`,
);

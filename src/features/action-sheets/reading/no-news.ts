import { madeOf } from './phrases';

/** « rien de neuf », « ras », « ça n'a pas bougé »: all that is said is that nothing changed. */
export const saysNoNews = madeOf(
  [
    "(?:il n'y a |y a )?rien (?:de (?:neuf|nouveau|special|particulier|plus)|a signaler|a dire|n'a (?:change|bouge)|ne change)(?: a signaler)?",
    'ras',
    String.raw`r\.a\.s\.?`,
    "(?:il n'y a )?(?:pas|aucun|sans) (?:de |d')?(?:changements?|evolutions?|nouvelles?|nouveaute|news|modifications?|nouveau)",
    "(?:ca|cela|elle|il|rien|on) n'a (?:pas |toujours pas |guere )?(?:bouge|change|avance|evolue)",
    "(?:ca|elle|on) (?:ne )?(?:bouge|change|avance) (?:pas|plus)(?: d'un (?:poil|pouce|iota|millimetre|cheveu))?",
    '(?:toujours )?(?:la )?(?:meme|pareille?|inchange[es]*|idem|identique)(?: chose| situation| etat)?',
    'statu quo',
    "rien(?: du tout)?(?: pour (?:l'instant|le moment)| encore)?",
    "(?:pas|aucun|sans|plus aucun) (?:de |d')?(?:souci|probleme|difficulte|alerte|blocage|point bloquant)s?(?: (?:particulier|notable|majeur|a signaler)(?:s|e|es)?)?",
    String.raw`(?:le |la |l'|son )?(?:budget|calendrier|planning|statut|echeance|avancement|pilote|enveloppe)s?(?: (?:de|du|pour|sur) (?:la |l')?S+)? (?:ne |n')?(?:(?:bouge|change|evolue)(?:nt)? (?:pas|plus)|(?:a|ont) pas (?:bouge|change|evolue))`,
    String.raw`(?:tenu|maintenu|conserve|respecte|inchange)(?:e|s|es)?|(?:tient|respecte) (?:toujours )?(?:son |ses |le |les |l')?(?:budget|calendrier|planning|echeance|delais?)`,
    String.raw`(?:avance|se porte|suit son cours|tourne|roule)(?:nt)?(?: (?:tres |plutot |assez )?(?:bien|normalement|correctement|comme prevu|tranquillement))?|(?:est|sont) en bonne voie|dans les (?:temps|clous|delais)`,
    String.raw`de (?:budget|statut|date|pilote|calendrier)`,
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

import type { NoteField } from './fact';

/** What announces a note: « prochaine étape : … », « bloquée par … »; the note is what follows. */

const label = String.raw`(?: ?(?::|=|-?>|→|,) ?| (?:est |c'est |ce sera |sera |= ?)(?:de |d'|la |le |l'|les )?| (?=d'|de |la |le |l'))`;
const adjective = String.raw`(?: (?:principal|majeur|actuel|restant|gros|seul|unique)\w*)?`;
const ofSheet = String.raw`(?: ?(?:(?:pour|de|du|des|sur|a|cote) ?(?:la |le |l'|les )?)?(?:fiche )?S+)?`;
const held = String.raw`(?:bloqu\w+|coinc\w+|suspendu\w*|(?<!\b(?:votre|notre|ton|son|leur|un|cet|le) |l')arret(?!(?:e|ons|er|ez) (?:les frais|tout))\w*|stoppee?s?(?! definiti)|en pause|freine\w*|retarde\w*|a l'arret|au point mort|gele\w*|en stand-?by|en suspens|en sommeil|en veille|plante(?:e|s|es)?|en rade)`;

/** « ce qui nous freine aujourd'hui », said of what a cleft then names */
export const whatHolds = String.raw`ce qui (?:nous |le |la |les |me )?(?:bloque|coince|freine|retarde|retient|ralentit|gene|entrave|arrete|paralyse|manque|fait (?:defaut|obstacle|barrage)|pose (?:un |vraiment )?(?:probleme|souci))(?: le plus| vraiment| encore| toujours| actuellement| aujourd'hui| [DE]+)*`;

export const labels: { field: NoteField; pattern: RegExp }[] = [
  {
    field: 'nextStep',
    pattern: new RegExp(
      String.raw`(?:(?:la |les |notre |ma )?(?:prochaines?|proch\.?|suite|nouvelles?) (?:etapes?|actions?|echeance technique)|etapes? (?:suivantes?|d'apres|a venir)|la suite|suite|next(?: steps?)?|a suivre|prochain jalon|a faire|todo|to do|reste a faire|ensuite)${ofSheet}(?:(?: ?,)?${label}|, )|(?<=^|[,;:] ?)(?:prochaines?|proch\.?) etapes? (?![:=,>→-])`,
      'g',
    ),
  },
  {
    field: 'nextStep',
    pattern: new RegExp(
      String.raw`(?:prochaine?|nouveau|nouvelle) (?:rendez-vous|rdv|reunion|point|echange|visite|atelier|comite|copil|seance)${ofSheet} ?(?::|=|->) ?`,
      'g',
    ),
  },
  {
    field: 'blocker',
    pattern: new RegExp(
      String.raw`(?<!\b(?:aucune?|pas de|plus de|sans|ni|zero) )(?:(?:le |les |un |seul |gros |principal )*(?:point(?:s)? (?:de blocage|bloquants?|dur|noir|d'attention|de vigilance|sensible)|blocages?|freins?|obstacles?|verrous?|bloquants?|difficultes?|problemes?|pb|soucis?|alerte|attention|retards?)${adjective})${ofSheet}(?: ?(?::|=|-?>|→) ?|,? (?:c'est|vient d(?:e|u|es)|tient (?:a|aux?)|reside dans|(?:est|reste|demeure)(?= (?:la |le |l'|les |un |une ))) )`,
      'g',
    ),
  },
  {
    field: 'comment',
    pattern:
      /(?:commentaires?|remarques?|nota bene|nb|n\.b\.|a noter|(?<!\b(?:ai|avons|a)(?: bien)? )note(?:z|r)?|observations?|pour memoire|ps|p\.s\.)(?: ?: ?| que | qu')/g,
  },
  {
    field: 'blocker',
    pattern: /(?:causes?|motifs?|raisons?)(?: d[eu] (?:blocage|retard))? ?(?::|=) ?/,
  },
  // « ce qui coince sur la 8, c'est l'ABF »
  {
    field: 'blocker',
    pattern: new RegExp(String.raw`${whatHolds}${ofSheet} ?(?:,? ?c'est |: ?)`),
  },
  // « bloquée par le foncier », « à l'arrêt faute de financement »: what follows is the cause.
  {
    field: 'blocker',
    pattern: new RegExp(
      String.raw`(?<!\b(?:pas|plus) )${held}[ ,]+(?:(?:toujours|encore|totalement|actuellement|temporairement|net|depuis [DEH]+(?: deja)?|a P+|a nouveau)[ ,]+)*(?:par(?:ce qu(?:e |'))?|car|puisqu(?:e |')|a cause d(?:e |u |es |')|du fait d(?:e |u |es |')|vu (?:que? ?|le |la |l')|etant donne |suite (?:a |au |aux )|en l'absence d(?:e |')|(?:c'est )?(?:de )?la faute (?:a |au |de |du )|en raison d(?:e |u |es |')|(?:du )?cote (?:de (?:la |l')?|du |des )?|(?:cause|motif|probleme|pb|souci|raison)s? ?(?:: ?)?(?:d(?:e |u |')|avec )?|pour (?:cause|raison)s? d(?:e |')|au niveau d(?:e |u |es |')|sur|:) ?`,
      'g',
    ),
  },
  {
    field: 'blocker',
    pattern: new RegExp(
      String.raw`(?<!\b(?:la |le |les |l')(?!fiche|action|projet)[a-z'-]+ (?:(?!est |sont |reste)[a-z'-]+ ){0,2})${held}[ ,]+(?=(?:chez |aupres d|devant |dans les mains|entre les mains|dans les bureaux|faute d|tant qu|en attend|en attente|dans l'attente|le temps|jusqu'a (?!nouvel)|on attend|il manque|la |le |les |l')[a-z' ])`,
      'g',
    ),
  },
];

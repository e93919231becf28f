import { isTroubleOver } from './told-around';

/** Words that tell of what holds an action back: waiting, lack, silence, refusal, trouble. On folded, masked text. */

const we = String.raw`(?:on|nous|j'|je|elle|il|ils|elles|ca|tout le monde)`;
const still = String.raw`(?:(?:toujours|encore|tjs|vraiment|meme|bien) )*`;

const waiting = [
  String.raw`(?:${we}|(?<=S ))(?: ?est| sommes| suis| sont| en est| en sommes)? ?${still}(?:attend(?:s|ons|ent|ait|ions)?|patient(?:e|ons|ent)|en attente|dans l'attente|tributaires?|dependante?|depend|dependons)(?![a-z])`,
  String.raw`(?<=S,? ?)(?:toujours |encore )?(?:en )?(?:attente|stand-?by) (?!de |d'|du |des |S|D|[PA]|et |mais |depuis |pour |sur )[a-z]{2,}`,
  String.raw`(?<=^|[:=>,(-] )(?:toujours |encore )*(?:en )?attente (?!de |d'|du |des |S|D|[PA]|et |mais |depuis |pour |sur )[a-z]{2,}`,
  String.raw`tout (?:depend|repose|se joue)(?: encore| toujours)? (?:de |d'|du |sur )`,
  String.raw`(?:^|(?<=[,:S] ))attend(?:s|ons|ent)? (?!S|D|on |nous )(?=[a-z]{2})`,
  String.raw`(?:on|nous) cherch(?:e|ons) (?:toujours|encore|desesperement) [a-z]`,
  String.raw`(?:^|(?<=[,:S] )|(?<=(?:bloqu|suspendu|arret|pause|gel|coinc)(?:e|ee|es|ees)? ))(?:pas|plus|toujours pas) (?:de |d')(?!(?:livraison|ouverture|mise en|reception|fin|cloture) [^,;]*(?:avant|D)|changement|souci|probleme|nouveau|nouvelle|blocage|retard|evolution|modif|date|quoi|doute|panique|alerte|difficulte|frein|obstacle|surcout|surprise|urgence|impact|remarque|commentaire|news|risque|objection|reserve|recours|danger|point|inquietude|reunion|copil|rdv|visite)[a-z]{4,}`,
  String.raw`(?:on|nous) cherch(?:e|ons) (?:encore |toujours |a trouver )?A|A+ (?:restent |encore |toujours )*(?:a trouver|a financer|introuvables?)|(?:il (?:nous )?)?reste(?:nt)? (?:encore )?(?:A+ a trouver|a trouver A)`,
  String.raw`${still}en attente (?:de|d'|du|des)`,
  String.raw`il (?:faut|faudrait|faudra) (?:encore |d'abord |absolument |deja |maintenant )*qu(?:e (?:la |le |les )|e l'|'une? )(?!S|fiche|action|projet|travaux|chantier|budget|date|echeance)[a-z]`,
  String.raw`dans l'attente`,
  String.raw`(?:^|(?<=[,:S] ))attente (?:de |du |des |d')`,
  String.raw`il (?:nous |me |leur )?(?:faut|faudrait|faudra) (?:encore |environ )?A`,
  String.raw`(?:^|(?<=[,:S] ))attend(?:s|ons|re|ent)? ${still}(?:la|le|l'|les|un|une|de|d'|son|sa|ses|que|notre|leur)`,
  String.raw`attend(?:ent|s)? ${still}(?:la |le |l'|les |son |sa |ses |leur |leurs |un |une )(?:accord|avis|signature|reponse|feu vert|raccordement|permis|devis|arrete|notification|validation|versement|decision|autorisation|agrement|habilitation|livraison|pieces?|materiel|retour|rapport|resultats?|conclusions|financements?|subventions?|plans?|attestation|assurance|certificat|homologation|derogation|expertise)s?(?![a-z])`,
  String.raw`(?:conditionne\w*|suspendu\w*|subordonne\w*|pendue?s?) a `,
  String.raw`tant qu(?:e|')`,
  String.raw`(?<=S )depend(?:ent)? (?:de |d'|du |des )`,
];
const lacking = [
  String.raw`il (?:nous )?manque(?:ra)?(?: encore| toujours)?(?! (?:encore |plus que |que )?P)`,
  String.raw`(?:nous )?manque (?:de|d'|le|la|l'|encore|toujours|un|une|plus que)(?!(?: [a-z']+){0,3} ?P)`,
  String.raw`faute d(?:e|')`,
  String.raw`(?:pas|plus) (?:assez|suffisamment) (?:de|d')`,
  String.raw`trop peu (?:de|d')`,
  String.raw`(?:plus|pas) personne`,
  String.raw`a court d(?:e |')|pas moyen d(?:e |')|en (?:rade|manque|panne|rupture) (?:de |d')(?=[a-z])`,
  String.raw`ne s(?:'est|e sont|'etait) (?:toujours |encore )*pas (?:encore |toujours )*(?:prononce|reuni|positionne|decide|exprime)`,
  String.raw`personne (?:pour|ne|n'|au|a la|dans)`,
  String.raw`(?:introuvables?|infructueu(?:x|ses?)|penurie|rupture de stock|sous-effectif|insuffisan\w+)`,
  String.raw`ne (?:trouv\w+|parvien\w+|arriv\w+|reussi\w+) (?:pas|plus|toujours pas)`,
  String.raw`n'(?:arriv\w+|a|ont|avons|ai) ${still}(?:pas|plus|toujours pas) ${still}(?:ete )?(?:a |trouve|recu|eu|obtenu|de |d'|(?:le|la|les|nos|notre|un|une)(?: seule?)? (?!(?:temps|moral|choix|droit|fiche|projet|action|intention|souvenir|chiffres?)(?![a-z]))|l'(?!intention|impression|occasion|habitude|air |honneur|plaisir|heur |envie)|rendu|valide|signe|tranche|repondu|donne|paye|verse|libere|delivre|livre|statue|vote)`,
  String.raw`n'(?:a|ont|avons|ai) ${still}(?:aucune?) (?!(?:doute|idee|changement|nouveaute|probleme|souci|retard|blocage|remarque|commentaire|objection|date|inquietude)(?![a-z]))[a-z]{4,}`,
  String.raw`n'(?:est|sont) ${still}(?:pas|toujours pas)(?: encore)? (?:arrive|parvenu|tombe|publie|notifie|purge|rendu|valide|acquis|remplace|nomme|recrute|pourvu|trouve|delivre|accorde)e?s?`,
  String.raw`pas (?:encore |toujours )?(?:d'|de )(?:acces|visibilite|financeur|candidat|terrain|local|locaux|repreneur|preneur|maitre d'oeuvre|chef de projet|budget|credits?|accord|avis|assurance|reponse|nouvelles?)`,
  String.raw`(?:toujours |encore )?(?:pas|aucune?) (?:encore )?(?:de |d')?(?:retour|reponse|nouvelles?|accord|avis|autorisation|signature|decision|visibilite|financements?|feu vert|permis|devis|candidats?|terrain|offres?)`,
  String.raw`sans (?:l'accord|l'avis|reponse|nouvelles?|retour|feu vert|le feu vert|ce feu vert|l'autorisation|le permis|la signature|financement|cet? [a-z]+|cette [a-z]+)`,
  String.raw`(?:toujours |encore )?pas encore (?:recu|obtenu|eu|signe|rendu|delivre|valide|arrive|libere|vote)`,
  String.raw`${we} (?:a |ai |avons |ont )(?:toujours |encore )?pas (?:encore )?(?:eu|recu|obtenu) `,
  String.raw`(?:toujours|tjs) pas (?:eu|recu|obtenu|signe|rendu|delivre|valide|arrive|libere|repondu|tranche|statue|d'|de )`,
  String.raw`manque(?:nt)?(?: encore| toujours)? A`,
  String.raw`sans (?:la |le |les |l'|son |sa |cette |ce )?[a-z'-]{4,}[^,;.]{0,40}?,? [^,;.]{0,40}?(?:ne |n')[a-z' ]{2,25} (?:pas|plus|rien)`,
  String.raw`(?:le |notre )?(?:financement|plan de financement|tour de table|montage financier|budget)(?: d[eu] (?:la |l')?S+)? (?:n'est |est |toujours |encore |reste )*(?:non|pas|incomplet)(?: encore| toujours)? ?(?:boucle|trouve|complet|finalise|assure|securise|$)`,
];
const silence = [
  String.raw`(?:toujours|encore) rien (?:de la |de l'|du |des |d'|de |recu|eu|obtenu)`,
  String.raw`(?:ne |n')?repond\w* (?:plus|pas|jamais|toujours pas|aux abonnes absents)`,
  String.raw`(?:injoignables?|muet(?:te|s|tes)?|aux abonnes absents|silence radio|sans nouvelles?)`,
  String.raw`silence (?:radio|complet|total|assourdissant|(?:de (?:la |l')?|du |des )[a-z])`,
  String.raw`fait(?:es)? la sourde oreille`,
  String.raw`traine(?:nt)? (?:a |des pieds)`,
];
const slowness = [
  String.raw`se heurt(?:e|ent) a|butt?e(?:nt)? contre|(?:plombe|ralenti|freine|penalise|retarde|entrave|gene)e?s? par(?! (?:rapport|ailleurs))`,
  String.raw`(?:offres?|devis|couts?|prix|estimations?|chiffrages?)[^,;.]{0,25} (?:depasse|excede|explose|flambe|s'envole)(?:nt)?`,
  String.raw`(?:credits?|fonds|subventions?|aides?|financements?|recrutements?|embauches?)[^,;.]{0,25} (?:est|sont|ont ete|a ete|restent|reste) (?:gele|bloque|suspendu|coupe|supprime)e?s?`,
  String.raw`(?:se (?:fait|font) attendre|(?:tarde(?:nt)?|traine(?:nt)?)(?= ?(?:$|[,.;]|a |pour |sur |depuis |avec |dans |toujours|encore|en longueur))|s'eternise(?:nt)?|prend(?:nent)? du retard)`,
  String.raw`(?:pose(?:nt)?|fait|font|reste(?:nt)?) (?:un |des |vraiment |toujours |encore )*(?:gros |vrai )?(?:probleme|souci|difficulte|obstacle|blocage)s?`,
  String.raw`(?:a|ont|vient de|viennent de) (?:depos\w+ le bilan|fait faillite|jet\w+ l'eponge|renonc\w+(?! a (?:la |l')?S)|declar\w+ forfait)`,
  String.raw`(?:nous )?(?:a|ont) (?:lache|plante|abandonne|laisse tomber|fait faux bond)\w*(?= ?(?:$|[,.;]|sur|pour|hier|en|(?:la |le |l')?S))`,
  String.raw`nous (?:lache|plante|abandonne|laisse tomber|fait faux bond|fait defaut|echappe|passe sous le nez)(?:nt)?`,
  String.raw`se (?:retire|desiste|desengage|dedit)(?:nt)?`,
  String.raw`trop (?:chere?s?|elevee?s?|couteu\w+|lourde?s?|longs?(?![a-z]))|(?:hors|au-dessus d[eu]|au-dela d[eu]) (?:l')?(?:budget|enveloppe|estimation)`,
  String.raw`(?:la )?balle est (?:toujours |encore )?dans le camp`,
  String.raw`en (?:arret|conge) (?:de )?(?:longue )?maladie|en burn-?out|a demissionne|(?:est|reste) (?:toujours |encore )?(?:vacante?|non pourvue?)|defaillante?s?|en (?:faillite|liquidation|difficulte|cessation)`,
  String.raw`(?:le |la |les |l')(?!fiche|action|projet|dossier)[a-z'-]{4,}(?: [a-z'-]+){0,3} (?:est|sont|ont|a) (?:du|en) retard`,
  String.raw`(?:a ete|ont ete|est|sont) (?:rejete|retoque|recale|ajourne|refuse)e?s?(?![a-z]| sine die)`,
  String.raw`fouilles (?:archeologiques |preventives )*(?:imposees|prescrites|obligatoires|demandees|exigees)`,
  String.raw`fait (?:la morte|le mort|la sourde oreille|trainer|barrage|de la resistance)|(?:joue|jouent) la montre|ne jou\w+ pas le jeu`,
  String.raw`(?:(?<!\ba )peine(?:nt)? a|(?:du|on a du) mal a|galer\w+ (?:a|pour|avec)|(?:tres |trop |bien )?(?:difficile|complique|dur|laborieux) (?:de|d'|a) [a-z]+er|patin(?:e|ent)(?= ?(?:$|[,.;]|sur|depuis|faute)))`,
  String.raw`(?:exige|reclame|impose)(?:nt|ant)? (?:la |le |les |l'|un |une |des |de |d')`,
  String.raw`(?:retards?|rupture|penurie|defaut|manque|absence) (?:de |d'|dans |sur )(?:la |l'|les )?(?!P|A|D|H|une? |deux|trois|quatre|six|quelques|S)[a-z]{4,}`,
  String.raw`plus de (?:tresorerie|sous|argent|financements?|credits?|moyens|personnel|stock|place|candidats?|nouvelles)`,
  String.raw`(?:accord|avis|feu vert|autorisation|permis|signature|reponse|devis|arrete|validation)[^,;.]{0,40} (?:toujours|encore) (?:attendue?s?|manquante?s?|en attente|en suspens)`,
  String.raw`il (?:nous |me |leur )?(?:faut|faudrait|faudra) (?:d'abord |encore |absolument |imperativement )*(?:l'accord|l'avis|le feu vert|l'autorisation|le permis|la signature|la reponse|la validation)`,
];
const refusal = [
  String.raw`(?:a|ont) dit non(?![a-z])|niet(?![a-z])|fin de non-recevoir|batons? dans les roues`,
  String.raw`(?:permis|arrete|deliberation|marche)[^,;.]{0,30} (?:est|sont|a ete|ont ete) (?:attaque|conteste|casse)e?s?`,
  String.raw`(?:decouverte|presence|suspicion) (?:de |d'|du |de l')(?:amiante|pollution|plomb|vestiges|cavites?|merule|hydrocarbures|termites)`,
  String.raw`(?:refus(?:e|ent|ee|es|ees|er|ait)?|s'oppose(?:nt)?|s'y oppose(?:nt)?|opposition|conteste(?:nt|e)?|retoque\w*|avis (?:defavorable|negatif)|veto)(?![a-z])`,
  String.raw`veu(?:t|lent) (?:pas|plus|toujours pas)(?![a-z])`,
  String.raw`ne (?:veu(?:t|lent)|souhait\w+|donn\w+|fourni\w+|transme\w+|sui(?:t|vent)|rend\w*) (?:pas|plus|toujours pas|aucune?)`,
  String.raw`(?:a|ont) (?:saisi (?:le |la )(?:tribunal|justice|juge|prefete?|cada)|porte plainte|fait appel)|en justice|(?:une |la )?petition(?! signee)|mise? en demeure|conditionn(?:e|ent) (?:sa |son |leur |ses |la |le )`,
  String.raw`(?<!\b(?:malgre|entre) (?:la |les |l'|une |des )?)(?:la |une |des |les )?(?:greves?|intemperies|inondations?|incendie|vandalisme|canicule)(?! (?:evitee?|terminee?|levee?|finie?))(?![^.;]*H)`,
  String.raw`(?:s'est|se sont|s'etant) (?:desiste|retire|dedit|retracte)\w*`,
  String.raw`(?:vote|attaque|depose un recours) contre`,
  String.raw`(?:attaque|conteste)(?:nt)? (?:le |la |l'|les |notre )(?:permis|projet|arrete|decision|deliberation|marche|dossier)`,
  String.raw`(?:trouve|decouvert|decele) (?:de l'|du |de la |des )(?:amiante|pollution|plomb|vestiges|fouilles|cavites?|merule|hydrocarbures|[a-z]+ protegee?s?)`,
  String.raw`il y a de l'amiante`,
  String.raw`(?:de l'|de la |du |des )?(?:amiante|pollution|plomb|vestiges|cavites?|merule|hydrocarbures) (?:[a-z]+ )?(?:a|ont) ete (?:[a-z]+ )?(?:trouve|decouvert|decele|detecte|mis)`,
  String.raw`(?:desistement|defection|retrait(?![a-z])|faillite|liquidation|redressement judiciaire|depot de bilan)`,
  String.raw`(?:un |le |des |deux |trois |plusieurs )?(?:recours|contentieux|litige|procedure|referes?(?![a-z]))(?! (?:purge|leve|retire|rejete|regle|aux?|d'appel d'offres))`,
  String.raw`demand(?:e|ent|ee|ant) (?:une |des |un )?(?:etude|pieces?|complement|expertise|document|modification|justificatif|analyse|sondage)s?(?: [a-z'-]+){0,2} (?:complementaire|supplementaire|de plus)`,
  String.raw`(?:demand|exig|reclam)(?:e|ent|ant) (?:une |des |un |de nouve[a-z]+ )(?:contre-(?:expertise|etude)|nouvelles? etudes?|garanties?|gages?|moratoire|reports?|explications?)`,
];
/** « le notaire ne retrouve pas l'acte »: what somebody or something does not do. */
const undone = [
  String.raw`(?:^|(?<=[:,;(-] )|(?<=S,? ))(?:le |la |les |l'|notre |nos )(?!budget|calendrier|planning|date|echeance|pilote|statut|fiche|action|projet|situation|reste|dossier|montant|enveloppe)[a-z'-]{3,}(?: [a-z'-]+){0,3}? (?:ne (?:nous |me |leur |lui |vous )?|n')(?!est |sont |etait |etaient |a |ont |avait |avaient |change|bouge|evolue|appell|soulev|suscit|necessit|requi|pos|gen|empech|inquiet|rejoi|reprend|pilot|sera |seront |aura |auront )[a-z']+ (?:toujours |encore )?(?:pas|plus|rien|jamais|aucune?)(?![a-z])`,
];
const holding = [
  String.raw`(?:nous |m'|me |y |l'|le |la |tout )?(?:empech(?:e|ent|ant)|frein(?:e|ent|ant)|entrav(?:e|ent)|retard(?:e|ent|ant)(?![a-z])|ralenti(?:t|ssent)|paralys(?:e|ent)|penalis(?:e|ent)|compromet(?:tent)?|gen(?:e|ent) )`,
  String.raw`(?:qui |nous |tout |le dossier |la suite )(?:bloque|coince|freine|ralentit)(?:nt)?`,
  // « le maire bloque la 8 »
  String.raw`(?:le |la |les |l'|un |une |des )[a-z'-]+(?: [a-z'-]+){0,4} bloque(?:nt)?(?: (?:tout |la |le |l'|S)|$)`,
  String.raw`ca (?:coince|bloque|patine|traine|cale|rame|n'avance (?:pas|plus))`,
  String.raw`(?:coince|bloque|cale|patine|butt?e)(?:nt|s|ons)? ${still}(?:sur(?! (?:la |le |l')?[SD])|a cause|au niveau|avec|cote|chez|a la|au|par)`,
  String.raw`(?:ne |n'|on )?(?:peu[tx]|pouvons|pourra) (?:rien|pas|plus|toujours pas)(?![a-z])(?! (?:la |le |les |l'|en |y |s'en |s'y |vous |te )?(?:suivre|piloter|gerer|porter|animer|occuper|charger|assurer (?:le|ce|son)|continuer a (?:suivre|piloter)|etre (?:present|la(?![a-z])|des notres|parmi)|venir(?![a-z])|participer|assister|dire (?:plus|mieux)))`,
  String.raw`impossible (?:de|d'|a)`,
  String.raw`c'est (?:bloque|coince) `,
  String.raw`a cause d`,
  String.raw`en raison d`,
];
const trouble = [
  String.raw`(?:le |la |l'|un |une |mon |notre |gros |grosse |petit |petite |des |de |quelques |seul |seule |principal |principale )*(?:points? (?:de blocage|bloquants?|durs?|noirs?)|blocages?|freins?|verrous?|obstacles?|problemes?|pb|soucis?|galeres?|litiges?|conflits?|desaccords?|difficultes?|pannes?|(?<!A de )surcouts?(?! (?:estime |prevu |total |de l'ordre |d'environ )*(?:de |d')?[AP])|malfacons?|pollution)(?: (?:principal|majeur|actuel|restant)\w*)?(?: (?:d|sur|avec|cote|au|a |chez|foncier|juridique|technique|administrati|reglementaire|politique|de |majeur|financier|important|est|reste|c'est|:|pour|qui|entre|decouvert)|,? c'est|$)`,
];

/** A hindrance that is denied or over is none: « aucun blocage », « plus de souci », « le recours est levé ». */
const over =
  /\b(?:aucune?|pas de|pas d'|plus de|plus d'|plus aucune?|sans|ni|zero|fini (?:le|les))(?: gros| vrai| grosse)? (?:points? (?:de blocage|dur|bloquant)|blocage|frein|verrou|obstacle|probleme|pb|souci|difficulte|litige|conflit|desaccord|panne|recours|contentieux|point de blocage|surcout|retard)|\b(?:blocage|frein|verrou|obstacle|probleme|pb|souci|difficulte|litige|recours|contentieux|panne|reserve)s?\b[^,;.]{0,30}\b(?:leve|regle|resolu|retire|purge|rejete|derriere nous|disparu|solutionne|depasse|tombe)|\blev(?:ee?|er) (?:du|de la|des) (?:point de )?(?:blocage|verrou|frein|suspension|reserve|moratoire)s?|\bpurge\w* d(?:e|es) |\b(?:rejet|annul|lev|ecart|debout|retir|purg)\w* (?:le |la |les |l'|du |son |leur )?(?:recours|referes?|requete|opposition|contentieux|plainte|moratoire)|\bn'attend\w* plus\b|\bn'(?:est|sont|etait) (?:plus|pas) (?:vraiment |du tout )?(?:un |une |le |la |des )?(?:vrai |reel |gros |veritable )?(?:probleme|souci|obstacle|frein|blocage|sujet|verrou|difficulte)s?\b|\bne (?:pose|fait|cause)(?:nt)? (?:plus|pas) (?:de |aucun )?(?:probleme|souci|difficulte|blocage|obstacle)s?\b|\blev\w+ (?:son |sa |leur |le |la |ses |leurs |les )(?:veto|opposition|blocage|verrou|reserve|suspension|objection|recours)s?\b|\bn'empeche|\brien (?:ne |n')(?:bloque|empeche)|\bne (?:bloque|coince) plus/;

const hindrance = new RegExp(
  String.raw`(?<![a-z'])(?:${[...waiting, ...lacking, ...silence, ...slowness, ...refusal, ...undone, ...holding, ...trouble].join('|')})`,
  'g',
);

/** « il nous faut 5 000 € de plus, donc 65 000 en tout » tells of the sum. */
const sumsUp = /\bfaut A+ de plus,? (?:donc|soit|ce qui (?:fait|porte)|on passe|pour)[^,;]* ?A/;

/** Where in the clause a hindrance is spoken of; undefined where none is. */
export function findHindrance(
  clause: string,
  isStatus: (at: number, words: string) => boolean = () => false,
): number | undefined {
  // « que plus personne ne défend »
  if (/^(?:ce )?qu(?:e |')(?:plus )?(?:personne|nul)(?![a-z])/.test(clause)) return undefined;
  if (over.test(clause) || sumsUp.test(clause)) return undefined;
  for (const { index, 0: words } of clause.matchAll(hindrance))
    if (!isStatus(index, words) && !isTroubleOver(clause.slice(0, index))) return index;
  return undefined;
}

import { isCourtesy } from './courtesy';
/** What holds a sheet back, what comes next, and remarks: kept in the person's own words. */

export type NoteField = 'blocker' | 'nextStep' | 'comment';

export interface ReadNote {
  field: NoteField;
  /** Where its words begin and end in the clause. */
  start: number;
  end: number;
}

interface NoteForm {
  field: NoteField;
  /** Where the pattern begins the note begins, unless `after`: then where it ends. */
  pattern: RegExp;
  after?: true;
}

const label = String.raw`(?: ?(?::|=|->|,) ?| (?:est |c'est |ce sera |sera |= ?)(?:de |d'|la |le |l'|les )?| (?=d'|de |la |le |l'))`;
const forms: NoteForm[] = [
  {
    field: 'nextStep',
    after: true,
    pattern: new RegExp(
      String.raw`(?:(?:la |les |notre |ma )?(?:prochaines?|suite|nouvelles?) etapes?|etapes? (?:suivantes?|d'apres|a venir)|la suite|suite|next(?: step)?|a suivre|prochain jalon|a faire|todo|reste a faire)(?: ?(?:(?:pour|de|sur|a) ?(?:la |l')?)?S+)?(?: ?,)?${label}`,
      'g',
    ),
  },
  {
    field: 'blocker',
    after: true,
    pattern: new RegExp(
      String.raw`(?:(?:le |les |un |seul |gros |principal )*(?:point(?:s)? (?:de blocage|bloquants?|dur|noir)|blocages?|freins?|obstacles?|verrous?|bloquants?|difficultes?|problemes?|pb|soucis?|alerte|attention|retards?))(?: ?(?:pour|de|sur|a)? ?(?:la |l')?S+)? ?(?::|=|->|,) ?`,
      'g',
    ),
  },
  {
    field: 'comment',
    after: true,
    pattern:
      /(?:commentaires?|remarques?|nota bene|nb|n\.b\.|a noter|note(?:z|r)?|observations?|pour memoire|ps|p\.s\.)(?: ?: ?| que | qu')/g,
  },
  // « bloquée par le foncier », « à l'arrêt faute de financement »: what follows is the cause.
  {
    field: 'blocker',
    after: true,
    pattern:
      /(?:bloqu\w+|coinc\w+|suspendu\w*|arret\w*|en pause|freine\w*|retarde\w*|a l'arret|au point mort|gele\w*|en stand-?by)[ ,]+(?:(?:toujours|encore|totalement|actuellement|temporairement|depuis D+|a P+|a nouveau)[ ,]+)*(?:par(?:ce qu(?:e |'))?|car|puisqu(?:e |')|a cause d(?:e |u |es |')|du fait d(?:e |u |es |')|en raison d(?:e |u |es |')|cote|pour (?:cause|raison)s? d(?:e |')|au niveau d(?:e |u |es |')|sur|:) ?/g,
  },
  {
    field: 'blocker',
    pattern:
      /(?:bloqu\w+|coinc\w+|suspendu\w*|arret\w*|en pause|a l'arret|au point mort|gele\w*|en stand-?by)[ ,]+(?=(?:faute d|tant qu|en attend|en attente|dans l'attente|le temps|jusqu'a|on attend|il manque|la |le |les |l')[a-z' ])/g,
    after: true,
  },
  {
    field: 'blocker',
    pattern:
      /(?:(?:on|nous|j'|elle|il|ils)(?: est| sommes| suis| sont)? ?(?:toujours |encore |n'a |n'avons )?(?:(?:attend(?:s|ons|ent)?)|en attente|dans l'attente|tributaires?|dependant|depend|dependons|pas (?:recu|eu) (?:de |d'|le |la |l'))|(?:toujours |encore |mais )?(?:en attente (?:de|d'|du|des)|dans l'attente|(?:^|(?<=[,:] ))attend(?:s|ons|re)? (?:la|le|l'|les|un|une|de|d'))|il (?:nous )?manque(?: encore| toujours)?|manque (?:de|d'|le|la|l'|encore|toujours|un|une)|faute d(?:e|')|(?:toujours |encore )?(?:pas|aucune?) (?:encore )?(?:de |d')?(?:retour|reponse|nouvelles?|accord|avis|autorisation|signature|decision|visibilite|financements?|feu vert)|sans (?:l'accord|reponse|nouvelles?|retour|feu vert|le feu vert)|(?:le |un |gros |petit |des |quelques )*(?:blocages?|frein|probleme|pb|souci|litige|recours|conflit|desaccord|contentieux|difficultes?|point dur)(?: (?:d|sur|avec|cote|au|a|foncier|juridique|technique|administratif|reglementaire|politique|de|majeur|financier|important)|$)|ca (?:coince|bloque|patine|traine)|(?:conditionne\w*|suspendu\w*|subordonne\w*) a |c'est (?:bloque|coince) |a cause d|en raison d|tant qu(?:e|')|empeche|pas (?:d'|de )(?:acces|visibilite|financeur|candidat|terrain)|(?:toujours |encore )?pas encore (?:recu|obtenu|eu|signe))/g,
  },
  {
    field: 'nextStep',
    pattern:
      /(?:(?:on |nous |je |j')(?:va |vais |allons |dois |doit |devons |prevoi[st]|prevoyons|compte |comptons |programm|organis|lanc(?:e|ons) |relanc(?:e|ons) |depos(?:e|ons) |sign(?:e|ons) |vo(?:it|yons|is) |rencontr(?:e|ons) |present(?:e|ons) |envoi(?:e|yons)|envoie |recrut(?:e|ons) |consult(?:e|ons) |prepar(?:e|ons) |finalis(?:e|ons) |se (?:voit|reunit|retrouve)|nous (?:voyons|reunissons)|fait (?:un |le )?point|passe en (?:commission|conseil|copil)|audition|choisit|publi(?:e|ons) |ouvr(?:e|ons) |demarr(?:e|ons) (?:la |le |les |l')|commenc(?:e|ons) (?:la |le |les |l')|visit(?:e|ons)|install(?:e|ons)|recoi[st] )|(?:une |la |le |un |prochaine? |notre |premiere? )*(?:reunion|rdv|rendez-vous|copil|comite|cotech|atelier|visite|audition|jury|commission|conseil (?:communautaire|municipal|regional|d'administration)|deliberation|signature|depot|appel d'offres|ao|consultation|lancement|demarrage|debut des travaux|comite de pilotage|entretiens?|choix d|notification|remise|restitution|enquete publique|assemblee|pose de la|ouverture des plis|commande|inauguration)[^,;]*?(?: (?:est |sera |fixee? |prevue? |programmee? |calee? |planifiee? |pour |au |le |a |en |dans )*D+|(?:prevue?|programmee?|calee?|planifiee?|a (?:venir|prevoir|organiser|caler|faire))(?![a-z]))|(?:il )?(?:nous )?reste (?:a |encore a |plus qu'a )[a-z]{3,}|(?:il )?(?:faut|faudra|faudrait) (?!qu|compter|noter)|(?:a|reste a) (?:prevoir|organiser|relancer|caler|planifier|signer|deposer) |D+ ?: ?(?:reunion|rdv|copil|comite))/g,
  },
];

/** In the clause, folded and masked. The first that begins, and goes to the end of the clause. */
export function findNotes(clause: string): ReadNote[] {
  const found: ReadNote[] = [];
  for (const { field, pattern, after } of forms)
    for (const match of clause.matchAll(new RegExp(`(?<![a-z'])(?:${pattern.source})`, 'g'))) {
      const start = after ? match.index + match[0].length : match.index;
      const end = clause.length;
      if (!/[a-zD]{2}/.test(clause.slice(start, end))) continue;
      const rival = found.find((other) => start < other.end && other.start < end);
      if (!rival) found.push({ field, start, end });
    }
  return found.sort((a, b) => a.start - b.start);
}

const contentWord = /[a-z]{4,}/g;
const light =
  /^(?:cette|notre|votre|avec|pour|dans|mais|donc|alors|encore|toujours|tres|bien|plus|moins|tout|toute|tous|sont|etait|sera|serait|avait|avons|avez|elle|elles|nous|vous|ainsi|depuis|aussi|juste|vraiment|peut|quand|comme|deja|fait|etre|avoir)$/;
/** What is said of the message, of its author, or of what does not change. */
const aside =
  /\bmerci\b|\b(?:ne |n')[a-z' ]{0,20}(?:change|bouge|touche|evolue)\w*|\bpas (?:de|d') ?(?:changement|evolution|modif|nouveau)|\brien de (?:neuf|nouveau|special|plus)\b|\binchange|\btient? au courant|\bau courant\b|\bje (?:vous|te|reviens|mets|passe|note|confirme|complete|precise|signale|sais|crois|pense|vois)\b|\bj'(?:espere|avais|ai (?:mis|note|oublie|dit))|\b(?:bonne|bon) (?:journee|soiree|semaine|week-?end|courage|vacances|reception|continuation)\b|\btel(?:ephone)?\b|\bdit (?:que|qu')|\bcontrairement\b|\b(?:revue?|passee?|ramenee?|mise) a (?:la hausse|la baisse|jour)\b|\bmettre a jour\b/;

/** Worth keeping as a remark: at least two words that carry something. `alone`: nothing else is said of the sheet. */
export function isRemark(clause: string, alone: boolean): boolean {
  if (isCourtesy(clause) || aside.test(clause)) return false;
  const words = (clause.match(contentWord) ?? []).filter((word) => !light.test(word)).length;
  // Beside figures, half a sentence is more often a way of speaking than a remark.
  return words >= (alone ? 2 : 3);
}

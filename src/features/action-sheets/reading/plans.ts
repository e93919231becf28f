import { isOfThePast, isToldAround } from './told-around';

/** Words that tell of what comes next: a meeting that is set, what one is about to do. On folded, masked text. */

const acts = [
  'va |vais |allons |(?:dois|doit|devons) (?!(?:en |y )?etre|(?:decal|report|repouss|recul|prolong|rallong|ramen|rabot)er)|prevoi[st]|prevoyons|compte |comptons |programm|organis|(?:re)?lanc(?:e|ons) (?!(?:enfin |officiellement )?S+(?![^,;]*D))',
  'depos(?:e|ons) |sign(?:e|ons) |(?:re)?vo(?:it|yons|is) |rencontr(?:e|ons) |present(?:e|ons) |envoi(?:e|yons)|recrut(?:e|ons) ',
  'consult(?:e|ons) |prepar(?:e|ons) |finalis(?:e|ons) |se (?:re)?(?:voit|reunit|retrouve(?! bloque| coince| dans l.impasse| a l.arret| au point mort)|cale)|nous (?:voyons|reunissons|retrouvons)',
  '(?:re)?fai(?:t|sons) (?:un |le )?point|passe en (?:commission|conseil|copil)|audition|choisit|publi(?:e|ons) |(?:r)?ouvr(?:e|ons) ',
  "demarr(?:e|ons) (?:la |le |les |l')|commenc(?:e|ons) (?:la |le |les |l')|visit(?:e|ons)|install(?:e|ons)|recoi[st] |recevons ",
  "attaqu(?:e|ons) |boucl(?:e|ons) (?:la |le |les |l')|refai[st] |repren(?:d|ons) (?:la |le |les |l')|contact(?:e|ons) |appell?e",
  'rappell?e|remet(?:s|tons)? (?!S)|transmet(?:s|tons)? |soumet(?:s|tons)? |va falloir',
].join('|');
/** « on ouvrira », « nous présenterons », « je relancerai » */
const object = String.raw`(?!ne |n')(?:nous |y |l'|le |la |les |leur |lui |vous )?(?!(?:fini|termine|livre|boucle|acheve|inaugure|remett|rend|tiend|se|au|pour|passe|monte|arrive|atteind|coute)r)`;
/** « nous considérons », « nous assurons »: today's, of verbs in -rer and in -rir. */
const today = String.raw`(?:consider|esper|deplor|ignor|assur|mesur|demeur|tir|retir|admir|desir|couvr|offr|souffr|mour|montr|declar|enregistr|integr|gener|oper|entr|rentr|adher|prefer|suger|procur|figur)ons(?![a-z])`;
const inRer = String.raw`(?:vous |l'|le |la |les |leur |lui |y |en )?${today}`;
const future = (ending: string): string => String.raw`[a-z]{2,}${ending}(?![a-z])`;
const events = [
  "reunion|rdv|rendez-vous|copil|comite|cotech|atelier|visite|audition|jury|commission|point (?:avec|d'etape)|revoyure|echange|visio|audio|call|seance|session|concertation|examen|depouillement|arbitrage|audience|jugement|verdict|evenement|fete|ceremonie|portes ouvertes|journee|dejeuner|revue",
  "conseil (?:communautaire|municipal|regional|d'administration)|bureau communautaire|deliberation|vote|signature|depot|appel d'offres|ao",
  'consultation|lancement|reprise|redemarrage|demarrage|debut des travaux|comite de pilotage|entretiens?|choix d|notification|remise(?! (?:des|de) cles?)|restitution',
  "enquete publique|assemblee|pose de la|ouverture des plis|ouverture de(?![a-z]| (?:la |l')?S)|commande|inauguration (?:d[eu]|des) (?!(?:la |l')?S)|presentation|audit|diagnostic",
  'passage en|recrutement|formation|salon|forum|seminaire|webinaire|tournage|sondages?|analyse des offres|attribution|essais?',
].join('|');
const settled =
  '(?<!(?<![a-z])(?:que|comme|initialement) )prevue?s?|programmee?s?|calee?s?|planifiee?s?|fixee?s?|a (?:venir|prevoir|organiser|caler|faire|programmer|planifier)';

/** « il convient de notifier », « j'ai trois entreprises à visiter », « la 5 part en commission » */
const duties = [
  String.raw`(?:le |la |les |l'|un |une )(?!S|fiche|action|projet)[a-z'-]{4,}(?: [a-z'-]+){0,3}? (?:sera|seront) (?:prochainement |bientot |ensuite |donc )*(?:presente|soumis|depose|signe|organise|vote|envoye|transmis|publie|examine|etudie|notifie|attribue|restitue)e?s?(?![a-z])`,
  String.raw`(?<=S )(?:va|vont) (?:bientot |prochainement |enfin |donc |pouvoir )*(?:re)?(?:demarrer|partir|prendre|commencer|debuter)(?![a-z])`,
  String.raw`(?:il (?:convient|s'agit|est (?:prevu|temps|question|necessaire|urgent|convenu))|(?:l'|notre )objectif (?:est|c'est)|le but (?:est|c'est)) (?:desormais |maintenant |donc |a present |ensuite )*(?:de |d')(?!(?:la |le )?(?:passer|mettre|noter|considerer|suspendre|abandonner|cloturer|modifier|corriger|decaler|reporter))[a-z]`,
  String.raw`(?:j'ai|on a|nous avons) (?:encore |aussi |maintenant )*(?!(?:du|de la|des|mis|reussi|commence|fini|termine|rien|pas|plus|hate|tout|intention|renonce|demande|invite|pense|appris|aide|cherche|continue|l'honneur|le plaisir|le regret|la joie|le droit) )(?:[a-z0-9']+ ){1,4}a (?!(?:noter|signaler|dire|ajouter|votre|notre|titre|quatre|contre)(?![a-z]))[a-z]{3,}(?:er|ir|re)(?![a-z])`,
  String.raw`on vise (?:maintenant |desormais )?(?:la |le |l'|un |une |les )(?!mise|livraison|ouverture|fin|reception|inauguration|achevement)[a-z]`,
  String.raw`(?:au programme|place (?:maintenant )?(?:a|au|aux)) (?:la |l'|: ?)?[a-z]`,
  String.raw`(?<=S )(?:part|passe|va|monte|file|arrive) (?:(?:maintenant|bientot|ensuite|desormais) )*(?:en |devant (?:le |la |l')|au )(?:commission|conseil|comite|bureau|copil|cotech|jury|instruction|consultation|appel d'offres|enquete|relecture|signature|deliberation)`,
];

const plan = new RegExp(
  // « abandonnée par le copil du 20 »: who decided.
  String.raw`(?<![a-z'])(?<!\b(?:par|depuis|apres|suite a|suite au|lors d[eu]|grace a|grace au) (?:le |la |l'|un |une )?)(?:${[
    ...duties,
    String.raw`(?:on |nous |je |j')(?:${acts})`,
    String.raw`(?:on ${object}${future('ra')}|nous (?!${inRer})${object}${future('rons')}|(?:je |j')${object}${future('rai')})`,
    String.raw`(?:une |la |le |un |l'|les |prochaine? |notre |premiere? |nouvelle? |deuxieme |des )*(?:${events})[^,;:]*?(?: ?:)?(?: (?:est |sera |sont |seront |aura lieu |se tiendra |s'ouvrira |demarrera |${settled} |pour |au |le |a |en |dans |avant |d'ici )*D+|(?<![a-z])(?:${settled})(?![a-z]))`,
    String.raw`(?<!\b(?:ouverture|livraison|reception|mise en|inauguration|fin|achevement|echeance|remise des cles|date|cloture)\b[^,;]{0,60})(?!(?:ouverture|livraison|reception|mise en|inauguration|fin |achevement|echeance|remise des cles|date|cloture|dead)(?:[^,;]*S| (?:(?:des travaux|du chantier|du batiment|finale|definitive|previsionnelle) )?(?:(?:est|sera|bien) )*(?:programm|cal|planifi)))[a-z]{4,}[^,;]{0,40} (?:est |sont |sera |seront )?(?:programmee?s?|calee?s?|planifiee?s?)(?: pour| au| le| en| a)* D+`,
    String.raw`(?:(?:re)?(?:demarr|debut|commenc)(?:e|era|ent|eront)|repart|repartira|reprend|reprendra) (?:enfin |bien |officiellement |normalement |donc |finalement |le |au |des )*D+`,
    String.raw`(?:la |le |les |l'|un |une |des )(?!ouverture|livraison|reception|mise en|inauguration|fin |achevement|echeance|rentree)[a-z'-]{4,}(?: [a-z'-]+){0,4}? (?:(?:re)?(?:demarr|debut|commenc|arriv|tomb|se prononc|tranch|deliber|vot|interven|visit|present)(?:e|era|ent|eront)|sort|sortent|rend|rendra|rendent|remet|remettra|statue|statuera|se tient|se tiendra|se reunit|aura lieu|passe en [a-z]+|est attendue?|sont attendue?s|(?:re)?vient|(?:re)?viennent) (?:le |en |a |au )?D+`,
    String.raw`(?:plus|il n'y a plus) qu'(?:a|attendre) ?[a-z]{4,}`,
    String.raw`(?:il )?(?:nous )?(?<!P )reste (?:a |encore a |plus qu'a |juste a )(?!(?:lancer|demarrer|faire|realiser|executer) ?(?:encore |les )?(?:$|[,.;SP]|sur |pour |cote )|peu pres |zero|trouver A)[a-z]{3,}`,
    String.raw`(?:il )?(?:nous |me )?reste(?:nt)? (?:encore |juste |seulement |plus que )?(?:la |le |les |l'|un |une |des |deux |trois )[a-z'-]{3,}(?: [a-z'-]+){0,4} a (?!trouver|financer)[a-z]{3,}(?:er|ir|re)(?![a-z])`,
    String.raw`(?<!qu')(?:il )?(?:va )?(?<!qu'il )(?:faut|faudra|faudrait|falloir) (?:qu(?:e |')(?:on|nous|je|j') ?|(?!(?:desormais |maintenant |plutot |donc |finalement |bien |vraiment )*(?:compter|tabler|prevoir (?:un |le |une )?(?:budget |enveloppe )?(?:de |d')?A|miser|debourser A|mettre A|partir sur|rester)|qu|noter|attendre D+ (?:pour|avant)|decal|report|repouss|prolong|pass|ramen|mettre|cloturer|suspend|abandonn))[a-z]`,
    String.raw`(?:a|reste a|restent a|pense[rz]? a|penser a) (?:prevoir|organiser|relancer|caler|planifier|signer|deposer|programmer|contacter|rencontrer|recontacter|rappeler|finaliser|envoyer|transmettre|lancer|recruter|voir|choisir|valider avec) `,
    String.raw`(?<=^(?:et |mais |S+,? )?)(?:ensuite|apres ca|apres cela|dans la foulee),? (?:on |nous |je )?(?!est |sont |a |ont |c'est |elle |il |la S|S)[a-z'-]{3,}(?= )(?![^,;]*[PAS])`,
    String.raw`(?:la |une )?livraison (?:de (?:la |l')?|du |des |d')(?!travaux|chantier|batiments?|site|ouvrage|locaux|projet|action|fiche|equipement|programme|operation|ensemble|tout|S|D|[PAH])[a-z]{3,}[^,;]*? (?:est |sera |${settled} |pour |au |le |a |en |dans |avant |d'ici )*D+`,
    String.raw`(?:il )?(?:nous )?reste(?:nt)? (?:plus que |juste |encore |a venir )?(?:la |le |les |l'|un |une )[a-z][a-z' -]{2,40} D+`,
    String.raw`(?:la |le |les |une? )?(?:reponse|retour|resultats?|conclusions|avis|decision)(?: (?:de la |du |de l'|des |de |d')[a-z' -]{2,25})? (?:est |sont )?(?:prevue?s? |programmee?s? )?(?:pour |au |le |en |a |mi-|fin |debut |courant )*D+`,
    String.raw`D+ ?: ?(?:reunion|rdv|rendez-vous|copil|comite)`,
  ].join('|')})`,
  'g',
);

/** Verbs that update the sheet itself, and plan nothing. */
const updating =
  /^(?:pass|mettre|not|marqu|clotur|ferm|sold|baiss|augment|repouss|report|decal|ramen|port|corrig|modifi|chang|suspend|abandonn|termin|ajout|rajout|inscri|indiqu|annul|dir|voir|merci|hi|fini|premi|derni|rest|enti|doss|chant|atel|calendr|janv|fevr|fonc|partic|pap|courr|met|quart|financ|fich|loy|foy|sup|hyp|hiv|plais|lois|aven|souven|cahi|ouvri|quarti|entrep|xav|oliv|did|rog|gaut|ren)/;

/** « faudra faire avec », « va falloir s'accrocher »: how one takes it, and nothing to do. */
export const isResigned = (clause: string): boolean =>
  /\b(?:(?:faire|fera|ferons) avec|s'en (?:contenter|accommoder|passer)|s'accrocher|(?:se )?serrer (?:la ceinture|les dents|les coudes)|(?:prendre|prends|prend|prenons) (?:notre|son|mon) mal|prendre patience|patienter|s'y faire|s'adapter|voir venir|verra(?: bien)?|se debrouiller|s'arranger|(?:se )?(?:re)?trousser les manches|croise(?:r|ons)? les doigts|touch\w+ du bois|tenir (?:bon|le coup)|mettre les bouchees doubles|mettre un coup)(?![a-z])/.test(
    clause,
  );

/** Where in the clause a plan is spoken of; undefined where none is. */
export function findPlan(
  clause: string,
  isStatus: (at: number, words: string) => boolean = () => false,
): number | undefined {
  if (isResigned(clause) || isToldAround(clause)) return undefined;
  for (const { index, 0: words } of clause.matchAll(plan))
    // « a visité l'atelier mardi », « la commission s'est tenue vendredi »: done.
    if (
      !isStatus(index, words) &&
      !/\b(?:a|ont|avons|ai) $/.test(clause.slice(0, index)) &&
      !isOver.test(words) &&
      !isOfThePast(clause.slice(0, index) + words)
    )
      return index;
  // « 8 : relancer la DREAL »: an infinitive of its own.
  const infinitive =
    /^(?:(?:et|mais|puis|pour|sur|cote|quant a) )*S[S\s:,>→=-]*([a-z]{3,}(?:er|ir)|(?:ap|com|re|sur)?prendre|(?:sou|trans|re|ad)?mettre|rendre|faire|refaire|conclure|repondre|construire|vendre|defendre|relire|ecrire) (?:la |le |les |l'|un |une |des |du |avec |a |[a-z])/.exec(
      clause,
    );
  const [whole = '', verb = ''] = infinitive ?? [];
  return infinitive && !updating.test(verb) && !/[PA]/.test(clause) ? whole.indexOf(verb) : undefined;
}

/** Of an event and its day. */
const isOver =
  /(?<![a-z])(?:s'(?:est|etait)|se sont) (?:bien |enfin |donc |finalement )*(?!(?:cal|fix|prevu|program|donn)[a-z]*)[a-z]{3,}(?:e|i|u|is|it)(?:e|s|es)?(?![a-z])|(?<![a-z])(?:a|ont) (?:bien |enfin |donc |finalement )*(?:eu lieu|ete (?:tenue?|favorable|positive?|votee?|signee?|rendue?|posee?|deposee?|validee?|adoptee?|approuvee?|purgee?|levee?|rejetee?|annulee?)s?|valide|vote|adopte|approuve|rendu|donne|tranche|statue|delibere|retenu|attribue|rejete|accorde|accepte|refuse|emis|decide|entendu|reuni|permis|confirme)(?![a-z])/;

/** A remark that looks ahead is a next step: it has a day to come, or a verb in the future. */
export const looksAhead = (clause: string, said = clause): boolean =>
  !isDoneOn.test(said) &&
  !isToldAround(clause) &&
  !isOfThePast(clause) &&
  // « que le bureau d'études nous doit depuis octobre »
  !/\bdepuis\b/.test(said) &&
  !isOver.test(clause) &&
  !/\b(?:ne |n')[a-z' ]{1,30}? (?:pas|plus|jamais|aucune?)\b/.test(clause) &&
  !isDone.test(clause) &&
  // « beau succès aux portes ouvertes samedi »
  !/\b(?:succes|reussie?s?|ambiance|affluence|frequentation|s'est (?:bien|tres)|a eu lieu|conges?|vacances|absente?s?|indisponibles?|malades?|arret maladie)(?![a-z])/.test(
    clause,
  ) &&
  (/D/.test(clause) || isFuture.test(clause));
/** « premier robot livré vendredi »: the days of last week are as near as those of the next. */
const isDoneOn =
  /(?<![a-z])(?:livre|signe|pose|vote|valide|depose|adopte|installe|notifie|attribue|ouvert|remis|rendu|recu|obtenu|purge|delivre|coule|demoli|acheve|termine|acte|approuve|visite|rencontre|publie|paye|verse|monte|teste|presente)e?s? (?:enfin |bien |ce |hier |avant-hier )*(?:hier|avant-hier|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?: (?:matin|soir|apres-midi|dernier))?(?= ?(?:$|[,.;!]))/;
/** « le ministre a visité l'atelier mardi »; « on a calé une réunion mardi » looks ahead. */
const isDone =
  /\b(?:a|ont|avons|ai) (?:bien |deja |enfin |ete )*(?!(?:cal|fix|prevu|program|planif|pris|conven|organis|annonc|promi|demand|decid|rendez|rdv|besoin|jusqu|un|une|des|la|le|du)[a-z]*)[a-z]{2,}(?:e|i|u|is|it|ert)(?:e|s|es)?(?![a-z])[^,;]*D/;
const isFuture = new RegExp(
  String.raw`(?<![a-z])(?!sera |seront |aura |auront |pourra |fera |${today})[a-z]{3,}(?:rai|ra|rons|ront)(?![a-z])`,
);

import { isBefore, type Day } from './calendar';
import { withoutLabelled } from './clause-words';
import { isBeside } from './days-beside';
import type { ReadDate, Shift } from './dates';
import type { Fact } from './fact';
import { foldInPlace } from '../../../core/fold-in-place';
import { isFormer } from './former';
import { isAim } from './suppositions';

/** Whether a date is the sheet's due date, from the words around it in its clause (folded, masked). */

const dueWords =
  /\b(?:echeances?|dead[- ]?line|date (?:de fin|butoir|limite|cible)|fin (?:prevue|des travaux|du chantier|de chantier|estimee|de l'action|du projet|de mission|d'operation|previsionnelle)|fin|livr\w*|mise en (?:service|oeuvre|exploitation|route)|mes(?= ?(?:D|:|prevue|est|le |en |au |a ))|termin\w*|finir|fini\w*|finalis\w*|achev\w*|achevement|boucl\w*|clotur\w*|decal\w*|report\w*|repouss\w*|recul\w*|prolong\w*|glisse\w*|delais?|jusqu\w*|objectif|cible|vise\w*|visons|reception\w*|(?:la |une |nouvelle )date|ouvertur\w*|ouvr(?:e|ent|ira|iront|ir|irait)|inaugur\w*|repli\w*|avan[cç]\w*(?: (?:la |le |l')?S+)? (?:a|au)|avance(?:e|ee|es|ees|r)?(?= $)|entr\w+ en (?:service|fonction\w*|exploitation)|(?:tien(?:t|s|dra|nent|dront|drons)|tenons)(?: toujours| bien| encore)*(?= (?:le |la date |l'echeance |l'objectif |pour )?(?:du |de |d')?$)|(?:remi[st]\w*|remett\w*|rend\w*|livr\w*) (?:d?es )?cl(?:e|ef)s|ramene\w*|(?:doit|doivent|devra|devront|devrait|devraient|va|vont|pourra|pourront|sera|seront) (?:pouvoir |etre )?(?:roul|circul|fonctionn|accueill|servi|produi|habit|occup|sortir de terre|voir le jour|en place|aliment|chauff)\w*|attendu\w* pour|attendu\w*|prevu\w*|pret\w*|acheve\w*|calendrier|planning|terme|tenu\w*|aboutir\w*|opera\w*|emmenag\w*|rendu\w*|remis\w* a|remise a|(?:rend(?:re|s|ons|ra|rons|rai)?|remet(?:s|tons|tra|trons|trai|tre)?)(?= (?:la |le |l'|les )?S)|(?:en (?:service|fonctionnement|exploitation|activite|production|ligne))|habitables?|occupables?|dispo(?:nible)?s?|exploitables?|utilisables?|fonctionnel\w*|tourn(?:e|era|eront|ent)|passe\w* (?:a|au)|table\w*(?: [a-z]+)? sur|tablons sur|mis(?:e|ons) sur|cale\w* (?:a|au|sur)|fixe\w* (?:a|au)|pour|d'ici|attend(?:s|ons|ent)? pour|attendra(?:ont)?(?= (?:le |la |l')?$)|(?:file|derape\w*|debord\w*|part(?:ent|ira)?|bascul\w*|saut\w*|dur(?:e|era|ent)|s'etir\w*|s'etal\w*|(?:nous )?(?:em|a|ra)?mene\w*|renvo[iy]\w*|rejet\w*|tombe\w*)(?: (?:a|au|aux|en|sur|vers|jusqu'au|jusqu'a))?(?= ?$)|close?s?|(?:arriv|parviend|ir)\w* (?:au bout|a terme|a son terme)|part(?:ons)? sur|cap sur|d'accord sur|reten(?:ons|ez|ue?s?)|retien(?:s|t)|dl|remise des cles|(?:se|s'est|s'etait|sommes|nous nous) donn\w+(?= ?$))\b/;
const eventWords =
  /\b(?:reunion|rdv|rendez-vous|copil|cotech|comite|visite|conseil|atelier|signature|signer\w*|signe[rz]?|depot|depose\w*|appel d'offres|ao|reprise|redemarr\w*|lancement|lance\w*|demarrage|demarr\w*|debut des|debute\w*|commenc\w*|consultation|entretiens?|point le|point avec|jury|vote\w*|deliberation|commission|audition\w*|rencontr\w*|voit|voir|reponse|retour|avis|decision|arrete|notification|enquete|convention|permis|recrut\w*|embauch\w*|arriv\w*|relanc\w*|appel\w*|envoy\w*|envoie|recu|recue|depuis|plis|publi(?!cs?(?![a-z]))\w*|present\w*|session|assemblee|seance|formation|dossier|subvention|versement|acompte|audit|diagnostic|etude|ouverture des plis|promotion|rentree|stage|quitt\w*|depart|pars|salon|forum|webinaire|seminaire|rapports?|resultats?|conclusions|devis|offres?|livrables?|diagnostic)\b/;
const pastWords =
  /\b(?:hier|depuis|a ete|ont ete|avons|on a|nous avons|ils ont|s'est tenue?|eu lieu|dernier|derniere|suite a|apres|du|recue?s?|signee?s?|votee?s?|obtenue?s?|deposee?s?|notifiee?s?|la reunion|au copil|lors)\b/;

export function interpretDate(
  read: ReadDate,
  before: string,
  after: string,
  words: string,
  today: Day,
  at: number,
): Fact | undefined {
  // « l'échéance du 30 avril ne sera pas tenue »
  const isSoonest = notBefore.test(before + foldInPlace(words));
  if ((isFormer(before, after) && !isSoonest) || missed.test(after)) return undefined;
  if (denied.test(before) && !isSoonest) return undefined;
  const near = `${before.slice(Math.max(0, before.length - 70))} | ${after.slice(0, 40)}`;
  const dueAt = lastMatch(before, dueWords);
  const eventAt = lastMatch(before, eventWords);
  const isEvent =
    eventAt > dueAt ||
    (eventAt >= 0 &&
      /\bpour |\bd'ici |\bprevue?s? |\battendue?s? /.test(before.slice(dueAt)) &&
      !/\b(?:echeance|livr|termin|fini|boucl|achev|decal|report|repouss|mise en|deadline|fin )/.test(before));
  const after12 =
    /^ ?(?:reunion|rdv|copil|comite|pour (?:la|le|un|une) (?:reunion|copil|visite|signature))/.test(after);
  const ofPart =
    partOfIt.test(before.replace(/S+/g, '')) ||
    (read.year !== true &&
      !/\b(?:le tout|l'ensemble|tout)\b/.test(before) &&
      overSince.test(before) &&
      /^[^S]*[a-z]{4,}/.test(
        before
          .replace(/^.*S[ ,:]*/, '')
          .replace(/(?:acheve|termine|fini|livre|boucle).*/, '')
          .replace(/\b(?:est|sont|bien|toutes?|tous|les deux|pour|avec|soit|donc)\b/g, ''),
      ));
  const isDue =
    !isEvent &&
    !toSpend.test(before) &&
    !after12 &&
    !ofPart &&
    (dueAt >= 0 ||
      (/^jusqu/i.test(words) && lasts.test(before)) ||
      staysDue.test(after) ||
      /H[^,;]*[:=] ?$/.test(before) ||
      (awaited.test(before) && untilDone.test(after)) ||
      (singledOut.test(before) && isChosen.test(after)) ||
      isSoonest ||
      onlyADate(before, after));
  // « lancées cette semaine »: since when, and not until when.
  // « l'échéance passe du 30 juin au 30 septembre »
  // « l'objectif est d'être à 80 % en mars », « de 45 % en octobre, on passe à 60 »: when another figure was, or will be.
  const share = /P+ ?(?:en |au |fin |pour |d'ici |a la |la |le |mi-?|debut )*$/.exec(before);
  const beforeShare = share && before.slice(0, share.index);
  if (beforeShare !== null && (isAim(beforeShare) || /^(?:S|[ ,:])*(?:de|du) $/.test(beforeShare)))
    return undefined;
  // « à 45 % le mois dernier »: when it was so.
  if (share && read.day && (isBefore(read.day, today) || (dueAt < 0 && /^en /i.test(words))))
    return undefined;
  // « avancement au 20 novembre : 60 % »: when it was looked at.
  if (asOf.test(before) && /P/.test(after)) return undefined;
  // « 30 avril -> 30 juin »
  if (/^ ?(?:->|=>|→|>) ?(?:au |le |a )?D/.test(after)) return undefined;
  if (
    /\b(?:du|de|d'|initialement) ?(?:la |le )?$/.test(before) &&
    /^ ?(?:(?:au|a|aux|jusqu'au?|vers)(?: la| le)? )?D/.test(after)
  )
    return undefined;
  if (
    /\b(?:echeance|dead[- ]?line|date de fin)(?: (?:de|pour) (?:la |l')?S+| S+)?(?: est| etait|,)? ?[:=]? ?$/.test(
      before,
    ) &&
    read.day &&
    isBefore(read.day, today)
  )
    return { at, field: 'doubt', doubt: { kind: 'pastDue', words } };
  if (
    sinceWhen.test(before) ||
    heldUntil.test(before) ||
    awayUntil.test(before + words.toLowerCase()) ||
    /^(?:hier|avant-hier)$/i.test(words)
  )
    return undefined;
  if (isBeside(words, read.day, today, before, after)) return undefined;
  // « 7 % de plus qu'en octobre »
  if (comparedTo.test(before)) return undefined;
  // « je te dis demain » is when she writes again.
  if (
    /\b(?:je|on|nous) (?:te |vous |t'|m'en |m'y |y )(?:re)?(?:dis|dit|tiens|rappelle|confirme|recontacte|mets|fais|reviens|occupe|colle)(?!\w* (?:bien |donc |aussi |egalement )*qu(?:e |'))\w*\b[^,;]*$/.test(
      before,
    )
  )
    return undefined;
  // « 12 à ce jour » is no deadline.
  if (/^(?:ce (?:jour|matin|soir)|aujourd['’]hui)$/i.test(words) && !untilThen.test(before)) return undefined;
  if (read.impossible)
    return isEvent ? undefined : { at, field: 'doubt', doubt: { kind: 'impossibleDate', words } };
  if (!isDue || !read.day) return undefined;
  if (read.contradicts) return { at, field: 'doubt', doubt: { kind: 'contradictoryDate', words } };
  if (isBefore(read.day, today)) {
    // « terminée hier »: what was, and no due date.
    if (
      pastWords.test(near) ||
      // « doit être finie pour octobre 2026 » is no past.
      (!/\b(?:doit|doivent|devra|devrait|sera|seront|etre|prevue?s?|pour)\b/.test(
        before + words.toLowerCase(),
      ) &&
        /\b(?:(?:termin|achev|boucl|livr|clotur|inaugur|receptionn)ee?s?|finie?s?|mise?s?) (?:le |depuis |en |des |)$/.test(
          before,
        ))
    )
      return undefined;
    return { at, field: 'doubt', doubt: { kind: 'pastDue', words } };
  }
  return {
    at,
    field: 'due',
    date: read.day.toString(),
    // Where another due date is said, an opening day is a step on the way.
    ...(/\binaugur\w*[^,;]*$/.test(before) && { orStep: `inauguration ${words}` }),
    ...(read.period !== undefined && {
      period: words.replace(/^(?:à|a|au|aux|en|pour|d[eè]s)\s+(?:la\s+|les\s+)?/i, ''),
    }),
  };
}

const untilThen =
  /\b(?:echeance|deadline|pour(?! (?:la |le |l')?S| [a-z]{3,}(?:er|ir|re)(?![a-z]))|d'ici)\b[^,;]*$/;
/** « il reste 25 k€ à consommer avant la fin de l'année » */
const toSpend =
  /(?<![a-z])(?:a|sont a|restent? a|doi\w+ (?:etre )?|pour|de) (?:consomm|depens|engag|pay|factur|sold|mandat|justifi|vers|appel|decaiss)(?:er|ee?s?)[^,;]*$/;
const missed =
  /^ ?(?:ne |n')(?:est|sont|sera|seront|tient|tiendra|peut|pourra)[a-z]* (?:pas|plus)|^ ?(?:est|etait|devient) (?:in)?tenable|^ ?(?:saute|tombe a l'eau)/;
/** « ne sera pas prête avant octobre »: in October at the soonest. */
const notBefore =
  /\b(?:pas (?:[a-z']+ ){0,5}|rien )(?:S+ )?avant (?!l'(?! ?fin)|la (?!(?:fin|mi|rentree|premiere|deuxieme|seconde|troisieme|derniere)(?![a-z]))|le (?!\d|premier|deuxieme|troisieme|quatrieme|dernier|second|[1-4]|mois|debut|printemps|trimestre|semestre))/;
/** « le 30 avril reste l'objectif », « retenir fin février comme date d'achèvement » */
const staysDue =
  /^ ?comme (?:nouvelle |nouveau |la |notre )?(?:date|echeance|terme|delai|livraison|fin)(?![a-z])|^ ?(?:a ete |est |sera |est desormais )?(?:retenu|fixe|acte|valide|choisi|confirme|arrete)e? (?:pour|comme) (?:la |l'|le |notre )?(?:livraison|echeance|fin|reception|ouverture|mise en service|cloture|date|S)|^ ?(?:reste|demeure|est toujours|est maintenue?) (?:toujours )?(?:l'objectif|la cible|l'echeance|valable|d'actualite|la date|notre)/;
/** « la 6 court jusqu'en mars », « on a jusqu'en avril » */
const lasts =
  /(?<![a-z])(?:court|courra|coure|dure(?:ra)?|(?:se )?poursui\w*|s'etal\w*|s'etend\w*|s'etir\w*|se prolong\w*|prolong\w*|ira|continue(?:ra)?|on a|nous avons|j'ai|on se donne|nous nous donnons|tien(?:t|dra)|valable|echeance[^,;]*|delai[^,;]*) (?:donc |encore |bien |toujours |finalement |maintenant |desormais |[:=] ?)*$/;
/** « il faudra attendre juin pour la livraison de la 2 » */
const awaited = /\battend(?:re|ra|ons) (?:le |la |l')?$/;
const untilDone =
  /^ ?(?:pour (?:que |qu')?|avant (?:que |qu'|de |d')?)[^,;]*(?:livr|ouvr|ouvert|fini|termin|pret|mise en service|recept|(?<![a-z])fin(?![a-z])|boucl|achev)/;
const asOf =
  /\b(?:avancement|situation|taux|realisation|progression|point|etat|etape)\b[^,;:]* (?:au|a|a la date du|en date du|du|le|fin|a fin|de) ?$/;
/** « c'est le 28 février qui tient », « c'est fin juin la bonne date » */
const singledOut =
  /\b(?:c'est|ce sera) (?:bien |plutot |donc |finalement |desormais |maintenant )*(?:le |la |au |en |pour )?$/;
const isChosen =
  /^ ?(?:qui (?:tient|tiendra|reste|demeure|vaut|fait foi|compte|prime|l'emporte|(?:est|a ete) (?:retenu|valide|confirme|bon|bonne|la bonne|le bon))|qu'il faut (?:garder|retenir|lire|noter|prendre|mettre|viser)|qu(?:e |')(?:on|nous|je|l'on) (?:gard|retien|vis|ten|tien|maintien)|,? ?(?:la|le) (?:bonne|nouvelle|vraie|bon|nouveau|vrai) (?:date|echeance|delai|terme|jour|butoir)|comme (?:date|echeance))/;
/** « ne sera pas livrée en avril », and no « mais en juin » since. */
const denied =
  /\b(?:ne |n')[a-z' ]{0,30}?\b(?:pas|plus|jamais)\b(?![^,;]*(?:C|\b(?:mais|c'est|plutot|elle|ce sera)\b))[^,;]*$/;

/** « le gros œuvre sera fini en mars »: a part's end is not the action's. */
const partOfIt =
  /\b(?:livraison (?:de (?:la |l')?|du |des |d')(?!travaux|chantier|batiments?|site|ouvrage|locaux|projet|action|fiche|equipement|programme|operation|ensemble|tout|S|D|[PAH])[a-z]{3,}|(?:gros|second) (?:oe|œ)uvre|etudes?|fondations?|toiture|charpente|lots?|phases?|tranches?|depollution|desamiantage|demolition|terrassements?|diagnostics?|permis|dossier d[e']|cahier|recrutements?|consultation|plans?|maquette|audit|raccordement|voirie|marche|appel|conventions?|premiere?s?|deuxieme|site internet|plaquette|film|enquete|concours|fouilles?)\b[^,;]*$/;
/** « désamiantage achevé en octobre » is over. */
const overSince =
  /^(?!.*\b(?:sera|seront|etre|prevue?s?|serait|seraient|doit|doivent|devra|devrait|va|vont|finir|terminer|livrer|achever)\b).*(?:acheve|termine|fini|livre|signe|obtenu|depose|valide|vote|recu|installe|commande|realise|boucle)(?:e?s?)(?![a-z]) (?:en|debut|fin|le|courant|mi)? ?$/;

/** « en pause jusqu'au printemps » */
const heldUntil =
  /\b(?:pause|suspen\w*|gele?\w*|sommeil|stand-?by|veille|attente|bloqu\w*)\b[^,;]*\bjusqu\w*(?: a| au| en)?[ ']*$/;

/** « l'architecte est en congés jusqu'au 4 janvier » */
const awayUntil =
  /\b(?:conges?|vacances|absente?s?|indisponibles?|injoignables?|malades?|arret(?: de travail| maladie)?|fermee?s?|formation|deplacement)(?: [a-z]+){0,2} (?:jusqu|du |des |a partir|depuis )/;

const comparedTo =
  /(?:\b(?:plus|moins|mieux|autant|mieux|comme|tel(?:le)?) [a-z ]{0,20}qu(?:'|e )|\bpar rapport (?:a|au|aux)(?: la| l'| les)? ?|\bcompare a )$/;
const sinceWhen =
  /\b(?:lanc|demarr|redemarr|suspendu|bloqu|abandonn|repris|relanc|debloqu)\w*(?: toutes? les deux| tous les deux| enfin| bien| officiellement)*(?: le| en| depuis| des)? ?$/;

/** « la 8 : 60 %, fin juin » */
const onlyADate = (before: string, after: string): boolean =>
  !/[a-z]{4,}/.test(
    withoutLabelled(`${before} ${after}`).replace(
      /\b(?:(?:selon|d'apres|dixit) (?:la |le |les |l')?[a-z'-]+|au plus (?:tard|tot)|dernier delai|grand max(?:imum|i)?|maximum|maxi|sans faute|objectif|desormais|plutot|desormais|maintenant|environ|fiche|action|vers|dans|courant|bonjour|pardon|date|sera|donc|pour|finalement|c'est|ce sera|toujours|reste|mieux|decidement|(?:pilote|referente?|porteu(?:r|se)|lead) ?(?::|=)?(?= ?L)|sans doute|mets|mettez|mettre|mettons|note[rz]?|notons|inscri(?:s|re|vez)|indique[rz]?|aussi|egalement|mais|comme (?:prevue?|annonce|convenu)|on garde|gardons|maintenu\w*|conserve\w*|plus|au lieu d[eu].*|et non.*|pas D.*)\b/g,
      '',
    ),
  );

const later =
  /\b(?:decal\w*|repouss\w*|report\w*|recul\w*|prolong\w*|gliss\w*|retard\w*|rallong\w*|derap\w*|delai supplementaire|debord\w*|depass\w*|s'etir\w*|allong\w*|prend|prennent|pris|pousse\w*|rajoute\w*|ajoute\w*|perd(?:u|s|ons|ent)?)\b[^,;]*$/;
const sooner = /\b(?:avanc\w*|gagn\w*|raccourci\w*|rattrap\w*|anticip\w*|rapproch\w*)\b[^,;]*$/;

/** « nous avions gagné quinze jours », « les fouilles nous auront pris quatre mois »: told of what was. */
const howLongItTook =
  /(?<![a-z])(?:av(?:ais|ait|ions|iez|aient)|aur(?:a|ons|ont)) [a-z]+(?:e|u|i|is|it)s? (?:(?:pres|plus|environ|presque|bien|encore) )?(?:d(?:e |'))?$/;

export function interpretShift(shift: Shift, before: string, after: string, at: number): Fact | undefined {
  if (/\b(?:pas|jamais|aucun)\b[^,;]*$/.test(before) || howLongItTook.test(before)) return undefined;
  // « Enedis annonce dix-huit mois de délai »: how long a supplier takes.
  if (
    /\b(?:annonc|demand|donn|prevoi|reclam|exig|impos|indiqu)(?:e|ent|t|ant)? (?:un delai de |environ |encore |au moins )*$/.test(
      before,
    ) &&
    /^ ?de delai(?! supplementaire)/.test(after) &&
    !/S+ [a-z]+ $/.test(before)
  )
    return undefined;
  // « reportée à fin juillet, le chantier ayant chômé trois semaines »: where the day is said, how long tells why.
  if (/D [^,;D]*[a-z]{4}/.test(before) && !/^ ?(?:de retard|de plus|plus tard|de decalage)/.test(after))
    return undefined;
  if (
    later.test(before) ||
    /\+ ?$/.test(before) ||
    (/\bdelai (?:supplementaire )?(?:de |d') ?$/.test(before) &&
      /^ ?(?:supplementaires? )?(?:est |a ete |nous est |sont |nous )*(?:accord|obtenu|octroy|concede|consenti)/.test(
        after,
      )) ||
    /^ ?(?:(?:de )?perdue?s?|de retard|de plus(?! en)|de decalage|supplementaires?|plus tard|de delai|de prolongation|apres (?:la date|l'echeance|le delai|le terme|la fin)? ?(?:initialement )?(?:prevue?|initiale?|annoncee?|fixee?))/.test(
      after,
    )
  )
    return { at, field: 'due', shift, sign: 1 };
  if (
    (sooner.test(before) && /\b(?:de|d') ?$|(?:gagne|rattrap)\w* $/.test(before)) ||
    /^ ?(?:(?:de )?gagnee?s?|d'avance|plus tot|en avance|avant (?:la date|l'echeance|le delai|le terme|la fin)? ?(?:initialement )?(?:prevue?|initiale?|annoncee?|fixee?))/.test(
      after,
    )
  )
    return { at, field: 'due', shift, sign: -1 };
  return undefined;
}

function lastMatch(text: string, pattern: RegExp): number {
  let last = -1;
  for (const match of text.matchAll(new RegExp(pattern.source, 'g'))) last = match.index;
  return last;
}

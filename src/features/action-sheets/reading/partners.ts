import { isOrganisation } from './departures';
import { foldInPlace } from '../../../core/fold-in-place';
import type { Span } from './span';

/** Organisations and people who join: their names as typed. */

/** Small letters only: capitals stand for what was found already. */
const word = String.raw`(?:[\p{Ll}\d&'’-]|\.(?=[\p{Ll}\d])|(?<=(?<!\p{L})(?:[a-z]|st|ste|mme|dr))\.)+`;
const noStart = String.raw`(?!avancement,)(?!(?:-|meme|avancement|pour|sur|mais|et|au|aux|avec|donc|que|qui|quand|si|on|nous|il|elle|je|de|du|des|en|a|dans|cote|y|aussi|egalement|concernant|budget|echeance|bonjour|deja|ah|oh|euh|tiens|bon|ok|oui|non|bonne|voila|cordialement|la S|sinon|puis|par|depuis|merci\w*|notre|nos|comme|est|sont|ont|sera|c'est|tous|toutes|collegues|madame|monsieur|salut|bonsoir|hello|coucou|chers?|cheres?)[ ,])`;
/** What a name cannot hold, in the middle of a list of names. */
const verb = String.raw`(?:rejoi|nous |est |sont |devien|entre |entrent |s'|vien|a |ont |au |aux |comme |pour |sur |dans |parmi |qui |que |et |en |avec |dont |peu[tx]|nos |notre |partenaire|doi|ralli)`;
/** « Arts et Métiers », « Chambre de métiers et de l'artisanat », « Martin et fils » are one name each. */
const pairs = String.raw`(?:arts et (?:metiers|industries|traditions)|ponts et chaussees|eaux? et forets|metiers et (?:de l')?artisanat|commerce et (?:d'|de l')?industrie|economie et (?:de l'|d')?innovation|emploi et (?:de la |de )?formation|[a-z'-]+ (?:et|&) (?:fils|freres?|soeurs?|cie|compagnie|associes?)|(?:maine|indre|eure) et loire?|ille et vilaine|lot et garonne|loir et cher|seine et marne|tarn et garonne|meurthe et moselle|habitat et [a-z]+)`;
const partner = String.raw`(?:\+ ?)?${noStart}(?:(?:[a-z'.-]+ (?:de |des |du )?)?${pairs}|${word})(?: (?!${verb})${word}){0,6}`;
const joined = String.raw`(?:(?:, ?(?:puis |et )?|,?[ ]*\n[ ]*[-•*]? ?| et | & | \+ | ainsi que | plus |, ainsi que )(?!on |nous |c'est |il |elle |pilotee? |portee? |suivie? |conduite? |budget|la S|le budget|échéance|[a-z' ]{3,30} ?: )${partner})`;
// Nobody names more; a list that goes on and on is read as far.
const bareList = String.raw`(?<names>${partner}${joined}{0,11})`;
/** No preposition before: « 10 % au compteur, la CCI … » begins with the CCI. */
const list = String.raw`(?<!\b(?:au|aux|du|des|de|en|pour|sur|par) |(?<![a-z])d')(?!d')${bareList}`;

/** « devient d'ailleurs partenaire » */
const beside = String.raw`(?:(?:d'ailleurs|par ailleurs|aussi|egalement|desormais|maintenant|dorenavant|officiellement|formellement|enfin|donc|du coup|en outre|de plus|a son tour|finalement|bien|notre|un nouveau|une nouvelle) )*`;
/** « rejoint le rectorat »: another house than ours. */
const elsewhere = String.raw`(?! (?:la |le |l'|les |un |une |son |sa |leur |d'autres )(?!S|[SPADH]|fiche|action|projet|tour de table|table|partenariat|demarche|groupe|comite|copil|programme|dispositif|operation|aventure|equipe|collectif|consortium|liste|partenaires|club|boucle|initiative|cercle|mouvement|plateforme|ronde))`;
const enter = String.raw`(?:(?:tous |toutes )?(?:deux |trois )?(?:nous rejoi(?:nt|gnent|gne)|(?:(?:nous )?(?:a|ont) rejoints?|(?:nous )?rejoi(?:nt|gnent|ndra|ndront)|(?:nous )?rejoindr(?:a|ont))${elsewhere}|entr(?:e|ent|era|eront|es) ${beside}(?:dans|au|comme|en (?:tant que|qualite))|s'associe(?:nt)?|s'est jointe?|se sont jointe?s|se joi(?:nt|gnent)|s'engage(?:nt)? ${beside}(?:sur|dans|pour|a nos cotes|comme partenaires?|avec nous)|embarque(?:nt)?|mont(?:e|ent) a bord|(?:en )?devien(?:t|nent|dra|dront) ${beside}partenaires?|(?:en )?(?:est|sont) (?:de la partie comme )?${beside}partenaires?|(?:est|sont) de la partie|nous accompagne(?:nt)?|s'ajoute(?:nt)?|s'implique(?:nt)?|vien(?:t|nent) (?:s'ajouter|nous rejoindre|completer|grossir|etoffer|renforcer)|participe(?:nt|ra|ront)? (?:desormais |maintenant |aussi |egalement )*(?:au projet|a l'action|a la (?:fiche|demarche)|au tour de table|a S)|complete(?:nt)? (?:le |notre )(?:tour de table|partenariat|groupe|consortium)|(?:est|sont) (?:desormais |maintenant |aussi |egalement |officiellement |enfin )*(?:(?:associe|implique)e?s? (?:a|au|dans|sur|avec nous|comme partenaires?)|avec nous|a nos cotes|des notres|dans la boucle|partie prenante|d'accord pour (?:etre|devenir) partenaires?)|rallie(?:nt)?|(?:a|ont) dit oui (?:pour (?:etre|devenir)|comme) partenaires?|mont(?:e|ent) dans (?:le projet|l'action|la boucle)|integr(?:e|ent|era) (?:la |le |l')?S|participe(?:nt)? (?:desormais|maintenant|aussi)|(?:est|sont)? ?a (?:ajouter|rajouter|inscrire|noter|mettre) (?:aux|dans les|parmi les|comme|en) partenaires?|(?:(?:a|ont) )?accepte(?:nt)? (?:de |d')(?:nous |etre )?(?:accompagner|rejoindre|partenaires?|soutenir|participer)|(?:a|ont) (?:confirme|accepte) (?:d'etre partenaires?|(?:sa|leur) participation|le partenariat)|(?:a|ont) signe (?:la convention de partenariat|le partenariat|comme partenaires?)|integr(?:e|ent) le (?:projet|partenariat|tour de table)|(?:est|sont) a (?:ajouter|rajouter|inscrire|noter|mettre)))`;
/** Any form of a verb that puts something into the sheet. */
const put = String.raw`(?:ajout\w*|rajout\w*|associ\w*|integr\w*|inscri\w*|enregistr\w*|not(?:e|er|ez|iez)|met(?:s|tre|tez|tiez)?|indiqu\w*|compt\w*|embarqu\w*|accueill\w*|inclu\w*|faire figurer|figurer|saisi\w*)(?![a-z])`;
const among = String.raw`(?:comme |en tant que |aux |dans les |dans la liste des |(?:parmi|a) (?:les |nos |ses |vos |leurs )|au |en |a la liste des |au titre des? )`;
const whom = String.raw`(?:nouveaux? |nouvelles? |de la S+ )*partenaires?`;
const ofSheet = String.raw`(?: (?:(?:de|pour|sur|a) )?(?:la |l')?(?:fiche |action )?S+)?`;

const forms = [
  String.raw`${list}(?:, (?:qui|dont|que) [^,;.!?\n]{3,60},)? ${enter}`,
  String.raw`(?:un|une|deux|trois) (?:nouveaux? |nouvelles? )?partenaires? (?:de plus|supplementaires?|en plus)${ofSheet} ?[,:] ?${bareList}`,
  String.raw`(?:liste|tour|groupe|cercle)s? des partenaires${ofSheet} (?:s'allonge|s'etoffe|s'agrandit|grandit) (?:avec|de|:) ?${bareList}`,
  String.raw`bienvenue (?:a |au |aux )${bareList} (?:parmi|dans|comme|chez|au)`,
  String.raw`(?:a|ont|avons|ai|compte|comptons) (?:un |une |deux |trois |quatre |de )?nouve(?:au|aux|lle|lles) partenaires? ?(?:[,:]|avec|:) ?${bareList}`,
  String.raw`${put}(?:[ -](?:aussi|egalement|y|moi|nous))*,? ?(?:: ?)?${list}(?: (?:a|sur|dans|pour) (?:la |le |l')?S+)?,? ${among}(?:${whom}|projet|tour de table|partenariat)`,
  String.raw`${among}${whom}${ofSheet},? (?:merci d'|il faut |on |nous |pouvez-vous |vous pouvez )?${put} (?:aussi |egalement )?${list}`,
  String.raw`(?:nouveaux? |nouvelles? )?partenaires?(?: (?:ajoutes?|supplementaires?|en plus|de plus|signes?))?${ofSheet} ?(?:ajoutes?|supplementaires?|en plus|de plus|signes?)? ?(?:(?::|=|->)[ ]*(?:\n[ ]*[-•*]? ?)?|(?=\+))${list}`,
  String.raw`(?<!comme (?:un |une )?|en tant que )(?:nouveaux? |nouvelles? )partenaires?${ofSheet}(?: (?:: ?)?|, ?)${list}`,
  String.raw`(?:engagement|accord|soutien|participation|adhesion|appui) (?:de |du |des |d'|de la |de l')${bareList} ${among}${whom}`,
  String.raw`(?:partenariat|convention|(?<!\b(?:commun |d'|en |plein |parfait ))accord)(?: de partenariat)?(?: signee?| conclue?| noue| acte| monte| lance)? (?:avec) ${list}`,
  String.raw`(?<=^|[.;\n] ?)\+ ?${bareList} (?:sur|pour|dans|a) (?:la |le |l')?S`,
  String.raw`\+ ?${bareList} (?:comme|en tant que|en) (?:nouveaux? |nouvelles? )?partenaires?`,
  String.raw`(?:a|avons|ai|ont) (?:aussi |egalement |enfin )*(?:embarque|rallie|associe|enrole|integre|convaincu|mobilise|fait venir|fait entrer)s? ${list} (?:sur|dans|a|au|autour|aussi|egalement|pour|de nous|d'entrer|de rejoindre)`,
  String.raw`(?:s'associ\w+|nous associons|s'alli\w+|fait equipe|faisons equipe|(?:travaill|collabor|coopere?)\w* (?:desormais |maintenant |dorenavant |aussi |egalement )+) ?(?:desormais |maintenant |aussi )?avec ${list}`,
  String.raw`${list} (?:a|ont) donne (?:son|leur) (?:accord|feu vert|oui) (?:pour (?:etre|devenir|nous)|comme) (?:partenaires?|rejoindre|accompagner)`,
  String.raw`${list} confirme(?:nt)? (?:son|sa|leur) (?:partenariat|participation|engagement|soutien comme partenaire)`,
  String.raw`(?:arrivee|entree|adhesion|ralliement|accueil|venue) (?:de |du |des |d'|de la |de l')${bareList} (?:(?:comme|en tant que|en) (?:nouveaux? |nouvelles? )?partenaires?|au (?:partenariat|tour de table)|dans (?:le (?:partenariat|tour de table|projet)|(?:la )?S)|parmi (?:les|nos))`,
  String.raw`(?:accueill\w+|compte|gagne|a) (?:un|une|deux|trois|de)? ?nouve(?:au|aux|lle|lles) partenaires? ?[,:] ?${bareList}`,
  String.raw`avec ${list} en (?:appui|renfort|soutien)`,
  String.raw`c'est (?:la |le |l'|les )?${bareList} qu'il (?:faut|fallait|faudrait) ${put} ${among}${whom}`,
  String.raw`(?<=(?:^|[,;:.\n(]|- |\bet ) ?)${list} (?:parmi|dans) (?:les |nos |ses )partenaires`,
  String.raw`(?:a|avons|ai|ont) (?:maintenant |desormais |aussi |egalement )*(?:la |le |l'|les )${list} (?:pour|comme) (?:nouveaux? |nouvelles? )?partenaires?`,
  String.raw`(?<=(?:^|[,;:.\n(]|- |\bet ) ?)(?!la \d)${list}(?<!(?<![a-z])(?:une?|de|des|deux|trois|les?|la|notre|nos|comme une?)),? (?:comme |en tant que |en )?(?:nouveaux?|nouvelles?) partenaires?(?= ?(?:$|[.,;)\n]|- |sur |pour ))`,
  String.raw`(?:avec|en plus|recrute|accueille) ${list} (?:comme|en tant que|en) (?:nouveau |nouveaux |nouvelle )?partenaires?`,
];
/** « 13 partenaires CCI et Bpifrance »: where a capital shows a name. */
const unmarked = String.raw`(?<=^|[S:,;.] ?)partenaires? ${list}`;
/** « Veolia partenaire », « CCI partenaire de la 5 » */
const apposed = String.raw`(?<=(?:^|[,;:.\n(]|- |\bet |\b(?:la|le|l') ?) ?)(?!(?:cher|chere|mesdames et messieurs les|reunion|comite|convention|contrat|atelier|rencontre|projet|entreprise|nouveau|nouvelle|principal|un|une|chaque|tout|autre)s? )${list},? partenaires?(?= ?(?:$|[.,;)\n]|d[eu] (?:la |l')?S|sur (?:la |l')?S))`;
const asPattern = (form: string): RegExp => new RegExp(String.raw`(?<![\p{L}\d-])${form}(?![a-z])`, 'dug');
const unmarkedPattern = asPattern(unmarked);
const apposedPattern = asPattern(apposed);
const patterns = [...forms.map(asPattern), unmarkedPattern, apposedPattern];
/** A word that every form has one of: where none stands, nothing is looked for. */
const anyWord =
  /partena|rejoi|entr|associ|joint|joi|engag|embarqu|bord|partie|accompagn|ajout|impliqu|vien|particip|complet|inscri|not|met|accept|confirm|sign|integr|indiqu|compt|accueil|inclu|figur|saisi|bienven|accord|soutien|appui|renfort|convention|\+|rall|enrol|convainc|mobilis|venir|alli|equipe|travaill|collabor|cooper|donn|arriv|mont|avec nous|a nos cotes|des notres|boucle|prenante|dit oui|adhesion|ralliement|venue/;

/** « faute d'accord avec … », « signature de la convention avec … »: none yet. */
const notYet =
  /(?:\b(?:(?:frein|blocage|obstacle|probleme|souci|verrou|difficulte)s? (?:est|reste|demeure|vient d[eu]|:) (?:la |l'|le )?|faute d'|sans |pas d'|pas de |etapes? |suite |attend\w* (?:encore |toujours )*(?:la |le |l'|un |une )?|sign(?:ature|er|era|erons) (?:de |du |d')?(?:la |l'|le |une |un )?|(?:negoci|prepar|discut|travaill)\w+ (?:[^,;.]{0,30} )?|projet de |vers une? |en vue d(?:e |u |')(?:la |l')?))$/;

/**
 * `typed`, `folded` and `masked` are the same message, letter for letter. First where nothing else was found; then
 * everywhere, for « Action Logement » may hold a word of a title.
 */
export function findPartners(typed: string, folded: string, masked: string): Span<'T', string[]>[] {
  const found: Span<'T', string[]>[] = [];
  if (!anyWord.test(folded)) return found;
  for (const [text, pattern] of [masked, folded].flatMap((one) =>
    patterns.map((each) => [one, each] as const),
  ))
    for (const match of text.matchAll(pattern)) {
      if (notYet.test(masked.slice(0, match.index))) continue;
      const [from, end] = match.indices?.groups?.['names'] ?? [0, 0];
      const start = afterLabel(text, from, end);
      const said = text.slice(start, end);
      // « la 15 rejoint le cimetière »
      if (/S/.test(masked.slice(start, end)) && /\d/.test(said)) continue;
      if (pattern === unmarkedPattern && !/^\p{Lu}/u.test(typed.slice(start))) continue;
      if (
        pattern === apposedPattern &&
        !/^(?:\p{Lu}{2}|\p{Lu}\p{Ll}+ (?:\p{Lu}|partenaire|et |, ))/u.test(nameAt(typed, start)) &&
        !isOrganisation(nameAt(typed, start))
      )
        continue;
      if (/^(?:(?:on|nous|il|elle|c'est|ca|qui|je|ne|pas|aucun|S+|[SPADHQ]+)\b)/.test(said)) continue;
      const whole = /[^.;!?\n]*$/.exec(text.slice(0, match.index))?.[0] ?? '';
      // « l'UIMM n'est pas partenaire, c'est l'AFPI qu'il faut inscrire »: what is denied ends before.
      const sentence = /^(?:c'est|mais|par contre|en revanche) /.test(match[0])
        ? ''
        : whole.replace(/^.*, ?(?=(?:c'est|mais|par contre|en revanche|il faut) )/, '');
      if (
        /\b(?:pas|jamais|ne|n'|plus)\b/.test((sentence + match[0]).replace(/a nos cotes|(?:de|en) plus/g, ''))
      )
        continue;
      if (found.some((other) => start < other.end && other.start < end)) continue;
      // « Karim Haddad rejoint la 13 comme pilote »
      if (leads.test(masked.slice(match.index + match[0].length))) continue;
      const names = namesOf(typed.slice(start, end));
      if (names.length > 0) found.push({ kind: 'T', start, end, value: names });
    }
  return found;
}

/** Behind its article. */
const nameAt = (typed: string, start: number): string =>
  typed.slice(start).replace(/^(?:la |le |les |l['’])/iu, '');

const pair = new RegExp(String.raw`(?<![a-z])${pairs}(?![a-z])`, 'g');
/** Its « et » is set aside while the list is taken apart. */
const joinedUp = (typed: string): string =>
  [...foldInPlace(typed).matchAll(pair)].reduce((text, { index, 0: words }) => {
    const joint = / (?:et|&) /.exec(words);
    if (!joint) return text;
    const at = index + joint.index;
    const end = at + joint[0].length;
    return `${text.slice(0, at)}\u0000${joint[0].trim()}\u0000${text.slice(end)}`;
  }, typed);

const namesOf = (typed: string): string[] =>
  joinedUp(typed)
    // « du CETIM et d'Arts et Métiers » are two, « de métiers et de l'artisanat » is one.
    .split(
      /\n[\s–•*-]*|, ?(?:puis |et )?| et (?!de |d'|d’|du |des )| et (?=(?:de la |de l['’]|du |d['’]|des )\p{Lu})| & | ?\+ ?| ainsi que | plus /u,
    )
    .map((name) =>
      name
        .replaceAll('\u0000', ' ')
        .replace(/^(?:(?:l['’]|d['’](?=\p{Lu})|(?:la|le|les|du|aussi|également|que|ainsi que)\s)\s?)+/iu, '')
        .replace(/[\s,;:.]+$/, '')
        .trim(),
    )
    .filter(
      (name) =>
        name.length >= 2 &&
        !/^(?:d[ée]j[àa]|enfin|aussi|merc+i+|svp|stp|cdlt|cordialement|voil[aà]|bonne .*|bisous?)$/i.test(
          name,
        ),
    );

const leads =
  /^ ?(?:sur |dans )?(?:la |le )?[S ]*(?:comme|en tant que|en qualite de) (?:nouvelle? |nouveau )?(?:pilote|referente?|responsable|cheffe?|porteu|charge|coordin|animat|directeur|directrice)/;

/** « bloquée par le permis et la CAF nous rejoint »: what is said of the sheet names nobody. */
const noName =
  /^(?:(?:re|de)?(?:bloqu|lanc|demarr)e+s?|suspendue?s?|terminee?s?|finie?s?|abandonnee?s?|coincee?s?|gelee?s?|bouclee?s?|prend|reprend|passe|avance|redemarre|repart|attend|reste|manque|part|faute) /;

const greets =
  /(?:^|[.!?\n] ?)(?:bonjour|bonsoir|salut|hello|coucou|hey|chers?|cheres?|madame|monsieur) (?:a |m |mme |la |le )?$/;

/** « prochaine étape : commission, et Action Logement nous rejoint »: what a label announces is no partner. */
function afterLabel(text: string, start: number, end: number): number {
  // « Bonjour Karim, la CCI rejoint la 12 »: who is greeted is no partner.
  const greeted = /^[^.;!?\n,]{0,40}, ?/.exec(text.slice(start, end));
  if (greeted && greets.test(text.slice(0, start))) return start + greeted[0].length;
  const isAnnounced =
    /(?:(?:etapes?|suite|a faire|blocage|frein|commentaire) ?[:=>→]|(?:pilote|referente?|responsable|cheffe?(?: de projet)?|contact)(?: [S ]*)? ?(?:[:=>→]|est|sera|devient|c'est)) ?$/.test(
      text.slice(0, start),
    );
  const said = text.slice(start, end);
  const joint = isAnnounced || noName.test(said) ? /, ?(?:et |puis )?| et /.exec(said) : null;
  return joint ? start + joint.index + joint[0].length : start;
}

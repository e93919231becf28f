import type { Span } from './span';

/** Organisations and people who join: their names as typed. */

/** Small letters only: capitals stand for what was found already. */
const word = String.raw`[\p{Ll}\d&'’.-]+`;
const noStart = String.raw`(?!(?:pour|sur|mais|et|au|aux|avec|donc|que|qui|quand|si|on|nous|il|elle|je|de|du|des|en|a|dans|cote|y|aussi|egalement|concernant|budget|echeance|bonjour|deja|ah|oh|euh|tiens|bon|ok|oui|non|bonne|voila|cordialement|la S|sinon|puis|par|depuis|merci\w*|notre|nos|comme) )`;
/** What a name cannot hold, in the middle of a list of names. */
const verb = String.raw`(?:rejoi|nous |est |sont |devien|entre |entrent |s'|vien|a |ont |au |aux |comme |pour |sur |dans |parmi |qui |que |et |en |avec |dont |peu[tx]|nos |notre |partenaire|doi)`;
const partner = String.raw`(?:\+ ?)?${noStart}${word}(?: (?!${verb})${word}){0,6}`;
const joined = String.raw`(?:(?:, ?(?:puis |et )?|,?[ ]*\n[ ]*[-•*]? ?| et | & | \+ | ainsi que | plus |, ainsi que )(?!on |nous |c'est |il |elle |budget|la S|le budget|échéance)${partner})`;
const bareList = String.raw`(?<names>${partner}${joined}*)`;
/** No preposition before: « 10 % au compteur, la CCI … » begins with the CCI. */
const list = String.raw`(?<!\b(?:au|aux|du|des|de|en|pour|sur|par) )${bareList}`;

const enter = String.raw`(?:(?:tous |toutes )?(?:deux |trois )?(?:nous rejoi(?:nt|gnent|gne)|(?:nous )?(?:a|ont) rejoints?|(?:nous )?rejoi(?:nt|gnent|ndra|ndront)|(?:nous )?rejoindr(?:a|ont)|entr(?:e|ent|era|eront|es) (?:dans|au|comme|en)|s'associe(?:nt)?|s'est jointe?|se sont jointe?s|se joi(?:nt|gnent)|s'engage(?:nt)? (?:sur|dans|pour|a nos cotes|comme partenaires?|avec nous)|embarque(?:nt)?|mont(?:e|ent) a bord|devien(?:t|nent|dra) partenaires?|(?:est|sont) (?:desormais |maintenant |aussi |egalement |de la partie comme )*partenaires?|(?:est|sont) de la partie|nous accompagne(?:nt)?|s'ajoute(?:nt)?|s'implique(?:nt)?|vien(?:t|nent) (?:s'ajouter|nous rejoindre|completer)|participe(?:nt|ra|ront)? (?:desormais |maintenant |aussi |egalement )*(?:au projet|a l'action|a la (?:fiche|demarche)|au tour de table|a S)|complete(?:nt)? (?:le |notre )(?:tour de table|partenariat|groupe|consortium)|participe(?:nt)? (?:desormais|maintenant|aussi)|(?:est|sont)? ?a (?:ajouter|rajouter|inscrire|noter|mettre) (?:aux|dans les|parmi les|comme|en) partenaires?|accepte(?:nt)? (?:de |d')(?:nous |etre )?(?:accompagner|rejoindre|partenaires?|soutenir|participer)|(?:a|ont) (?:confirme|accepte) (?:d'etre partenaires?|(?:sa|leur) participation|le partenariat)|(?:a|ont) signe (?:la convention de partenariat|le partenariat|comme partenaires?)|integr(?:e|ent) le (?:projet|partenariat|tour de table)|(?:est|sont) a (?:ajouter|rajouter|inscrire|noter|mettre)))`;
/** Any form of a verb that puts something into the sheet. */
const put = String.raw`(?:ajout\w*|rajout\w*|associ\w*|integr\w*|inscri\w*|enregistr\w*|not(?:e|er|ez|iez)|met(?:s|tre|tez|tiez)?|indiqu\w*|compt\w*|embarqu\w*|accueill\w*|inclu\w*|faire figurer|figurer|saisi\w*)(?![a-z])`;
const among = String.raw`(?:comme |en tant que |aux |dans les |dans la liste des |parmi (?:les |nos )|au |en |a la liste des |au titre des? )`;
const whom = String.raw`(?:nouveaux? |nouvelles? |de la S+ )*partenaires?`;
const ofSheet = String.raw`(?: (?:(?:de|pour|sur|a) )?(?:la |l')?(?:fiche |action )?S+)?`;

const forms = [
  String.raw`${list} ${enter}`,
  String.raw`(?:un|une|deux|trois) (?:nouveaux? |nouvelles? )?partenaires? (?:de plus|supplementaires?|en plus)${ofSheet} ?[,:] ?${bareList}`,
  String.raw`(?:liste|tour|groupe|cercle)s? des partenaires${ofSheet} (?:s'allonge|s'etoffe|s'agrandit|grandit) (?:avec|de|:) ?${bareList}`,
  String.raw`bienvenue (?:a |au |aux )${bareList} (?:parmi|dans|comme|chez|au)`,
  String.raw`(?:a|ont|avons|ai|compte|comptons) (?:un |une |deux |trois |quatre |de )?nouve(?:au|aux|lle|lles) partenaires? ?(?:[,:]|avec|:) ?${bareList}`,
  String.raw`${put}(?:[ -](?:aussi|egalement|y|moi|nous))*,? ?(?:: ?)?${list},? ${among}(?:${whom}|projet|tour de table|partenariat)`,
  String.raw`${among}${whom}${ofSheet},? (?:merci d'|il faut |on |nous |pouvez-vous |vous pouvez )?${put} (?:aussi |egalement )?${list}`,
  String.raw`(?:nouveaux? |nouvelles? )?partenaires?(?: (?:ajoutes?|supplementaires?|en plus|de plus|signes?))?${ofSheet} ?(?:ajoutes?|supplementaires?|en plus|de plus|signes?)? ?(?:(?::|=|->)[ ]*(?:\n[ ]*[-•*]? ?)?|(?=\+))${list}`,
  String.raw`(?<!comme (?:un |une )?|en tant que )(?:nouveaux? |nouvelles? )partenaires?${ofSheet}(?: (?:: ?)?|, ?)${list}`,
  String.raw`(?:engagement|accord|soutien|participation|adhesion|appui) (?:de |du |des |d'|de la |de l')${bareList} ${among}${whom}`,
  String.raw`(?:partenariat|convention|accord)(?: de partenariat)?(?: signee?| conclue?| noue| acte| monte| lance)? (?:avec) ${list}`,
  String.raw`avec ${list} en (?:appui|renfort|soutien)`,
  String.raw`(?:avec|en plus|recrute|accueille) ${list} (?:comme|en tant que|en) (?:nouveau |nouveaux |nouvelle )?partenaires?`,
];
const patterns = forms.map((form) => new RegExp(String.raw`(?<![\p{L}\d-])${form}(?![a-z])`, 'dug'));

/** « faute d'accord avec … », « signature de la convention avec … »: none yet. */
const notYet =
  /(?:\b(?:faute d'|sans |pas d'|pas de |etapes? |suite |attend\w* (?:la |le |l'|un |une )?|sign(?:ature|er|era|erons) (?:de |du |d')?(?:la |l'|le |une |un )?|(?:negoci|prepar|discut|travaill)\w+ (?:[^,;.]{0,30} )?|projet de |vers une? |en vue d(?:e |u |')(?:la |l')?))$/;

/**
 * `typed`, `folded` and `masked` are the same message, letter for letter. First where nothing else was found; then
 * everywhere, for « Action Logement » may hold a word of a title.
 */
export function findPartners(typed: string, folded: string, masked: string): Span<'T', string[]>[] {
  const found: Span<'T', string[]>[] = [];
  for (const [text, pattern] of [masked, folded].flatMap((one) =>
    patterns.map((each) => [one, each] as const),
  ))
    for (const match of text.matchAll(pattern)) {
      if (notYet.test(masked.slice(0, match.index))) continue;
      const [from, end] = match.indices?.groups?.['names'] ?? [0, 0];
      const start = afterLabel(text, from, end);
      const said = text.slice(start, end);
      if (/^(?:(?:on|nous|il|elle|c'est|ca|qui|je|ne|pas|aucun|S+|[SPADHQ]+)\b)/.test(said)) continue;
      const sentence = /[^.;!?\n]*$/.exec(text.slice(0, match.index))?.[0] ?? '';
      if (
        /\b(?:pas|jamais|ne|n'|plus)\b/.test((sentence + match[0]).replace(/a nos cotes|(?:de|en) plus/g, ''))
      )
        continue;
      if (found.some((other) => start < other.end && other.start < end)) continue;
      const names = namesOf(typed.slice(start, end));
      if (names.length > 0) found.push({ kind: 'T', start, end, value: names });
    }
  return found;
}

const namesOf = (typed: string): string[] =>
  typed
    .split(/\n[\s–•*-]*|, ?(?:puis |et )?| et (?!de )| & | ?\+ ?| ainsi que | plus /)
    .map((name) =>
      name
        .replace(/^(?:(?:la|le|les|l['’]|d['’](?=\p{Lu})|du|aussi|également|que|ainsi que)\s?)+/iu, '')
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

/** « prochaine étape : commission, et Action Logement nous rejoint »: what a label announces is no partner. */
function afterLabel(text: string, start: number, end: number): number {
  const isAnnounced = /(?:etapes?|suite|a faire|blocage|frein|commentaire) ?[:=>→] ?$/.test(
    text.slice(0, start),
  );
  const joint = isAnnounced ? /, ?(?:et |puis )?| et /.exec(text.slice(start, end)) : null;
  return joint ? start + joint.index + joint[0].length : start;
}

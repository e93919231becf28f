import { findNames, mayBeName, nameInLowerCase } from './names';
import { mask, type Span } from './span';

/** Who leads from now on: the person's name as typed. */

const role = String.raw`(?:pilote|pilotage|porteuse?|porteurs?|referente?|responsable|chef(?:fe)? de (?:projet|file)|lead|en charge|contact|suivi(?:e)? par|(?:interlocut|correspond)(?:eur|rice|ante?)|animat(?:eur|rice)|coordinat(?:eur|rice)|charge(?:e)? (?:de mission|d'affaires))`;
const from = String.raw`(?:(?:desormais|maintenant|dorenavant|aussi|egalement|donc|toujours|encore|bien) )*`;
const ofSheet = String.raw`(?:(?:(?:de|pour|sur|d'|a) ?)?(?:la |l')?(?:fiche |action )?S+,? ?)?`;
const leading = String.raw`(?:reprend|reprendra|pilote|pilotera|suit|suivra|gere|gerera|porte|portera|s'en occupe|s'en charge|m'en occupe|m'en charge|prend|prendra|est|sera|assure|assurera|va|remplace|remplacera|conduit|coordonne|devient)`;
const whatIsTaken = String.raw`(?:pilotage|relais|suite|main|renes|dossier|fiche|action|projet|suivi|S|tout|charge|flambeau|releve|responsabilite|lead|poste|portage|coordination)`;

/** On folded and masked text; `NAME` is the one who leads, `OTHER` the one who did. */
const forms = [
  // « change de chef : Sophie Martin -> Léo Caron »
  String.raw`(?:${role}|chef(?:fe)?) ?${ofSheet}[:,]? ?OTHER ?(?:->|=>|→|>) ?NAME`,
  String.raw`(?:a la tete|aux commandes|aux manettes|aux renes|au pilotage) (?:de |d'|du )?(?:la |le |l')?S+,? (?:(?:on a|nous avons|il y a|c'est|se trouve|on trouve|voici) )?${from}NAME`,
  String.raw`NAME (?:succede|succedera|a succede) a OTHER`,
  // « Léa laisse la main à NAME », « OTHER remplacée par NAME »: before the forms that would take OTHER.
  String.raw`OTHER (?:laisse|passe|cede|transmet|confie|donne)(?: (?:la |le |sa |son |ses |les )?(?:main|place|relais|flambeau|pilotage|dossiers?|suite|poste|fiche|S+|relais de (?:la )?S+|pilotage de (?:la )?S+|main de (?:la )?S+|main sur (?:la )?S+)){1,2},? a ${from}NAME`,
  String.raw`(?:je|j'ai|on|on a|nous|nous avons) (?:laiss|pass|ced|transm|confi|donn)[a-z]* (?:(?:la |le |ma |mon |mes |notre |l')?(?:main|place|relais|flambeau|pilotage|dossiers?|suite|poste|fiche|S+|relais d[eu] (?:la )?S+|pilotage d[eu] (?:la )?S+|main (?:de|sur) (?:la )?S+) ){1,2}a ${from}NAME`,
  String.raw`OTHER (?:part|s'en va|nous quitte|quitte [a-z ]{2,30}|est partie?),? (?:et )?(?:c'est )?NAME (?:arrive|(?:qui )?(?:la |le |lui )?(?:remplace|succede|reprend)|prend (?:la (?:suite|releve)|le relais))`,
  String.raw`(?:OTHER )?(?:est |sera )?(?:bien )?remplacee?(?: sur la S+)? par ${from}NAME`,
  String.raw`(?:sa |son |le |la |notre |mon |ma |votre )?(?:remplacante?|successeure?|successeuse|suppleante?)(?: ${ofSheet})?,? ?(?:est|sera|c'est|s'appelle|:|=) ?${from}NAME`,
  // « le pilote n'est plus OTHER mais NAME », « ce n'est pas OTHER mais NAME qui porte la 2 »
  String.raw`${role} ?${ofSheet}(?:n'est|c'est|ne sera|ce n'est) ?(?:plus|pas) OTHER,? (?:mais|c'est|ce sera) ${from}NAME`,
  String.raw`(?:ce n'est|c'est|ce ne sera|n'est) ?(?:plus|pas) OTHER,? (?:(?:qui )?(?:la |le |l')?${leading}(?: (?:la |le )?S+)?,? )?(?:mais|c'est|mais c'est) ${from}NAME,? ${from}(?:qui ${leading}|(?=$|[.;!\n]))`,
  String.raw`(?:ce n'est|c'est|n'est) ?(?:plus|pas) OTHER,? qui (?:la |le |l')?${leading}(?: (?:la |le |l')?(?:S+|${whatIsTaken}(?: (?:de (?:la |l')?|du )S+)?))?,? ?(?:mais |c'est |ce sera )+${from}NAME(?= ?(?:$|[.;!\n]|, (?:de |du |des |d'|chez |au |a la |notre |la |le |l')[a-z]))`,
  String.raw`c'est moi(?: aussi)?,? NAME,? qui ${leading}`,
  String.raw`(?:c'est |ce sera |cest )${from}NAME,? ${from}(?:qui )(?:la |le |l')?${leading}`,
  String.raw`(?:voyez|voir|contactez|contacter|adressez-vous a|s'adresser a|avec) (?:avec |a )?NAME,? (?:qui )(?:la |le |l')?${leading}`,
  String.raw`(?:nouvelle?s? |nouveau )?${role} ?${ofSheet}(?:(?:=>|[=–-]+>|→|:|=|est|sera|devient|c'est|[–-](?= )) ?)+${from}NAME`,
  // « chef de projet 8 -> NAME »: the sheet has its noun.
  String.raw`(?:nouvelle?s? |nouveau )?(?:chef(?:fe)? de|porteuse?|porteurs?) S+ ?(?:(?:=>|[=–-]+>|→|:|=|est|c'est|[–-](?= )) ?)+${from}NAME`,
  String.raw`(?:nouvelle? |nouveau |meme )${role} ?${ofSheet}${from},? ?(?:s'appelle |se nomme |a pour nom )?NAME`,
  String.raw`${role} ?${ofSheet}(?:s'appelle|se nomme|a pour nom) ${from}NAME`,
  String.raw`(?:arrivee|nomination|designation|recrutement|embauche) de NAME,? (?:comme|en tant que|au poste de|en qualite de) (?:nouvelle? |nouveau )?${role}`,
  String.raw`NAME (?:nous )?(?:arrive|rejoint|integre|debarque)(?: l'equipe| le projet)?(?: (?:sur |dans )?(?:la |le )?S+)? (?:comme|en tant que|en qualite de) (?:nouvelle? |nouveau )?${role}`,
  String.raw`(?:recrut|embauch|nomm|design|choisi|missionn|mandat)[a-z]* NAME (?:pour (?:piloter|suivre|gerer|porter|conduire|mener|animer|reprendre)|comme|en tant que|au poste de)`,
  String.raw`NAME,? (?:qui )?${from}(?:suit|gere|porte|coordonne|conduit|anime|dirige|supervise|prend en main|est chargee? d[eu]|est responsable d[eu]|est a la tete d[eu]|a la tete d[eu]|est aux manettes d[eu]) ${from}(?:la |le |l')?S`,
  String.raw`NAME, (?:de la |du |de l'|de |d'|chez )[a-zN' -]{2,30}, (?:la |le |l')?${from}(?:reprend|pilote|pilotera|suit|porte|gere|prend) ${from}(?:la |le |l')?S`,
  String.raw`NAME,? (?:qui )?${from}(?:va )?(?:reprend|reprendre|prend|prendre|assure|assurera|reprendra|prendra|recupere|recuperera|herite d[eu]|piloter)(?: ${from})? ?(?:le |la |l'|en |cette |les |sa |son |leur |de la |de l')?${whatIsTaken}`,
  String.raw`NAME,? (?:qui )?(?:a|vient de) ${from}(?:repris|reprendre|recupere|recuperer|pris|prendre|herite d[eu]|heriter d[eu]|pris en charge|pris en main)(?: ${from})? ?(?:le |la |l'|en |cette |les |sa |son |leur )?${whatIsTaken}`,
  String.raw`c'est ${from}NAME,? (?:le |la |l'|votre |notre |mon |ma )?(?:nouvelle? |nouveau )?${role}`,
  String.raw`(?:a partir d[eu] [a-zDEH']{2,20}|a compter d[eu] [a-zDEH']{2,20}|des [a-zDE]{2,20}|desormais|maintenant|dorenavant|a present),? c'est NAME (?:pour|sur) (?:la |le )?S`,
  String.raw`(?:nomm|design|missionn|affect|positionn)[a-z]* NAME (?:sur|pour|a la tete d[eu]) (?:la |le )?S`,
  String.raw`NAME (?:est |a ete |sera |vient d'etre )(?:nommee?|designee?|affectee?|missionnee?|positionnee?) (?:sur|a) (?:la |le )?S`,
  String.raw`NAME (?:arrive|prend)[^,;.N]{0,20} (?:en remplacement|a la place|pour remplacer|a la suite)(?= d)`,
  String.raw`NAME (?:est |a ete |sera )?(?:nommee?|designee?|choisie?|promue?)(?: ${from})?(?: comme| en tant que| au poste de)? ?(?:la |le |l')?(?:nouvelle? |nouveau )?(?:${role}|a la tete (?:de |du )?(?:la |le |l')?(?:fiche |action )?S)`,
  String.raw`NAME,? (?:qui )?(?:la |le |l')?(?:reprend|pilote|pilotera|remplace(?! par)|remplacera|succede|succedera|devient ${from}(?:le |la |l')?${role}|est (?:le |la |votre |notre |desormais |maintenant )*(?:nouvelle? |nouveau )?${role}|sera (?:le |la |votre |notre |desormais )*(?:nouvelle? |nouveau )?${role}|prend la suite|prend le relais|s'en occupe|s'en charge|est aux (?:commandes|manettes)|est en charge)`,
  String.raw`S+,? (?:revient|echoit|est confiee?|est transmise?|est attribuee?|est dans les mains|passe|est passee) ${from}(?:a|aux mains de|sous la houlette de) NAME`,
  String.raw`(?:c'est )?${from}NAME,? ${from}(?:prend la tete|est a la tete|aux (?:commandes|manettes|renes)|au pilotage|(?:se charge|s'occupe|s'occupera|se chargera)|assure (?:l'interim|le relais|la suite))(?: (?:desormais|maintenant|dorenavant|aussi|egalement|donc))*(?: d[eu] | sur |$|[,.;])`,
  String.raw`(?<!\b(?:y|la|le|les) |l')(?:voyez|voir|contactez|contacter|adressez-vous|s'adresser) ${from}(?:avec |a |aupres de )?NAME(?= ?(?:$|[.;!\n]))`,
  String.raw`(?:on|nous|je|j'ai|avons|a|ont) (?:confi|transm|attribu|remi|laiss|donn)[a-z]* (?:la |le )?(?:fiche |pilotage de la |suite de la |suivi de la )?S+ a NAME`,
  String.raw`chang\w+ de (?:pilote|referente?|porteu(?:r|se)|chef(?:fe)?(?: de projet)?)(?: (?:sur|pour|de) (?:la |l')?S+)?,? ?(?::|,|c'est|ce sera| )* ${from}NAME`,
  String.raw`(?:confie(?:e|s)?|transmi(?:s|se)|passe(?:e)?|reprise?|pilote(?:e)?|porte(?:e)?|suivi(?:e)?|geree?|assuree?|conduite?|repris en main|attribuee?) ${from}(?:a|par) NAME`,
  String.raw`pilotage ${ofSheet}(?:passe |revient |est |desormais |maintenant |transfere |confie |assure )*(?:a|par|:|=|->|→) ?NAME`,
  String.raw`(?:on (?:la |le )?(?:confie|passe)|je (?:la |le )?(?:passe|confie)|je passe (?:la main|le relais|le flambeau)) (?:la S+ |a S+ )?a NAME`,
  String.raw`(?:met(?:s|tez|tre)?|mis|not(?:e|er|ez)|inscri(?:s|re|vez|t)|indiqu(?:e|er|ez)) NAME (?:comme|en|en tant que) ${role}`,
  String.raw`NAME (?:a la place de|au lieu de|en remplacement de|prend la place de)`,
  String.raw`(?:lead|pilote|referente?) NAME`,
  String.raw`(?:sous la (?:responsabilite|houlette|direction|conduite)|entre les mains|dans le portefeuille|change(?:nt)? de (?:mains?|pilote|tete|referente?)) ?(?:de |d'|:|,|c'est )* ?${from}NAME(?![a-zN])(?! (?:part|quitte|s'en va|laisse|arrete))`,
];

/** Only where the name has its capitals: « la 13, c'est Karim Haddad maintenant ». */
const capitalForms = [
  String.raw`S+,? c'est ${from}NAME(?= ?(?:$|[.;!]|(?:maintenant|desormais|dorenavant|a present|qui (?:la |le |l')?${leading})))`,
];

const compiled = [String.raw`N+`, nameInLowerCase].map((name, pass) =>
  (pass === 0 ? [...forms, ...capitalForms] : forms).map(
    (form) =>
      new RegExp(
        String.raw`(?:(?<![a-z'-])|(?<=(?<![a-z])l'))${form
          .replaceAll('NAME', `(?<name>${name})(?: {2,80}| ?\\([a-zN' -]{2,30}\\))?`)
          .replaceAll('OTHER', `(?:${name})`)}(?![a-z])`,
        'gd',
      ),
  ),
);

/** « je suis en congés, voyez avec Sophie »: for a while, and for anything. */
const isReferral = /^(?:voyez|voir|contact|adress|s'adress)/;
const away =
  /\b(?:conges?|vacances|absen(?:ce|te?s?)|urgence|urgent|besoin|question|indisponible|injoignable)\b/;

/** `typed` and `masked` are the same message, letter for letter. First names written with capitals, then the others. */
export function findLeads(typed: string, text: string): Span<'L', string>[] {
  // « Mélanie Roche en reprend le pilotage »: of what was named before.
  const masked = text.replace(
    / en (?=(?:re)?pren|assure|devien|sera |est (?:desormais |maintenant )*(?:le |la )(?:nouve\w+ )?pilote)/g,
    '    ',
  );
  const found: Span<'L', string>[] = [];
  const named = mask(masked, findNames(typed, masked));
  for (const [pass, patterns] of compiled.entries())
    for (const pattern of patterns)
      for (const match of (pass === 0 ? named : masked).matchAll(pattern)) {
        const [start, end] = match.indices?.groups?.['name'] ?? [0, 0];
        const name = typed.slice(start, end).trim();
        const before = sentenceBefore(masked, match.index);
        if (isReferral.test(match[0]) && away.test(masked)) continue;
        if (!mayBeName(name) || /\b(?:ne|n'|pas|si|si c'est)\b[^,]*$/.test(before)) continue;
        if (found.some((other) => sameClause(masked, other.start, start))) continue;
        // « recours gracieux, pilote Inès Caron »
        const to = match.index + match[0].length;
        if (pass === 1 && found.some((other) => other.start >= match.index && other.start <= to + 1))
          continue;
        found.push({ kind: 'L', start, end: start + name.length, value: name });
        // « Paul Durand ou Marie Petit »: both, and so a question.
        const other =
          /(N+) ou $/.exec(named.slice(0, start)) ??
          /^(?: (?:reste|garde|continue|reprend|arrive|prend)(?: (?:la main|la suite|le relais))?,?)? ou (?:bien )?(N+)/.exec(
            named.slice(start + name.length),
          );
        if (pass === 0 && other?.[1] !== undefined) {
          const from = other[0].startsWith(' ou')
            ? start + name.length + other[0].length - other[1].length
            : other.index;
          const to = from + other[1].length;
          found.push({ kind: 'L', start: from, end: to, value: typed.slice(from, to) });
        }
      }
  return [...found, ...findOrganisations(typed, masked, found)];
}

/** « la CCI pilote la 13 »: organisations lead too, where their name shows by its capitals. */
const organisation = String.raw`(?<name>[a-z][a-z&'-]+(?: (?:des? |du |de la |de l'|d')?[a-z][a-z&'-]+){0,3}?)`;
const byOrganisation = [
  String.raw`(?:^|(?<=[,;:.!?\n] ?))(?:et |mais |desormais |c'est )*(?:la |le |l')?${organisation},? (?:qui )?(?:pilote|pilotera|porte|portera|assure(?:ra)? le (?:pilotage|portage) d[eu]) ${from}(?:la |le |l')?S`,
  String.raw`(?:S+,? (?:est |sera )?${from}(?:pilotee?|portee?|conduite?) ${from}par|(?:pilotage|portage) (?:de )?(?:la |l')?S+ (?:assure |repris )?(?:par|:)) (?:la |le |l')?${organisation}(?![a-z'-])(?= ?(?:$|[.,;!\n]))`,
].map((form) => new RegExp(String.raw`(?<![a-z'-])${form}(?![a-z])`, 'gd'));

function findOrganisations(
  typed: string,
  masked: string,
  leads: readonly Span<'L', string>[],
): Span<'L', string>[] {
  return byOrganisation.flatMap((pattern) =>
    [...masked.matchAll(pattern)].flatMap((match): Span<'L', string>[] => {
      const [start, end] = match.indices?.groups?.['name'] ?? [0, 0];
      const name = typed.slice(start, end);
      if (!/^\p{Lu}/u.test(name) || leads.some((other) => sameClause(masked, other.start, start))) return [];
      if (/\b(?:ne|n'|pas|si)\b[^,]*$/.test(sentenceBefore(masked, match.index))) return [];
      return [{ kind: 'L', start, end, value: name }];
    }),
  );
}

const sentenceBefore = (text: string, at: number): string =>
  /[^.;!?\n,]*$/.exec(text.slice(0, at))?.[0] ?? '';

/** Two forms that fit the same words tell of one lead. */
const sameClause = (text: string, a: number, b: number): boolean =>
  !/[.;!?\n,]|\bet\b/.test(text.slice(Math.min(a, b), Math.max(a, b)));

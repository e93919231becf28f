/** Who leads, and who joins: names as they were typed. */

const civility = String.raw`(?:M\.|Mr|Mme|Mlle|Monsieur|Madame|m\.|mr|mme|monsieur|madame|Dr)`;
const capital = String.raw`\p{Lu}[\p{L}'’-]*`;
const particle = String.raw`(?:de|du|des|de la|le|la|d'|d’|van|von|ben|el|Le|La|De|Du)`;
/** As names are written: « Karim Haddad », « Mme Le Goff », « Jean-Marc de la Tour », « DUPONT Marie ». */
const written = String.raw`(?:${civility} ?)?${capital}(?: (?:${particle} ?)*${capital}){0,3}`;
/** Without capitals: two words, or one after a civility, up to what cannot be a name. */
const stop = String.raw`(?:qui|reprend|remplace|pilote|est|sera|a|et|pour|sur|la|le|les|au|en|du|des|desormais|maintenant|depuis|avec|comme|dorenavant|devient|prend|prendra|assure|suit|gere|porte|c'est|a partir|dont|mais|ou|par|dans|cette)`;
const lower = String.raw`(?:${civility} )?(?!${stop}\b)[a-z'-]{2,}(?: (?!${stop}\b)[a-z'-]{2,}){0,2}`;

interface LeadForm {
  /** On the folded text, with `NAME` where the name stands. */
  folded: string;
}

const role = String.raw`(?:pilote|pilotage|porteuse?|porteurs?|referente?|responsable|cheffe? de (?:projet|file)|chef de projet|lead|en charge|contact|suivi(?:e)? par|interlocut(?:eur|rice)|animat(?:eur|rice)|charge(?:e)? (?:de mission|d'affaires))`;
const leadForms: LeadForm[] = [
  {
    folded: String.raw`(?:c'est |ce sera |cest )(?:desormais |maintenant |dorenavant )?NAME (?:desormais |maintenant |dorenavant )?(?:qui )(?:la |le |l')?(?:reprend|pilote|suit|gere|porte|s'en occupe|prend|est|sera|assure|va|remplace|conduit|coordonne|devient)`,
  },
  {
    folded: String.raw`(?:nouvelle?s? |nouveau )?${role} ?(?:(?:de|pour|sur) (?:la |l')?(?:S+|fiche|action) ?)?(?::|=|est|sera|devient|c'est|->)+ ?(?:desormais |maintenant )?NAME`,
  },
  { folded: String.raw`(?:nouvelle? |nouveau )${role},? NAME` },
  {
    folded: String.raw`NAME (?:reprend|prend|assure|assurera|reprendra|prendra|recupere|va reprendre|va piloter|va prendre) (?:le |la |l'|en |cette |les )?(?:pilotage|relais|suite|main|renes|dossier|fiche|action|projet|suivi|S|tout|charge|flambeau|releve|responsabilite|lead|poste|portage)`,
  },
  {
    folded: String.raw`NAME (?:reprend|pilote|pilotera|remplace|remplacera|succede|devient (?:le |la |l')?${role}|est (?:le |la |desormais |maintenant )*(?:nouvelle? |nouveau )?${role}|sera (?:le |la )?(?:nouvelle? |nouveau )?${role}|prend la suite|s'en occupe|est aux commandes|est en charge)`,
  },
  {
    folded: String.raw`(?:confie(?:e|s)?|transmi(?:s|se)|passe(?:e)?|reprise?|pilote(?:e)?|porte(?:e)?|suivi(?:e)?|geree?|assuree?|conduite?|repris en main) (?:desormais |maintenant |dorenavant )?(?:a|par) NAME`,
  },
  {
    folded: String.raw`pilotage (?:passe |revient |est |desormais |maintenant |transfere |confie |assure )*(?:a|par|:) ?NAME`,
  },
  {
    folded: String.raw`(?:on (?:la |le )?(?:confie|passe)|je (?:la |le )?(?:passe|confie)|je passe (?:la main|le relais|le flambeau)) (?:la S+ |a S+ )?a NAME`,
  },
  { folded: String.raw`remplace(?:e|r)? par NAME` },
  { folded: String.raw`NAME (?:a la place de|au lieu de|en remplacement de|prend la place de)` },
  { folded: String.raw`(?:lead|pilote|referente?) NAME` },
];

const notNames =
  /^(?:de|du|des|a|au|en|par|pour|sur|et|je|j|on|nous|il|elle|ils|elles|la|le|les|l|ca|c|ce|qui|region|dreal|prefecture|etat|ademe|budget|projet|fiche|action|copil|reunion|chantier|travaux|personne|quelqu'un|tout|entreprise|mairie|une?|des|notre|cette|toujours|encore|bonjour|merci|point|info|moi|lui|eux|nouveau|nouvelle)$/;

export interface ReadName {
  name: string;
  start: number;
  end: number;
}

/** `typed` and `masked` are the same clause, letter for letter. */
export function findLead(typed: string, masked: string): ReadName | undefined {
  for (const { folded } of leadForms) {
    for (const name of [undefined, lower] as const) {
      // First as written with capitals, in what was typed; then in letters of any size.
      const source = folded.replace('NAME', `(?<name>${name ?? String.raw`(?:[a-z'.-]+ ?){1,6}?`})`);
      for (const match of masked.matchAll(new RegExp(String.raw`(?<![a-z'-])${source}(?![a-z])`, 'gd'))) {
        const [from, to] = (
          match as RegExpExecArray & { indices: { groups: Record<string, [number, number]> } }
        ).indices.groups['name'] ?? [0, 0];
        const found =
          name === undefined
            ? capitalised(typed, from, to, folded.endsWith('NAME'))
            : { start: from, end: to };
        if (!found) continue;
        const said = typed.slice(found.start, found.end).trim();
        if (isName(said)) return { name: said, start: found.start, end: found.start + said.length };
      }
    }
  }
  return undefined;
}

/** The name with capitals that fills the place; where it ends the pattern, it may go on. */
function capitalised(
  typed: string,
  start: number,
  end: number,
  isOpen: boolean,
): { start: number; end: number } | undefined {
  const pattern = new RegExp(isOpen ? `^${written}` : `${written}$`, 'u');
  const place = isOpen ? typed.slice(start) : typed.slice(start, end).trimEnd();
  const match = pattern.exec(place);
  return match ? { start: start + match.index, end: start + match.index + match[0].length } : undefined;
}

function isName(said: string): boolean {
  const first = said.toLowerCase().split(/[ '’]/)[0] ?? '';
  return (
    said.length >= 2 && !notNames.test(first.normalize('NFD').replace(/\p{M}/gu, '')) && !/\d/.test(said)
  );
}

/** An organisation or a person: an article, then capitals, or words up to a stop. */
const partnerName = String.raw`(?:(?:la |le |les |l'|l’|La |Le |Les |L'|L’)?(?:[\p{L}\d&'’.-]+)(?: (?!rejoi|nous |est |sont |devien|entre |entrent |s'|vien|a |ont |au |comme |pour |sur |dans |qui |que |et |en |avec |dont )[\p{L}\d&'’.-]+){0,5})`;
const list = String.raw`${partnerName}(?:(?:, ?| et | & | \+ | ainsi que )(?!on |nous |c'est |il |elle |budget|la S|le budget)${partnerName})*`;
const partnerForms = [
  String.raw`(?<names>${list}) (?:nous rejoi(?:nt|gnent)|(?:nous )?(?:a|ont) rejoints?|rejoi(?:nt|gnent)|rejoindr(?:a|ont)|entr(?:e|ent) (?:dans|au|comme|en)|s'associe(?:nt)?|s'engage(?:nt)? (?:a nos cotes|comme partenaires?|avec nous)|embarque(?:nt)?|mont(?:e|ent) a bord|devien(?:t|nent) partenaires?|(?:est|sont) (?:desormais |maintenant |aussi |de la partie comme )*partenaires?|nous accompagne(?:nt)?|s'ajoute(?:nt)?|s'implique(?:nt)?|vien(?:t|nent) s'ajouter|participe(?:nt)? (?:desormais|maintenant|aussi)|(?:a|ont) (?:confirme|accepte) (?:d'etre partenaires?|(?:sa|leur) participation|le partenariat)|intégr(?:e|ent) le|integr(?:e|ent) le)`,
  String.raw`(?:nouveaux? |nouvelles? )?partenaires? ?(?:ajoutes?|supplementaires?|en plus|signes?)? ?(?::|=|\+|,) ?(?<names>${list})`,
  String.raw`(?:nouveaux? |nouvelles? )partenaires? (?:: ?)?(?<names>${list})`,
  String.raw`(?:partenariat|convention|accord)(?: de partenariat)?(?: signee?| conclue?| noue| acte| monte| lance)? (?:avec) (?<names>${list})`,
  String.raw`(?:on |nous )?(?:a |avons |ai |peux-tu |il faut )?(?:ajout(?:e|er|ons|ez)|associ(?:e|er|ons|ez)|integr(?:e|er|ons|ez)|embarqu(?:e|er|ons)|rajout(?:e|er|ons|ez)|accueill(?:i|e|ons)|recrute) (?:aussi |egalement )?(?<names>${list}) (?:comme |en tant que |aux |dans les |parmi les |au )(?:partenaires?|projet|tour de table|partenariat)`,
  String.raw`(?:avec|en plus) (?<names>${list}) (?:comme|en tant que) (?:nouveau |nouveaux |nouvelle )?partenaires?`,
  String.raw`(?:ajoute[rz]?|rajoute[rz]?) (?<names>${list}) (?:comme |en )?partenaires?`,
];

/** `typed` and `folded` are the same clause, letter for letter. */
export function findPartners(
  typed: string,
  folded: string,
): { names: string[]; start: number; end: number } | undefined {
  for (const form of partnerForms) {
    const match = new RegExp(String.raw`(?<![\p{L}\d'])${form}`, 'du').exec(folded);
    if (!match) continue;
    const [start, end] = (
      match as RegExpExecArray & { indices: { groups: Record<string, [number, number]> } }
    ).indices.groups['names'] ?? [0, 0];
    if (/^(?:(?:on|nous|il|elle|c'est|ca|qui|je|ne|pas|S+|[SPADHQ]+)\b)/.test(folded.slice(start, end)))
      continue;
    if (
      /\b(?:pas|jamais|ne|n')\b/.test(
        folded.slice(0, match.index + match[0].length).replace(/a nos cotes/g, ''),
      )
    )
      continue;
    const names = typed
      .slice(start, end)
      .split(/, ?| et (?!de )| & | \+ | ainsi que /)
      .map((name) =>
        name
          .replace(/^(?:(?:la|le|les|l['’]|aussi|également|que)\s?)+/i, '')
          .replace(/[\s,;:.]+$/, '')
          .trim(),
      )
      .filter((name) => name.length >= 2);
    if (names.length > 0) return { names, start: match.index, end: match.index + match[0].length };
  }
  return undefined;
}

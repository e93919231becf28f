/** A stretch of the message that says one thing, with its place. */
export interface Clause {
  start: number;
  end: number;
}

/** What begins a new statement even where nothing stands between it and the one before (dictated messages). */
const starters = [
  String.raw`(?:le |la |l'|un |une |son |notre )?(?:budget|cout total|cout|enveloppe|montant|echeance|deadline|livraison|mise en service|date de fin|fin des travaux|avancement|prochaine etape|prochaines etapes|etape suivante|statut|point de blocage|commentaire|remarque|nota bene|nb)(?![a-z])`,
  String.raw`(?:on|nous|j') ?(?:attend|attends|attendons)(?![a-z])`,
  String.raw`(?:toujours |encore )?en attente (?:de|d'|du|des)`,
  String.raw`il (?:nous )?manque(?![a-z])`,
  String.raw`(?:on a|nous avons|j'ai) (?:une? )?(?:rdv|rendez-vous|reunion)(?![a-z])`,
  String.raw`(?:nouveau |nouvelle )?(?:pilote|porteur|porteuse|referente?|cheffe? de projet) ?:`,
];
const joined = String.raw`(?:et|mais|puis|par contre|en revanche|sinon|donc|ensuite|alors que|tandis que|sauf que|avec)`;
const factAhead = String.raw`(?=(?:(?:sur |pour )?S|(?:a |de |environ |a peu pres |le |la |un |l')?[PADE]|${starters.join('|')}|(?:c'est|ca|elle|il|on|nous|je|j'|la|le|les|l'|budget|toujours|pas) ?|(?:bloque|termine|suspendu|abandonne|lance|demarre|debloque|fini|acheve|boucle|report|repouss|decal|en (?:cours|pause|attente)|prochaine))`;

const hardStop = /[.;!?\n()…]+(?=\s|$)|[\n()]|,(?!\d)| [-–/|] /g;
const joint = new RegExp(String.raw`(?<![a-z])${joined} ${factAhead})`, 'g');
const starter = new RegExp(String.raw`(?<=[a-z"A-Z%] )(?:${starters.join('|')})`, 'g');

/** `text`: folded and masked. Empty clauses are left out. */
export function splitClauses(text: string): Clause[] {
  const cuts: { at: number; resume: number }[] = [];
  for (const match of text.matchAll(hardStop))
    cuts.push({ at: match.index, resume: match.index + match[0].length });
  for (const match of text.matchAll(joint)) {
    // « l'accord de la DREAL et de la Région » is one thing: cut only before what can stand alone.
    const resume = match.index + (/^(?:et|avec) /.test(match[0]) ? match[0].length : 0);
    if (
      match[0].startsWith('avec') &&
      !/^avec (?:(?:un |une |le |la )?(?:budget|avancement|echeance|[PADE]))/.test(text.slice(match.index))
    )
      continue;
    if (match[0].startsWith('et') && isEnumeration(text, match.index, match.index + match[0].length))
      continue;
    cuts.push({ at: match.index, resume });
  }
  for (const match of text.matchAll(starter))
    if (!continues(text.slice(0, match.index))) cuts.push({ at: match.index, resume: match.index });
  for (const at of sheetStarts(text)) cuts.push({ at, resume: at });

  const clauses: Clause[] = [];
  let from = 0;
  for (const { at, resume } of [
    ...cuts.sort((a, b) => a.at - b.at),
    { at: text.length, resume: text.length },
  ]) {
    if (at >= from && /[a-z\dA-Z]/.test(text.slice(from, at))) clauses.push(trimmed(text, from, at));
    from = Math.max(from, resume);
  }
  return clauses;
}

/** « de la DREAL et de la préfecture », « la CCI et l'UIMM »: no verb follows, so it goes on. */
function isEnumeration(text: string, start: number, resume: number): boolean {
  const left = /[^.,;!?\n]*$/.exec(text.slice(0, start))?.[0] ?? '';
  if (!/[PADE]/.test(left) && !verbs.test(left) && /^ ?(?:l[ae]s?\b|l'|m\.|mme|[a-z])/.test(left))
    return true;
  const rest = /^[^.,;!?\n]*/.exec(text.slice(resume))?.[0] ?? '';
  if (/^(?:(?:sur |pour )?S|(?:a |environ )?[PADE])/.test(rest)) return false;
  if (
    /^(?:c'est|ca |elle |il |on |nous |je |j'|pas |toujours |budget|bloque|termine|suspendu|abandonne|lance|demarre|debloque|en (?:cours|pause|attente)|prochaine|decal|repouss|report)/.test(
      rest,
    )
  )
    return false;
  return !/\b(?:est|sont|a|ont|passe|passent|reprend|rejoint|rejoignent|avance|demarre|reste|sera|seront|devient|remplace|monte|descend|attend|bloque)\b/.test(
    rest,
  );
}

const verbs =
  /\b(?:est|sont|a|ont|ete|on|nous|je|il|elle|ca|passe|passent|reprend|rejoint|avance|demarre|reste|sera|seront|devient|remplace|monte|descend|attend|bloque\w*|termine\w*|fini\w*|lance\w*|suspendu\w*|abandonne\w*|boucle\w*)\b/;

/** A preposition or an article waits for what follows. */
const continues = (before: string): boolean =>
  /(?:\b(?:de|du|des|d'|le|la|l'|les|au|aux|un|une|son|sa|notre|pour|sur|que|qu'|et|notre|cette|ce|en|par|avec|apres|avant|:)|[-'])\s*$/.test(
    before,
  );

/** A second sheet in a clause begins another, unless it hangs on what stands before (« le budget de la 8 »). */
function sheetStarts(text: string): number[] {
  return [...text.matchAll(/S+/g)].flatMap((match) => {
    const before = /[^.,;!?\n]*$/.exec(text.slice(0, match.index))?.[0] ?? '';
    const hangs =
      /(?:\b(?:de|du|des|d'|pour|sur|que|celle|avec|et|dans|par|a|ou|non|pardon|plutot|dire|cote|concernant)|[:(])\s*$/.test(
        before,
      );
    return !hangs && /[a-zPAD]{3}/.test(before) ? [match.index] : [];
  });
}

function trimmed(text: string, start: number, end: number): Clause {
  const slice = text.slice(start, end);
  const lead = /^[\s,:;.-]*/.exec(slice)?.[0].length ?? 0;
  const trail = /[\s,:;-]*$/.exec(slice.slice(lead))?.[0].length ?? 0;
  return { start: start + lead, end: end - trail };
}

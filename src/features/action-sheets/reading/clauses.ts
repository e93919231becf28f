import { withoutSheet } from './clause-words';
import { whatHolds } from './labels';
import { listsValues } from './respectively';
import { isSupposition } from './suppositions';

/** A stretch of the message that says one thing, with its place. */
export interface Clause {
  start: number;
  end: number;
}

/** What begins a new statement even where nothing stands between it and the one before (dictated messages). */
const starters = [
  String.raw`(?:le |la |l'|un |une |son |notre )?(?:budget|capex|cout total|cout|enveloppe|montant|echeance|deadline|livraison|mise en service|date de fin|fin des travaux|avancement|prochaine etape|prochaines etapes|etape suivante|statut|point de blocage|commentaire|remarque|nota bene|nb)(?![a-z])`,
  String.raw`(?:la |l')(?:fin|ouverture|reception|remise des cles) (?:est |sera |passe |glisse |recule )(?=[^.,;!?\n]{0,40}[DH])`,
  String.raw`(?:on|nous|j') ?(?:attend|attends|attendons)(?![a-z])`,
  String.raw`(?:toujours |encore )?en attente (?:de|d'|du|des)`,
  String.raw`il (?:nous )?manque(?![a-z])`,
  String.raw`(?:on a|nous avons|j'ai) (?:une? )?(?:rdv|rendez-vous|reunion)(?![a-z])`,
  String.raw`(?:nouveau |nouvelle )?(?:pilote|porteur|porteuse|referente?|cheffe? de projet) ?:`,
];
const joint =
  /(?<![a-z])(?:et|mais|puis|par contre|en revanche|sinon|donc|ensuite|alors que|tandis que|sauf que|avec) |(?<![a-z])(?:alors qu|tandis qu|sauf qu)'/g;
const statusWord = String.raw`(?:bloque|termine|suspendu|abandonne|lance|demarre|debloque|fini|acheve|boucle|report|repouss|decal|prolong|en (?:cours|pause|attente|sommeil)|a lancer(?! (?:la|le|l'|les|un) ))`;
/** What can begin a statement of its own. */
const opening = new RegExp(
  `^(?:(?:sur |pour )?S|(?:passez|mettez|notez|indiquez|inscrivez|suspendez|repoussez|decalez) (?:sur |la |le |l')?S|(?:a |de |environ |a peu pres |le |la |un |l')?[PADE]|${starters.join('|')}|(?:c'est|ca|elle|il|on|nous|je|pas|toujours|budget) |j'|${statusWord}|(?:est|passe|atteint|monte|grimpe|arrive|plafonne|coute|coutera|finira|sera|glisse|perd|gagne|prend) (?:[a-z']+ ){0,3}[PADH]|(?:sa |la |une |les )?prochaines? etapes?)`,
);
const withFigures = /^(?:un |une |le |la )?(?:budget|avancement|echeance|enveloppe|[PADE])/;
const verbs =
  /\b(?:est|sont|a|ont|passe|passent|reprend|rejoint|rejoignent|avance|demarre|reste|sera|seront|devient|remplace|monte|descend|attend|bloque|pilote)\b/;
const statement =
  /\b(?:est|sont|a|ont|ete|on|nous|je|il|elle|ca|passe|passent|reprend|rejoint|avance|demarre|reste|sera|seront|devient|remplace|monte|descend|attend|bloque\w*|termine\w*|fini\w*|lance\w*|suspendu\w*|abandonne\w*|boucle\w*|pilote)\b/;

/** The point of « M. », « n. », « env. » ends nothing; a sheet after a colon begins; « prochaine étape pour la 3, … » goes on. */
const hardStop = new RegExp(
  [
    String.raw`(?<!(?<![a-z])(?:m|mr|mme|dr|r|l|d|st|ste|av|bd|art|n|env|tel|cf|ex|p|mlle))[.;!?\n()…]+(?=\s|$)`,
    String.raw`[\n()]`,
    String.raw`(?<!(?<!(?:aucune?|plus de|pas de|plus d'|sans) )(?:points? (?:dur|noir|bloquant)|${whatHolds}|etapes?(?: suivantes?| d'apres| a venir)?|suite|pilote|porteu(?:r|se)|referente?|blocage|frein|verrou|obstacle|probleme|souci|partenaires?|commentaire|projet|a faire)(?: (?:principal|majeur|actuel)e?)?(?: (?:pour|de|sur|a))?(?: la| l')? ?S+|(?<![a-z])indicateurs? [^.;!?\n]{1,60}|(?<![a-z])prochaines? etapes?|(?<![a-z])${whatHolds}),(?!\d)`,
    String.raw` [-/|] `,
    String.raw`:(?= ?(?:pour |sur |concernant )?S| ?(?:a |de )?[PAD]+ (?:pour |sur )?S+(?:, | et )(?:et )?(?:a |de )?[PAD]+ (?:pour |sur )?S)`,
    String.raw`,(?= (?:et|mais|puis|tandis que|alors que) (?:la |le |l'|les )?S+,? (?:est|sont|a|passe|passera|reste|sera|avance|atteint|monte|demarre|redemarre|repart|attend) )`,
  ].join('|'),
  'g',
);
const starter = new RegExp(String.raw`(?<=[a-z"A-Z%] |avancement \d{1,3} )(?:${starters.join('|')})`, 'g');

/** « après discussion avec les communes | on renonce à la 9 »: what led to it stands before. */
const circumstance =
  /(?<=(?:^|[.;!?\n:]|(?<![a-z])(?:bonjour|bonsoir|salut|et|mais|alors|bon|donc),?) *)(?:apres|suite (?:a|aux?)|a la suite d|au vu d|au regard d|a l'issue d|au terme d|au sortir d|lors d|faute d|en raison d|a cause d|d'un commun accord|en accord avec)[a-z' SDEH-]{2,80}?(?<!\b(?:que|qui|ou|dont|ne|avec|pour|chez|a|de|sur|entre|et|par)) (?=(?:on|nous) [a-z])/g;

/** « le permis tombe plus tard que prévu : la fin des travaux passe à octobre »: what happened, then what it does. */
const afterColon =
  /: (?=A+ (?:a|en moins|de moins|en plus|de plus)(?![a-z])|(?:le |la |l')?(?:budget|cout|enveloppe|echeance|livraison|mise en service|fin des travaux|date de fin|avancement|ouverture|reception)(?![a-z])[^.;!?\n]{0,120}[PADH])/g;
const announces =
  /^(?:[a-z]+ ){0,2}(?:etapes?|suite|blocage|frein|verrou|obstacle|probleme|souci|commentaire|remarque|attention|besoins?|simplification|demande|a faire|indicateurs?|objectifs?|point)(?![a-z])/;
const tellsMore = (before: string): boolean => {
  const said = /[^.,;:!?\n]*$/.exec(before.slice(-120))?.[0].trimStart() ?? '';
  return (said.match(/[a-z]{4,}/g)?.length ?? 0) >= 2 && !announces.test(said);
};

/** `text`: folded and masked. Empty clauses are left out. */
export function splitClauses(text: string): Clause[] {
  const cuts: { at: number; resume: number }[] = [];
  for (const match of text.matchAll(hardStop))
    cuts.push({ at: match.index, resume: match.index + match[0].length });
  for (const match of text.matchAll(joint)) {
    const word = match[0].trim();
    const resume = match.index + match[0].length;
    const left = /[^.,;!?\n]*$/.exec(text.slice(0, match.index))?.[0] ?? '';
    const right = /^[^.,;!?\n]*/.exec(text.slice(resume))?.[0] ?? '';
    if (word === 'avec' ? withFigures.test(right) : standsAlone(word, left, right))
      cuts.push({ at: match.index, resume: /^(?:et|avec)$/.test(word) ? resume : match.index });
  }
  for (const match of text.matchAll(starter))
    if (!continues(text.slice(0, match.index))) cuts.push({ at: match.index, resume: match.index });
  for (const { index } of text.matchAll(afterColon))
    if (tellsMore(text.slice(0, index))) cuts.push({ at: index, resume: index + 2 });
  for (const { index, 0: words } of text.matchAll(circumstance)) {
    const at = index + words.length;
    cuts.push({ at, resume: at });
  }
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
  return withWholeSentences(text, clauses);
}

/** « si la Région ne suit pas, on abandonne », « à 40 et 50 % respectivement »: one statement, to the end of its sentence. */
function withWholeSentences(text: string, clauses: Clause[]): Clause[] {
  const whole: Clause[] = [];
  for (const clause of clauses) {
    const last = whole.at(-1);
    if (last && clause.start < last.end) continue;
    const said = text.slice(clause.start, clause.end);
    const rest = /^[^.;!?\n]*/.exec(text.slice(clause.end))?.[0] ?? '';
    const isWhole =
      isSupposition(said) ||
      listsValues(said + rest) ||
      (/[PAD\d]|respecti/.test(said) && /\brespecti/.test(said + rest));
    const isNamed = isLabelled.test(said) && !/[PA]/.test(said + rest);
    whole.push(isWhole || isNamed ? trimmed(text, clause.start, clause.end + rest.length) : clause);
  }
  return whole;
}

/** What stands after « besoin : » or « demande au copil : » belongs to it, sheets of the same words too. */
const isLabelled =
  /\b(?:simplification(?: administrative)?|besoins?|maturite|demande (?:au|a la|a l'|aux) ?[a-z' -]{2,30})(?: (?:de|pour|sur) (?:la |l')?S+)? ?:/;

/** « de la DREAL et de la préfecture », « la CCI et l'UIMM nous rejoignent » are one thing. */
function standsAlone(word: string, left: string, right: string): boolean {
  // « pas 80 mais 72 k€ »
  if (word === 'mais' && /\bpas (?:a |de |le |au |en )?(?:\d[\d ,.]*|[PAD]+) ?$/.test(left)) return false;
  // « il nous faut 5 000 € de plus donc 65 000 en tout »
  if (word === 'donc' && /\bfaut (?:encore )?A+ de plus,? ?$/.test(left)) return false;
  // « bloquée par le permis et la CAF nous rejoint »
  if (word === 'et' && /[a-z]/.test(left) && someoneActs.test(right)) return true;
  // « il reste donc 40 % »
  if (word === 'donc' && /\b(?:reste|restent|est|sont|sera|passe|fait|faut|manque)\s*$/.test(left))
    return false;
  // « Moulinex et Arcelor sont bloquées » is said of both.
  if (
    word === 'et' &&
    /S/.test(left) &&
    /^(?:sur |pour )?S/.test(right) &&
    !/[a-zPADE]/.test(withoutSheet(left))
  )
    return false;
  // « 58 % pour l'école et Bruno Lemaire 67 % pour les logements »
  if (word === 'et' && /[PADH]+ (?:(?:pour|sur|cote) )?S/.test(left) && otherSays.test(right)) return true;
  if (/S/.test(left) && /S/.test(right) && (verbs.test(right) || namesState.test(right))) return true;
  if (word === 'et' && !/[PADES]/.test(left) && !statement.test(left)) return false;
  return opening.test(right);
}

const otherSays = /^(?:[a-z'-]+ ){1,3}(?:a |de )?[PADH]+ (?:(?:pour|sur|cote) )?S/;
const someoneActs =
  /^(?:la |le |l'|les )?[TL]+,? (?:nous |rejoi|s'|entre|pilot|reprend|prend|devien|succed|remplac|arriv|vien)/;
/** « abandon de la 13 et reprise de la 9 » */
const namesState =
  /^(?:l'|la |le )?(?:abandon|annulation|reprise|relance|redemarrage|deblocage|suspension|mise en [a-z]+|cloture|fin|lancement|demarrage|arret|blocage|gel|pause|achevement)(?: [a-z]+)?(?: d[eu]| de l[a']| sur| pour)? ?(?:la |l')?S/;

/** « on coupe | le budget », « nous divisons | l'enveloppe »: a verb waits for its object. */
const actsOnIt =
  /(?:^|[\s,])(?:on|nous|je|ils|il faut|faut) (?!(?:est|sommes|suis|sont|a|avons|ai|ont|attend|avance|bloque|patine|coince|continue)(?![a-z]))[a-z]{4,}(?: (?:donc|encore|aussi|bien|finalement|enfin))?\s*$/;
const movesIt =
  /(?<![a-z])(?:redui|baiss|coup|ampute|rabot|diminu|augment|major|relev|gonfl|rehauss)\w* (?:de |d')[PA]+\s*$/;
/** A preposition or an article waits for what follows. */
const continues = (before: string): boolean =>
  actsOnIt.test(before.slice(-40)) ||
  movesIt.test(before.slice(-40)) ||
  /(?:\b(?:aucune?|pas|plus|sans|ni|zero|de|du|des|d'|le|la|l'|les|au|aux|un|une|son|sa|notre|pour|sur|que|qu'|et|cote|niveau|question|notre|cette|ce|en|par|avec|apres|avant|:|redui\w*|augment\w*|relev\w*|ramen\w*|port(?:e|er|ons)|baiss\w*|pass(?:e|er|ez|ons)|diminu\w*|rabot\w*|depass\w*|exced\w*|respect\w*|oubli\w*|annul\w*|ignor\w*|laiss\w+ tomber|doubl\w*|tripl\w*|(?:divis|multipli)\w* par [a-z\d]+|coup\w* en deux|valid\w*|vot\w*|attend\w*|arrete|mets?|mettre|mettez|not(?:e|er|ez)|inscri\w*|modifi\w*|chang\w*|repouss\w*|report\w*|decal\w*|prolong\w*|recul\w*)|[-'])\s*$/.test(
    before,
  );

/** A second sheet in a clause begins another, unless it hangs on what stands before (« le budget de la 8 »). */
function sheetStarts(text: string): number[] {
  return [...text.matchAll(/S+/g)].flatMap((match) => {
    const sentence = /[^.,;!?\n]*$/.exec(text.slice(0, match.index))?.[0] ?? '';
    // « 60 % pour la 3 et 70 % pour la 6 »: a figure before its sheet.
    const before = sentence.replace(/^.* (?:et|mais|puis) (?=(?:[a-z'-]+ ){0,3}(?:a |de )?[PAD]+ $)/, '');
    if (/^ ?(?:(?:a|de|le|les) )?[PAD]+ $/.test(before)) return [];
    // « on me confirme 58 % pour l'école »: the only sheet of its figure.
    if (
      /[PAD]+ $/.test(before) &&
      !/S/.test(before) &&
      endsThere.test(text.slice(match.index + match[0].length))
    )
      return [];
    // « : 45 % sur Moulinex, 5 % sur Arcelor »
    if (
      /[:,] ?(?:a |de )?[PAD]+ $/.test(before) &&
      figureThenSheet.test(text.slice(match.index + match[0].length))
    )
      return [];
    // « pour la 6 65 % pour la 11 85 % », dictated
    const led = /S[^.,;!?\n]*[PAD]+ (?:et )?((?:pour|sur|cote|quant a) )$/.exec(before.slice(-60));
    if (led && /^ (?:a |de |on est a |c'est |: ?)?[PAD]/.test(text.slice(match.index + match[0].length)))
      return [match.index - (led[1]?.length ?? 0)];
    // « pour la 2 on attend le permis pour la 3 on est à 58 % », dictated: the same words open each statement.
    const again = inTurn.exec(sentence);
    if (again && newStatement.test(text.slice(match.index + match[0].length)))
      return [match.index - (again[2]?.length ?? 0)];
    if (reasonFirst.test(sentence) && acts.test(text.slice(match.index + match[0].length)))
      return [match.index];
    const isDone = /S+,? (?:[a-z]+ ){0,3}(?:est|sont|reste|restent) (?:[a-z']+ ){0,3}[a-z]+e+s? $/.test(
      before,
    );
    const hangs =
      !isDone &&
      (whatHoldsHere.test(before) ||
        /(?:\b(?:(?:n'est|c'est) (?:pas|plus)|de|du|des|d'|pour|sur|que|celle|avec|et|dans|par|a|ou|non|pardon|plutot|dire|cote|concernant|etapes?|suite|pilote|blocage|partenaires?|commentaire|budget|echeance|avancement|statut|reprend\w*|pilote\w*|rejoi\w*|(?<!a )lance\w*|abandonne\w*|(?:j'ai|a|ont|avons) (?:fini|acheve|solde|livre)|termine\w*|boucle\w*|suspend\w*|debloque\w*|bloque\w*|recupere\w*|cloture\w*|(?:decal|repouss|report|prolong|recul|reactiv|stopp|avanc|(?:re)?demarr|relanc|retard)(?:e|er|ons|ez)|met|mettre|passe|passer|a (?:consomm|depens|engag|pay|factur|trouv|financ|vers)er)|[:(])\s*$/.test(
          before,
        ));
    return !hangs && complete.test(before) ? [match.index] : [];
  });
}

const whatHoldsHere = new RegExp(String.raw`(?<![a-z])${whatHolds} ?$`);

/** « avec le retard de l'entreprise la fiche 1 sera livrée … », without a comma */
const reasonFirst =
  /^ *(?:(?:bonjour|bon|alors|donc|et|mais|du coup) )*(?:avec|vu|compte tenu|suite a|suite au|suite aux|apres|en raison|a cause|du fait|malgre|faute|grace a|grace au|grace aux|etant donne) [a-z][a-z' -]*(?<!\b(?:de|du|des|d'|pour|sur|a|avec|par|chez|que|sans)) $/;
const acts =
  /^ (?:ne |n'|se )?(?:est|sont|sera|seront|a|ont|passe|finira|finit|glisse|reste|prend|perd|gagne|avance|recule|monte|demarre|redemarre|reprend|repart|atteint|coute|coutera|ouvrira|ouvre|doit|devrait|va) /;
const inTurn =
  /(?:^|(?<![a-z]))(pour|sur|cote) S[^.;!?\n]*(?<= )(?<!\b(?:comme|et|ou|que|ni|aussi|mais|puis) )(?=\1)((?:pour|sur|cote) )$/;
const newStatement =
  /^,? ?(?:c'est|ca|on|elle|il|nous|j'|toujours|encore|rien|est|reste|passe|attend|bloque|suspend|termin|abandon|(?:a |de |: ?)?[PAD])/;
const endsThere = /^ ?(?:$|[.,;!?\n]|(?:et|mais|puis) )/;
const figureThenSheet = /^(?: et |, (?:et )?)(?:a |de )?[PAD]+ S+ ?(?:$|[.;!?\n,])/;
const complete = new RegExp(`[PADES]|(?<![a-z])${statusWord}|\\b(?:attend\\w*|manque|avance|reste)\\b`);

function trimmed(text: string, start: number, end: number): Clause {
  const slice = text.slice(start, end);
  const lead = /^[\s,:;.•*>→-]*/.exec(slice)?.[0].length ?? 0;
  const trail = /[\s,:;-]*$/.exec(slice.slice(lead))?.[0].length ?? 0;
  return { start: start + lead, end: end - trail };
}

import { foldInPlace } from '../../../core/fold-in-place';
import type { KnownSheet } from './known-sheet';
import { numberSource } from './numbers';
import { shiftSource } from './shifts';
import type { SheetNamed } from './sheet-named';
import { isSpokenOf } from './title-spoken-of';
import type { TitleMatch } from './titles';

/** « les deux friches » are the two sheets that have the word. */
export const areAllMeant = (before: string, count: number, after: string): boolean =>
  /^ (?:sont|restent|passent|ont ete) (?:(?:toutes|tous)(?: les (?:deux|trois|2|3))?|l'une et l'autre) /.test(
    after,
  ) ||
  new RegExp(
    String.raw`(?:toutes les|tous les|chacune? des(?: deux| trois| quatre)?|${['', '', '(?:les|nos|ces|vos|des) (?:deux|2)', '(?:les|nos|ces|vos|des) (?:trois|3)', '(?:les|nos|ces|vos|des) (?:quatre|4)'][count] ?? 'les toutes'}) (?:fiches? |projets? |actions? |dossiers? )?(?:d'|de |des |du )?$`,
  ).test(before);

/** The determiner and the noun before a title belong to its naming. */
export function opening(text: string, start: number): number {
  const before =
    /(?<![a-z])(?:(?:sur|pour|concernant|de|du|cote|quant a|a propos de|au sujet de|s'agissant de|pour ce qui (?:est|concerne) de|en ce qui concerne|quant(?= aux? )|(?:a propos|au sujet|s'agissant|pour ce qui (?:est|concerne))(?= d[eu]s? )) )?(?:cel(?:le|ui) (?=d[eu']))?(?:(?:la|le|les|l'|notre|nos|cette|ce(?= )|cet|du|au|aux|toutes les|tous les) ?)?(?:(?<!\b(?:par|en) )(?:deux|trois|quatre|[234]) )?(?:(?:fiche|action|projet|dossier|operation|chantier)s? )?(?:(?:de|d'|sur|du|des) ?(?:la |l'|les )?)?$/.exec(
      text.slice(Math.max(0, start - 60), start),
    );
  return start - (before?.[0].length ?? 0);
}

/** Where the name itself begins: « l'échéance de | l'hôtel » hangs on its noun, as « l'échéance de | la 8 » does. */
export function nameStart(text: string, start: number): number {
  const at = opening(text, start);
  return at + (/^(?:de |d'|du )(?=.)/.exec(text.slice(at, start))?.[0].length ?? 0);
}

/** « pour la navette », and not « la crèche inter-entreprises »: it has its own determiner or preposition. */
export const isHead = (text: string, start: number): boolean =>
  /(?:^|[\s,;:(]|')(?:la|le|les|l'|un|une|des|du|de|d'|notre|nos|cette|ce|cet|ma|mon|pour|sur|au|aux|cote|concernant|prend|reprend|recupere|pilote|quitte|suit|gere|porte|rejoint|rejoignent|concerne|lance|relance|suspend|abandonne|debloque|boucle|termine|cloture) ?$/.test(
    text.slice(0, start),
  ) || /(?:^|[.,;:!?\n(]) *$/.test(text.slice(0, start));

const howMuch = new RegExp(
  String.raw`^ (?:de |d')(?:(?:moitie|plus|moins|nouveau|suite|concert|justesse)(?![a-z])|${shiftSource}|(?:${numberSource}) ?(?:%|points?|pour cent|k|m|€|euros?|mille)(?![a-z]))`,
);
/** « école de prod » may be the « École de production », « école de musique » not. */
function hasOtherComplement(after: string, title: TitleMatch, sheets: readonly KnownSheet[]): boolean {
  const word = /^ (?:de |d'|du |des )(?:la |l'|les )?([a-z]+)/.exec(after)?.[1];
  // « décaler la navette de trois semaines »
  if (word === undefined || howMuch.test(after)) return false;
  const words = sheets
    .filter(({ number }) => title.numbers.includes(number))
    .flatMap((sheet) => foldInPlace(sheet.title).split(/[^a-z0-9]+/));
  return !(word.length >= 3 && words.some((one) => one.startsWith(word)));
}

/** « l'étude hydro est terminée »: of another study than the title's. */
function hasEpithet(after: string, title: TitleMatch, sheets: readonly KnownSheet[]): boolean {
  const word =
    /^ (?!(?:est|sont|a|ont|aussi|elle|il|on|toujours|encore|enfin|bien|desormais|maintenant|deja|qui|ne|n|se|y|reste|passe|avance)\b)([a-z]{4,}(?<!ent|ait|era)) (?:est|sont|sera|seront) /.exec(
      after,
    )?.[1];
  return (
    word !== undefined &&
    !sheets.some(
      ({ number, title: name }) =>
        title.numbers.includes(number) && foldInPlace(name).includes(word.slice(0, 4)),
    )
  );
}

/** « l'étude géotechnique nous est parvenue », « l'école primaire »: of another kind than the title's. */
function isOfOtherKind(text: string, title: TitleMatch, sheets: readonly KnownSheet[]): boolean {
  if (
    !/^(?:etudes?|ecoles?|logements?|guichets?|recuperation|extension|hotels?)$/.test(
      text.slice(title.start, title.end),
    )
  )
    return false;
  const word = ofAnother.exec(text.slice(title.end))?.[0].trim();
  return (
    word !== undefined &&
    !sheets.some(
      ({ number, title: name }) =>
        title.numbers.includes(number) && foldInPlace(name).includes(word.slice(0, 4)),
    )
  );
}

/** « les employeurs en ont été avertis »: several, where the title has one. */
function isOfOtherNumber(text: string, title: TitleMatch, sheets: readonly KnownSheet[]): boolean {
  const said = text.slice(title.start, title.end);
  if (!/[a-z]{4,}s$/.test(said) || title.numbers.length > 1) return false;
  if (!/\b(?:les|des|aux|nos|vos|ces|ses|leurs|plusieurs|quelques) $/.test(text.slice(0, title.start)))
    return false;
  const words = sheets
    .filter(({ number }) => title.numbers.includes(number))
    .flatMap((sheet) => foldInPlace(sheet.title).split(/[^a-z0-9]+/));
  return !words.includes(said) && words.indexOf(said.slice(0, -1)) > 0;
}

/** Words of many titles that name none of them alone: « l'entreprise a déposé le bilan ». */
const common =
  /^(?:entreprises?|pme|salarie[es]*|production|formations?|industries?|emplois?|partage[es]*|commun[es]*|territoires?|regions?|public[qs]*)$/;

/** « la 5 : bouclée » does not name the « Boucle d'eau »; « la boucle » does. */
const isState = (text: string, { start, end }: TitleMatch): boolean =>
  /^(?:boucl|lanc|termin|suspen|abandon|livr|demarr)e+s?$/.test(text.slice(start, end)) &&
  !/(?:^|[\s,;:(]|')(?:la|le|l'|notre|cette|pour|sur|cote|(?:projet|fiche|action|dossier)(?: de(?: la)?)?) ?$/.test(
    text.slice(0, start),
  );

/** « La zone avance bien » may be said of a thing that no title has. */
const vague = /^zones?$/;

/** « 8 bloquée (foncier) » names a cause. */
const tellsWhy =
  /(?<![a-z\d])\d{1,2}(?!\d)[^.;\n\d]{0,20}(?:bloqu|coinc|suspen|gele|arret|frein|retard)[a-z]*(?: ?(?:par|cause|pour|pb|souci))? ?(?:[(-] ?|cause |motif |pb |souci )(?:de |du )?$/;

/** « l'étude de marché » is not « l'étude GPEC »; nor does what is announced name a sheet: « prochaine étape : étude … ». */
export const isSomethingElse = (text: string, title: TitleMatch, sheets: readonly KnownSheet[]): boolean =>
  title.words < 2 &&
  (isState(text, title) ||
    common.test(text.slice(title.start, title.end)) ||
    // The organisation of that name.
    (/\baction $/.test(text.slice(0, title.start)) &&
      /^logement$/.test(text.slice(title.start, title.end))) ||
    // Of two whose titles have it, which is asked.
    (title.numbers.length === 1 && vague.test(text.slice(title.start, title.end))) ||
    /(?<!\b(?:les|des|nos|ces|vos) )\b(?:\d+|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|plusieurs|quelques|(?<!(?:^|[.;:!?\n]) ?)a|ont|ai|avons|ete|est|sont) $/.test(
      text.slice(0, title.start),
    ) ||
    tellsWhy.test(text.slice(0, title.start)) ||
    hasOtherComplement(text.slice(title.end), title, sheets) ||
    hasEpithet(text.slice(title.end), title, sheets) ||
    isOfOtherKind(text, title, sheets) ||
    isOfOtherNumber(text, title, sheets) ||
    (/(?:etapes?|suite|blocage|frein|commentaire|partenaires?|faire|steps?|attend\w*|manque) ?(?:[:=>→] ?)?(?:la |le |les |l'|une? )?$/.test(
      text.slice(0, title.start),
    ) &&
      !/^ ?[:=]/.test(text.slice(title.end))));

/** « le lancement de l'étude hydrologique » is of another study. */
const ofAnother = /^ [a-z]{3,}(?:ique|ales?|aux|ives?|ifs?|aires?|ielles?|iels?)(?![a-z])/;

const actsOn =
  /\b(?:(?:suspendr|abandonner|cloturer|debloquer|relancer|geler|interrompr|ajourner|decaler|repousser|reporter|annuler|redemarrer|reactiver)e?|qui (?:pilot|suiv|suit|ger|port|repren|assur|anim)[a-z]*|concern(?:e|ent|ait|aient)) $/;
const ordered =
  /(?:^|[.,;:!?\n(] ?|\b(?:et|puis|donc|merci de|veuillez|vous|tu|de|peux|pouvez|faut|bien) )(?:pass|mett|met|port|not|inscri|suspend|clotur|archiv|bascul|decal|repouss|report|debloqu|relanc|ramen|actualis)(?:e|es|ez|s|er|re|tre|tez|vez|ire|dre|dez)? $/;

/** A title names its sheet where one would: as the subject, or after « pour », « sur », « côté », « fiche ». */
export function isNaming(text: string, title: TitleMatch, sheets: readonly KnownSheet[]): boolean {
  if (isSomethingElse(text, title, sheets)) return false;
  const start = opening(text, title.start);
  const lead = text.slice(start, title.start);
  const before = text.slice(0, start);
  const isFirst =
    /(?:^|[.,;:!?\n(]| - | \| |(?:^|[ ,])(?:et|mais|puis|par contre|en revanche|a l'inverse|au contraire|a contrario|cependant|toutefois|neanmoins|pour finir|d'abord|d'une part|premierement|deuxiemement|pour commencer|autre (?:point|sujet|fiche)|par ailleurs|d'autre part|en parallele|de plus|en plus|aussi|egalement|heureusement|malheureusement|helas|finalement|voila|bon|ok|euh|attention|rappel|(?:bonne|mauvaise) nouvelle|ca y est|merci de noter que|confirme que|signale que|informe que|a noter que|noter que|j'ajoute que|et aussi|enfin|alors|alors qu(?:e|')|tandis qu(?:e|')|pendant que|ainsi que|comme(?: pour)?|contrairement a|ensuite|pardon|je (?:voulais|veux) dire|je pensais a|je parle de|plutot|sinon|bonjour|bjr|donc|dis|note que|sache que|que|puisqu(?:e|')|car|parce qu(?:e|')|point|infos?|maj|update|salut|slt|hello))(?: *[*•-]| *\d{1,2}[.)/])? *$/.test(
      before,
    );
  if (
    isFirst ||
    /fiche|action|dossier|projet|operation|chantier|concernant|concerne|cote|quant a|propos|sujet|s'agissant|^cel(?:le|ui) /.test(
      lead,
    )
  )
    return true;
  // « friche Moulinex 45 % friche Arcelor à lancer », dictated: a figure ends what was said of the one before.
  const afterFigure = /(?:\d ?(?:%|k€|m€|€)|pour cent|euros|\b20\d\d) *$/.test(before);
  if (
    afterFigure &&
    (title.words >= 2 ||
      (title.numbers.length === 1 &&
        /^ (?:\d|a lancer|[a-z]*(?:bloqu|termin|suspend)|en cours)/.test(text.slice(title.end))))
  )
    return true;
  // « 60 % pour l'école et 70 % pour les VTE »
  if (afterFigure && /^(?:pour|sur)/.test(lead) && title.numbers.length === 1 && title.share >= 0.33)
    return true;
  // « le budget de la ZAC des Grands Prés »
  const ofField =
    /^de |^d'|^du /.test(lead) &&
    /\b(?:budget|cout|enveloppe|echeance|avancement|statut|pilote|pilotage|livraison|fin|date|prochaine etape|blocage|porteur|report|abandon|lancement|suspension|cloture|deblocage|travaux|montant)s?,? ?$/.test(
      before,
    );
  // « le budget VTE sera de 92 k€ », « next step Moulinex = … »
  if (
    title.numbers.length === 1 &&
    lead === '' &&
    (/\b(?:budget|cout|enveloppe|echeance|avancement|statut|pilote|livraison|porteur|point|blocage|fiche|action|projet|chantier|travaux)s? $/.test(
      before,
    ) ||
      // « l'ancienne usine Moulinex »
      /(?:^|[.,;:!?\n(] ?)(?:bonjour,? )?(?:(?:cote|pour|sur) )?(?:le |la |l')(?:ancien(?:ne)? )?(?:dispositif|programme|demarche|plan|volet|deploiement|site|usine|terrain|batiment|parcelle|rehab|requalif|requalification|depollution) $/.test(
        before,
      ) ||
      (/\b(?:etapes?|steps?|suite|jalon) $/.test(before) && /^ ?[:=]/.test(text.slice(title.end))))
  )
    return true;
  // « nous préférons suspendre la navette », « c'est Youssef Amrani qui pilotera la navette », « les 55 % concernent … »
  if (/^(?:la |le |l'|les )?$/.test(lead) && title.numbers.length === 1 && actsOn.test(before)) return true;
  if (title.numbers.length === 1 && isSpokenOf(before + lead, text.slice(title.end))) return true;
  // « et passez le guichet foncier à 80 % »: what is asked to be written of it.
  if (/^(?:la |le |l'|les )?$/.test(lead) && title.numbers.length === 1 && ordered.test(before)) return true;
  // « bloqué pour le CFA, terminé pour les VTE »
  if (
    /^(?:pour|sur)/.test(lead) &&
    title.numbers.length === 1 &&
    /(?:^|[.,;:!?\n] ?)(?:(?:c'est|toujours|encore|et) )*(?:(?:bloqu|debloqu|termin|suspend|abandonn|relanc|boucl|clotur|annul)[a-z]*|fini|en cours|en pause) $/.test(
      before,
    )
  )
    return true;
  // « non, je parlais d'Arcelor »
  if (
    /^de |^d'|^du /.test(lead) &&
    /\b(?:parl(?:e|ais|ait|ons)|s'agi(?:t|ssait)|question|pensais)\s?$/.test(before)
  )
    return true;
  return (
    ((ofField && !ofAnother.test(text.slice(title.end))) || /^(?:pour|sur)/.test(lead)) &&
    (title.words >= 2 || title.share >= 0.5)
  );
}

/** « la friche Moulinex ou Arcelor »: which of the two? */
export function orOther<Named extends { start: number; end: number; value: SheetNamed }>(
  text: string,
  named: Named,
  said: readonly TitleMatch[],
): Named {
  if (!('numbers' in named.value)) return named;
  const link = /^ ou (?:bien )?(?:(?:pour|sur|celle d[eu']|cel(?:le|ui) de) ?)?(?:la |le |les |l')?/.exec(
    text.slice(named.end),
  );
  const other = link && said.find(({ start }) => start === named.end + link[0].length);
  if (
    !other ||
    other.numbers.every((number) => 'numbers' in named.value && named.value.numbers.includes(number))
  )
    return named;
  return { ...named, end: other.end, value: { ambiguous: [...named.value.numbers, ...other.numbers] } };
}

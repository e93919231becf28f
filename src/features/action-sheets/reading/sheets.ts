import { readNumber } from './numbers';
import type { KnownSheet } from './known-sheet';
import type { SheetNamed } from './sheet-named';
import type { Span } from './span';
import { areAllMeant, isHead, isNaming, isSomethingElse, nameStart, orOther } from './sheets-by-title';
import { withoutContradictions, withoutDenied } from './sheets-named-twice';
import { isInPassing, isTakenUp } from './titles-beside-sheets';
import { announcedSheets, listedSheets, rangesOfSheets, withoutIndexes } from './sheets-in-lists';
import { sheetsByLead } from './sheets-by-lead';
import { sheetsInOrder } from './sheets-in-order';
import { isAloneInItsSentence } from './title-spoken-of';
import { findTitles, type TitleIndex, type TitleMatch } from './titles';

type SheetSpan = Span<'S', SheetNamed>;

const inLetters =
  '(?<=(?:fiche|action|numero) )une(?! (?:fois|deuxieme|seconde))|une(?= (?:est|passe|reste|avance|sera|finira|atteint|attend|demarre|redemarre) )|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|dix-sept|dix-huit|dix-neuf|vingt(?:[ -](?:et[ -])?(?:un|deux|trois|quatre|cinq|six|sept|huit|neuf))?|trente';
const number = String.raw`(?:\d{1,3}|${inLetters})(?![\d%/a-z€°]|-[a-z]|[.,]\d| (?:cents?|milles?|millions?|virgule (?:zero|un|deux|trois|quatre|cinq|six|sept|huit|neuf|\d))(?![a-z])| ?(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)(?![a-z])| ?(?:%|€|k€|m€|keur|(?:k|pour ?-?cents?|pct|points?|pts?|jours?|semaines?|mois|ans?|voies?|lots?|fois|entreprises?|personnes?|emplois?|postes?|heures?)(?![a-z])|(?:premi|derni|prochain)[a-z]*s(?![a-z])|[a-z]{3,}s (?:[a-z]+e?s )?sur \d|h\d)|e\b|er\b|eme\b)`;
const numero = String.raw`(?:n ?[°ºo]\.? ?|n(?=\d)|num(?:ero)? ?|# ?)`;
const noun = String.raw`(?:fiches?(?:[ -]actions?)?|actions?|operations?|dossiers?|projets?|fa|f\.?|sheet)`;
/** « deux mois sur la 8, un sur la 16 »: how many, and no third sheet. */
const isNoCount = "(?! (?:sur|pour) (?:la |le |les |l'|fiche))";
const more = String.raw`(?:(?: ?, ?| ?& ?| ?\+ | et | ou |, et | ainsi que | puis | comme (?=la )|,? ni )(?:(?:sur |pour )?(?:la |les |l'|aussi la ?)?(?:${noun} ?)?${numero}?)(${number})${isNoCount})`;

/** « la 8 », « fiche n°12 », « les fiches 8, 9 et 12 », « F7 »; at the very beginning, « 8 : … » or « 12 60 % ». */
const byNumber = new RegExp(
  String.raw`(?<![a-z\d])(?:(?:la |les |le |sur la |pour la |l'|ma |notre |cette )?(?:${noun} ?(?:: ?)?-?${numero}?|${numero})|(?:la|les|ma|notre) )(${number})(?:${more})*`,
  'g',
);
const atStart = new RegExp(
  String.raw`(?<=^|\n)[ ]*(?:\/?fiche |maj |update |point |pt |mise a jour )?(?:-|•|\*)? ?(\d{1,3})(?:(?:[ ,]+(\d{1,3}))?(?: et | & |, )(\d{1,3})(?=[ ]*[:=>→]| [a-z])(?! ?(?:m|k|milli|mille)))?(?![\d%/€°.]|,\d| ?(?:%|€|k€|m€|/(?! )|pour cent)| (?:${'janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre'}))(?=[ ]*[:=,;>→|-]|[ ]+\/ |[ ]+[a-zP\d"(+AD]|[ ]*->)`,
  'g',
);
const afterFor = new RegExp(
  String.raw`(?<![a-z\d])(?<!(?:\d|une?|${inLetters})(?: [a-z]+){0,3} |\d [a-z]{3,}s (?:[a-z']+ ){1,6})(?:pour|sur|concernant|cote) (?:le )?(?!une? [a-z])(${numero}?)(${number})`,
  'g',
);
const lastOne =
  /(?<![a-z\d])(?:la derniere(?: fiche)?(?= (?:est|a|passe|reste|sera|avance|demarre|redemarre|n'|on|c'est|elle|en est|aussi|idem|toujours|encore|enfin|bloqu|debloqu|termin|fini|suspend|abandonn|lanc|decal|report|repouss|monte|prend|gagne|atteint|recule|prolong|boucl|finie|pour|avec|il|attend|\d)|[ ]*(?:[,:=>.;!?)→\n-]|$))|la meme fiche|(?<=(?:^|[.,;:\n]|sur|pour|et|de) )la meme(?= |[,:])|cette (?:fiche|action|operation)|ce (?:projet|dossier)(?! (?:d[eu]|qui|que) )|cel(?:le|ui|les)-(?:ci|la)|ce(?:lles|ux)-(?:ci|la)|ce dernier(?= ?(?:est|a|passe|devait|sera|,))|cette derniere(?= ?(?:est|a|passe|devait|sera|,))|ladite fiche|la fiche en cours)/g;

/** « pilote 15 : … », « budgets : 6 : 85 k€, 11 : 58 k€ » */
const afterField =
  /(?<=(?:(?:pilot(?:e|age)|lead|suivi|referente?|responsable|todo|a faire|porteu(?:r|se)|next steps?|etapes?|suite|budgets?|enveloppe|montant|chiffrage|estimation|livraison|reception|couts?(?: final| total)?|avancement|echeance|dead[- ]?line|dl|date(?: de fin)?|delai|blocage|statut|commentaire|partenaires?|point) |[,;:] ))(\d{1,3})(?= ?[:=>→]| \d{1,2}(?:er)? (?:jan|fev|mar|avr|mai|juin|juil|aou|sep|oct|nov|dec)| (?:le|au|fin|mi|debut|a) (?:la |le )?(?:\d|fin|mi|debut|jan|fev|mar|avr|mai|juin|juil|aou|sep|oct|nov|dec)| (?:toujours |encore |est |reste |desormais )*(?:bloqu|termin|suspend|abandonn|en cours|en pause|lanc))/g;
/** « 12 PME », « 8 lots »: how many, and not which. */
function isCounted(after: string): boolean {
  const next = /^ (?!partenaires ?[:+=])([a-z]{2,})/.exec(after)?.[1] ?? '';
  return /^(?:pme|pmi|tpe|eti)$|[sx]$/.test(next) && !plainWord.test(next);
}
/** They end like plurals. */
const plainWord =
  /^(?:mais|nous|vous|ils|elles|toujours|tjs|tjrs|desormais|puis|depuis|dans|sans|pas|plus|les|des|alors|apres|travaux|ras|[a-z]+ees|bloques|termines|suspendus|finis|lances|abandonnes|passes)$/;

/** « la fiche boulangerie est terminée » where no title has the word. */
const namedOtherwise =
  /(?<![a-z])(?:fiche|action)(?: action)? (?!(?:logement|est|sont|passe|reste|avance|sera|etait|action|nouvelle|qui|pour|avec|dans|toujours|bien|en|revue|aide|historique|chiffres|registre)\b)(?![a-z]+ee? a )([a-z]{4,}(?: (?:de |du |des |d')?[a-z]{4,})??)(?= (?:est|passe|a |reste|avance|:))/g;

/** « celle d'à côté est bloquée », where no title says which. */
const pointedAt =
  /(?<=(?:^|[.,;:!?\n]|\bet|\bmais) ?)(?:cel(?:le|ui) (?:de |d'|du |des |dont |qui |avec )[^.,;:!?\nS]{2,40}?|l'autre (?:fiche|action))(?= (?:est|passe|a|reste|avance|sera) )/g;

/** In the folded text where quotations are masked. `ambiguous` titles and unknown numbers are kept, to be asked about. */
export function findSheets(
  text: string,
  sheets: readonly KnownSheet[],
  titles: TitleIndex,
  /** The conversation is about a sheet already: one word of a title names no other. */
  hasTopic: boolean,
): SheetSpan[] {
  const known = new Set(sheets.map((sheet) => sheet.number));
  const found: SheetSpan[] = [];
  const add = (start: number, end: number, value: SheetNamed): void => {
    if (!found.some((other) => start < other.end && other.start < end))
      found.push({ kind: 'S', start, end, value });
  };

  for (const { start, end, number: one } of listedSheets(text, (each) => known.has(each)))
    add(start, end, { numbers: [one] });
  for (const { start, end, numbers } of announcedSheets(text, (each) => known.has(each)))
    add(start, end, { numbers });
  for (const { start, end, numbers, unknown } of rangesOfSheets(text, (each) => known.has(each)))
    add(start, end, unknown === undefined ? { numbers } : { unknown });
  byNumber.lastIndex = 0;
  for (let match = byNumber.exec(text); match; match = byNumber.exec(text)) {
    const whole = shortenList(
      match[0],
      text.slice(match.index + match[0].length),
      text.slice(0, match.index),
    );
    byNumber.lastIndex = match.index + whole.length;
    if (isCount(whole, text.slice(match.index + match[0].length))) continue;
    // « les deux », « toutes les deux » are those that are named elsewhere.
    if (/^les (?:deux|trois|quatre|[234])$/.test(whole)) continue;
    if (isOfAnother(text.slice(0, match.index), whole)) continue;
    const numbers = numbersIn(whole);
    // « la 2 » of something else: only numbers of the territory count, unless the word « fiche » stands there.
    const says = /fiche|action|\bn ?[°ºo]|#|\bf ?\d/.test(whole);
    const unknown = numbers.filter((one) => !known.has(one));
    if (unknown.length === 0)
      add(match.index, match.index + whole.length, / ou /.test(whole) ? { ambiguous: numbers } : { numbers });
    else if (says || /^la \d/.test(whole))
      add(match.index, match.index + whole.length, { unknown: String(unknown[0]) });
  }
  for (const match of text.matchAll(atStart)) {
    const rest = text.slice(match.index + match[0].length);
    // « 8 lots », « 7 sur 10 lots »
    if ((isCounted(rest) || /^ ?(?:sur ?\d|\/ ?\d+(?!\d| ?%))/.test(rest)) && !/fiche/.test(match[0]))
      continue;
    const one = Number(match[1]);
    const start = match.index;
    const all = [
      one,
      ...[match[2], match[3]].flatMap((other) => (other === undefined ? [] : [Number(other)])),
    ];
    if (all.every((each) => known.has(each))) add(start, start + match[0].length, { numbers: all });
    else if (/^\s*(?:[-•*] ?)?\d{1,3} ?(?:[:=]|->)/.test(text.slice(start)) || match[0].includes('fiche'))
      add(start, start + match[0].length, { unknown: String(one) });
  }
  // « la 8 (ou 9 ?) est à 60 % »
  for (const [index, { end, value }] of found.entries()) {
    const other =
      /^ ?\(? ?(?:ou|voire) (?:bien |plutot |peut-etre )?(?:la |celle )?(\d{1,2}) ?(?:\? ?\)?|\))/.exec(
        text.slice(end),
      );
    const also = Number(other?.[1]);
    const one = found[index];
    if (other && one && 'numbers' in value && known.has(also))
      found[index] = { ...one, end: end + other[0].length, value: { ambiguous: [...value.numbers, also] } };
  }
  for (const match of text.matchAll(afterFor)) {
    if (isCounted(text.slice(match.index + match[0].length))) continue;
    const one = readNumber(match[2] ?? '');
    if (one !== undefined && known.has(one))
      add(match.index, match.index + match[0].length, { numbers: [one] });
  }
  for (const match of text.matchAll(afterField)) {
    const one = Number(match[1]);
    if (known.has(one)) add(match.index, match.index + match[0].length, { numbers: [one] });
  }
  for (const match of text.matchAll(lastOne)) add(match.index, match.index + match[0].length, { last: true });
  for (const { start, end, value } of sheetsByLead(text, sheets)) add(start, end, value);
  const said = findTitles(text, titles);
  const addTitle = (title: TitleMatch): void =>
    add(
      nameStart(text, title.start),
      title.end + (complement.exec(text.slice(title.end))?.[0].length ?? 0),
      title.numbers.length === 1 ||
        areAllMeant(text.slice(0, title.start), title.numbers.length, text.slice(title.end))
        ? { numbers: title.numbers }
        : { ambiguous: title.numbers },
    );
  for (const title of said)
    if (isNaming(text, title, sheets) && !isInPassing(text, title, found)) addTitle(title);
  for (const title of said)
    if (
      title.words >= 2 &&
      title.share >= 0.5 &&
      title.numbers.length === 1 &&
      !isSomethingElse(text, title, sheets) &&
      isAloneInItsSentence(text, title, found)
    )
      addTitle(title);
  // « GPEC : on relance l'étude »: the sheet that is spoken of, by the noun of its title.
  for (const title of said) if (title.words < 2 && isTakenUp(text, title, found)) addTitle(title);
  for (const { start, end, value } of sheetsInOrder(text, found, known)) add(start, end, value);
  // Wherever it stands, when nothing else names a sheet: the title of which most is said.
  if (found.every(({ value }) => 'last' in value)) {
    const best = said
      .filter(
        (title) => (title.words >= 2 || isHead(text, title.start)) && !isSomethingElse(text, title, sheets),
      )
      .toSorted((a, b) => b.words - a.words || a.numbers.length - b.numbers.length || b.share - a.share)[0];
    if (best && !(hasTopic && best.words < 2)) addTitle(best);
  }
  for (const match of text.matchAll(namedOtherwise)) {
    const [, name = ''] = match;
    add(match.index, match.index + match[0].length, { unknown: name });
  }
  for (const match of text.matchAll(pointedAt))
    add(match.index, match.index + match[0].length, { unknown: match[0].trim() });
  return withoutContradictions(
    text,
    withoutDenied(
      text,
      withoutIndexes(
        text,
        found.sort((a, b) => a.start - b.start),
      ),
    ).map((one) => orOther(text, one, said)),
    said,
  );
}

/** « la navette pour les salariés est relancée » */
const complement =
  /^ pour (?:les|nos|des) [a-z]{4,}(?= (?:est|sont|reste|passe|avance|demarre|redemarre|repart) )/;

/** « rien sur la 4, et la 6 est terminée »: what the last one is alone belongs to it alone. */
function shortenList(list: string, after: string, before: string): string {
  const alone =
    /^ (?:est|a(?! (?:\d|fin|mi|debut|la |le |l'|au|partir|compter|hauteur))|passe|passera|sera|va|avance|reste|demarre|atteint|reprend|monte|n'est|etait|n'a|attend|repart|redemarre|recule|progresse|stagne|bouge|se|s'|coute|coutera|vient|devient|bloque|coince|grimpe|plafonne|patine|ouvre|ouvrira|finira)\b/;
  const last = /(?:,? et |,? puis | ?, ?)(?:sur |pour )?(?:la |l'|aussi la )[^,]*$/.exec(list);
  // « on est à 70 % sur la 16, et pour la 11 on attend les visuels »
  const opensAnother =
    /(?:et|puis|,) (?:sur|pour) /.test(last?.[0] ?? '') && saidBefore.test(before) && speaks.test(after);
  return last && (alone.test(after) || opensAnother) ? list.slice(0, last.index) : list;
}

const saidBefore =
  /(?<![a-z])(?:est|sont|en est|sommes|suis|attend\w*|manque|passe\w*|reste\w*|bloque\w*|avance\w*)(?![a-z])[^.;!?\n]*$|\d ?(?:%|€|k€|m€)[^.;!?\n]*$/;
const speaks =
  /^,? (?:on|il|nous|j'|c'est|ca|rien|toujours|encore|pas|plutot|il manque|le |la |les |l'|un |une )(?! ?$)/;

/** « les 14 PME », « les deux friches »: how many, and not which. */
const isCount = (words: string, after: string): boolean =>
  /^les (?:\d+|[a-z]+)$/.test(words) &&
  /^ (?!sont |ont |passent |restent |seront |avancent |n'|ne |et |a )[a-z]/.test(after);

/** « l'avenant n°2 », « lot n° 3 »: the number of something else. */
const isOfAnother = (before: string, words: string): boolean =>
  /^(?:n ?[°ºo]|num|#)/.test(words) &&
  /(?:^|[\s'])(?!(?:fiches?|actions?|projets?|dossiers?|operation|numero|notre|cette|titre|bonjour|point|maj)\b)(?:avenant|lot|tranche|phase|batiment|bat|version|etape|parcelle|decret|arrete|marche|jalon|situation|facture|devis|rue|zone|ilot|axe|mesure|article|question|avis|permis|copil|reunion|comite|convention|amendement|delegation|deliberation|pc|bon|commande|compte|acompte|ligne|route|departementale|appel)(?: (?:de |d'|du |des )[a-z]+)? $/.test(
    before.slice(-40),
  );

function numbersIn(words: string): number[] {
  const pattern = new RegExp(
    String.raw`(?<![a-z\d])(?:fiches?|actions?|fa|f|n)?(\d{1,3}|${inLetters}|une)(?![a-z\d])`,
    'g',
  );
  return [...words.matchAll(pattern)].flatMap((match) => readNumber(match[1] ?? '') ?? []);
}

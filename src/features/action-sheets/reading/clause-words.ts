/** Letters before what is said of the sheet: its name, and what leads to it. */
export const sheetLead = (masked: string): number =>
  /^(?:S|[\s,:;-]|(?:pour|sur|concernant|cote|et) (?=S))*/.exec(masked)?.[0].length ?? 0;
export const withoutSheet = (masked: string): string => masked.slice(sheetLead(masked));

/** As typed, without the marks around it. */
export const wordsOf = (typed: string): string =>
  typed
    .replace(/^[\s,;:=>.-]+|[\s,;:-]+$/g, '')
    .replace(courtesyAtEnd, '')
    .replace(/^["«“]\s*([^"»”]*?)\s*["»”]$/, '$1')
    .trim();

/** « bloquée par Enedis stp » */
const courtesyAtEnd =
  /(?:[\s,]+(?:stp|svp|s['’]il (?:te|vous) pla[iî]t|merci(?: d['’]avance| beaucoup| bcp)?|voil[aà](?: voil[aà])?|c['’]est tout|bonne (?:journ[ée]e|soir[ée]e)|[àa] plus|cdlt|cordialement|bises?))+[\s!.]*$/i;

/** « budget neuf cent mille euros fin juin », dictated: a label and its figure say nothing of what stands beside them. */
export const withoutLabelled = (masked: string): string => masked.replace(labelled, ' ');
const labelled =
  /\b(?:budget|avancement|enveloppe|montant|cout(?: total)?|statut|echeance|livraison|date de fin|fin (?:prevue|des travaux)|deadline|bloque[a-z]*|en cours|termine[a-z]*|on est|elle est)(?: ?[:=])? ?(?:est |a |de |passe |au |le )*[PAD]+(?: et(?= ))?|\bstatut ?[:=]? ?(?=[a-z])/g;

/** What of its sentence stands after a clause, with the mark of a question. */
export const restOfSentence = (masked: string, { end }: { end: number }): string =>
  /^[^.;!?\n]*\??/.exec(masked.slice(end))?.[0] ?? '';

import { farewells } from './farewells';

/**
 * Polite frames around an update: « pourriez-vous noter que la 8 … ? » says that the 8 is … What frames is blanked,
 * letter for letter, and its question mark with it; what is then left reads as a statement.
 */
const writes =
  '(?:bien |aussi |donc |y )*(?:not|inscri|mett|pass|port|indiqu|saisi|enregistr|marqu|ajout|ramen|repouss|decal|report|modifi|corrig|mont)[a-z]*';
const asking = [
  String.raw`(?:est-ce que |est ce que )?(?:tu|vous) (?:peux|pouvez|pourrais|pourriez)`,
  String.raw`(?:peux|pouvez|pourrais|pourriez)[- ](?:tu|vous)`,
  String.raw`(?:est-ce (?:qu'on|que l'on|que nous|que je) |on |je |nous )(?:peut|peux|pourrait|pourrais|pouvons|pourrions)(?= ${writes})`,
  String.raw`(?:peut|pourrait)-on(?= ${writes})|(?:puis|pourrais)-je(?= ${writes})|(?:pouvons|pourrions)-nous(?= ${writes})`,
  String.raw`ca (?:te|vous) (?:va|convient|irait) (?:de |d'|si on |si je )|tu (?=(?:notes|mets|passes|inscris|indiques|marques|portes)(?![a-z]))`,
  String.raw`(?:serait|est)-?(?:il| ce)? ?possible (?:de|d'|que vous|que tu)`,
  String.raw`(?:je|j'|nous) ?(?:souhait\w+|voudr\w+|aimer\w+|demand\w+|propos\w+)(?: (?:que|qu') ?(?:tu|vous|l'on|on)|(?: (?:de|a))?(?= [a-z]+(?:er|ir|re) ))`,
  String.raw`(?:je vous prie|je te prie|nous vous prions|priere)(?: de| d')?(?: bien)?(?: vouloir)?`,
  String.raw`merci (?:de(?![a-z])|d')(?: bien)?(?: vouloir)?`,
  String.raw`(?:veuillez|veuilles)(?: bien)?`,
  String.raw`(?:il (?:faudrait|faut|conviendrait de)|(?<!qu'il )faudrait|(?<!qu'il )faut)(?= (?:noter|inscrire|enregistrer|indiquer|mettre|passer|marquer|ajouter|rajouter|acter|saisir))`,
  String.raw`si (?:possible|(?:tu|vous) (?:peux|pouvez|veux|voulez)(?: bien)?)`,
  String.raw`(?:j'ai|nous avons|on a) (?:bien |donc |aussi )*(?:note|retenu|compris|constate)(?= que S| que (?:la |le |l')| qu')(?: que| qu')`,
  String.raw`(?:a vous de|auriez-vous l'amabilite de|auriez-vous la gentillesse de)`,
];
/** Verbs of writing down that add nothing to what is written. */
const writing = String.raw`(?:(?:bien|aussi|egalement|y|en|s'il (?:te|vous) plait|stp|svp),? )*(?:not(?:er|ez|iez|e)|inscri(?:re|vez|viez|s|ve)|enregistr(?:er|ez|iez|e)|indiqu(?:er|ez|iez|e)|prendre (?:bonne )?note|prendre en compte|acter|actez|actiez|retenir|consigner|reporter ce qui suit|enregistrer ce qui suit)(?: ce qui suit)?(?: dans la fiche| sur la fiche)?(?: ?(?:que |qu'|:))`;
const forMe = String.raw`(?! (?:bien )?(?:me|m'|nous) ?(?:rappel|dire|donn|envoy|redonn|redire|communi|transm|confirm|expliqu|resum|montr|sortir|faire|preciser))`;
const frame = new RegExp(
  String.raw`(?<![a-z'])(?:${asking.join('|')})(?:(?<=')|(?![a-z]))${forMe}(?:,? ${writing})?(?: ?,)?`,
  'g',
);

/** `folded`, with the frames and their question marks blanked; as long as it was. */
export function withoutFrames(folded: string): string {
  let text = folded;
  // « c'est Loïc, et non plus Antoine, qui … »
  for (const match of folded.matchAll(/, (?:et |mais )?(?:non (?:plus|pas)|pas) [^,.;!?\n]{2,40}(?=, qui )/g))
    text = blank(text, match.index, match.index + match[0].length + 1);
  for (const match of folded.matchAll(frame)) {
    const end = match.index + match[0].length;
    text = blank(text, match.index, end);
    const mark = /^[^.;!?\n]*\?/.exec(text.slice(end));
    if (mark) text = `${text.slice(0, end + mark[0].length - 1)}.${text.slice(end + mark[0].length)}`;
  }
  return text;
}

/** « 1) … 2) … »: the marks of a list that counts from one are no sheets; each begins a statement. */
function withoutNumbering(text: string): string {
  const marks = [...text.matchAll(/(?<=^|[\s:;.,])([1-9])(?:\)|°)(?= |(?=[a-z]))/g)];
  if (marks.length < 2 || marks.some(({ 1: typed }, index) => Number(typed) !== index + 1)) return text;
  return marks.reduce(
    (left, { index, 0: mark }) =>
      `${left.slice(0, index)}${' '.repeat(mark.length)}${left.slice(index + mark.length)}`,
    text.replace(/ (?=[2-9](?:\)|°))/g, ';'),
  );
}

/** A bullet is no minus sign. */
const bullet = /(?<=^|\n)[ \t]*[-•*–—] +/g;
/** Below « Cordialement » stands a signature, below « a écrit : » what is answered to. */
const closing =
  /(?<=[.!?,\n] *)(?:(?:tres |bien )?cordialement|(?:veuillez|je (?:vous|te) prie|nous vous prions) (?:d'|de )?(?:agreer|recevoir|croire)|(?:dans l'attente|en attente|attente) (?:de|d'un) (?:votre |ton |vos )?(?:retour|reponse|confirmation)|(?:je |nous )?rest(?:ant|e|ons) a (?:votre|ta) (?:entiere )?disposition|(?:bien )?(?:respectueusement|sincerement|amicalement)(?= ?[,.\n]|$)|(?:sinceres |mes )?salutations|bien (?:a (?:vous|toi)|cordialement)|cdlt|bav|envoye (?:de|depuis) mon)(?![a-z])|\n *(?:>|-{2,}|le [^\n]{4,60} a ecrit ?:)/;
/** The edges of a table that was pasted. */
const tableEdge = /(?<=^|\n)[ \t]*\|[ \t]*|[ \t]*\|[ \t]*(?=\n|$)/g;
const phone = /(?<!\d)(?:\+33 ?[1-9]|0[1-9])(?:[ .-]?\d\d){4}(?!\d)/g;

/** `folded`, without what stands around the message: bullets, telephone numbers, signature, the message answered to. */
export function bodyOf(folded: string): string {
  let text = folded;
  for (const pattern of [bullet, phone, tableEdge])
    text = text.replace(pattern, (found) => ' '.repeat(found.length));
  text = withoutNumbering(text);
  const found = [closing, ...farewells]
    .map((pattern) => pattern.exec(text))
    .filter((match) => match !== null)
    .toSorted((a, b) => a.index - b.index)[0];
  const end = found?.index;
  if (end === undefined || text.slice(0, end).trim() === '') return text;
  if (isForwarded(text.slice(0, end), found?.[0] ?? '')) {
    const opened = text.slice(0, end) + text.slice(end).replace(around, (found) => ' '.repeat(found.length));
    const rest = closing.exec(opened)?.index;
    return rest === undefined || rest <= end ? opened : cutAt(opened, rest);
  }
  return cutAt(text, end);
}

const cutAt = (text: string, end: number): string =>
  text.slice(0, end) + text.slice(end).replace(/[^\n]/g, ' ');

/** « à reporter svp », then a message of somebody else: what is handed on is what is said. An answer hands nothing on. */
const isForwarded = (head: string, mark: string): boolean =>
  /(?:^|\n) *(?:(?:tr|fwd?|transfert|i) ?:|-+ ?message transfere)/.test(head) ||
  (/^\n/.test(mark) && !/\d/.test(head) && head.trim().split(/\s+/).length <= 6 && handsOn.test(head));
const handsOn =
  /\b(?:a (?:reporter|noter|saisir|integrer|traiter|prendre en compte|mettre a jour)|pour (?:info|mise a jour|maj)|fyi|(?:voir |vois |cf )?ci[- ]dessous|voir dessous|transfer|transmet|faire suivre|fais suivre|recu (?:de|ce))/;
/** Marks of a quoted message, and the lines of its head. */
const around =
  /(?<=^|\n)[ >]*(?:(?:de|from|envoye|sent|date|a|to|cc|pour) ?:[^\n]*|le [^\n]{4,60} a ecrit ?:|-{2,}[^\n]*|>+)?/g;

const blank = (text: string, start: number, end: number): string =>
  text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);

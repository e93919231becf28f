const numbers = new Map(
  'trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante cinquante soixante cent'
    .split(' ')
    .map((word, at) => [
      word,
      [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 20, 30, 40, 50, 60, 100][at] ?? 3,
    ]),
);
const naming =
  "(?:quel(?:le)?s (?:sont|etaient|furent|ont ete)|qui (?:sont|etaient)|(?:la |une )?liste(?:z|r)?(?: (?:complete|exacte|detaillee|nominative))?(?: d[e']s?)?|(?:le |les )?details? d(?:e|es)|le contenu d(?:e|es)|(?:les noms|l'intitule|les intitules) d(?:e|es)|(?:cite|enumere|nomme|detaille|donne|indique|fourni|rappelle)(?:[rz]|sse[rz])?(?:[- ](?:moi|nous))?|fournir|enumerer|detailler|connaitre|c'est quoi|que contiennent|en quoi consistent)";
const many = `(\\d+|${[...numbers.keys()].join('|')})(?:[ -](?:et[ -])?[a-z]+)?? (?:x\\b|[a-z]{3,})`;
const asksMany = new RegExp(`\\b${naming} ?(?:tou(?:te)?s )?(?:ces |les |des |mes |nos )?${many}`);
/** « Les 17 engagements, c'est quoi ? » */
const whichTheyAre = new RegExp(
  `\\b(?:ces|les) ${many}[^?.!]{0,50}?,? (?:c'est|c'etait|c'etaient|ce sont|c'est-a-dire|ca donne)? ?(?:quoi|lesquel(?:le)?s|quel(?:le)?s (?:sont|etaient)[- ](?:ils|elles))(?![a-z])`,
);

/** How many, three or more, are to be named: « quels sont les 13 territoires … ? »; the text is folded. */
export function manyAskedFor(text: string): number | undefined {
  const said = (asksMany.exec(text) ?? whichTheyAre.exec(text))?.[1];
  const many = said === undefined ? 0 : (numbers.get(said) ?? Number(said));
  return many >= 3 ? many : undefined;
}

export const asksToName = (text: string): boolean =>
  /\b(enumer(er|ez|e)|(?<!\b(?:sur|dans|hors de|de) (?:la |une )?)liste(r|z)?\b|citez|cite[- ](?:moi|nous)|une? a une?\b|une? par une?\b)/.test(
    text,
  );

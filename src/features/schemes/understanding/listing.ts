const several =
  '(?:[3-9]|[1-9]\\d+|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante|cinquante|soixante|cent)(?:[ -](?:et[ -])?[a-z]+)??';
const naming =
  "(?:quel(?:le)?s (?:sont|etaient|furent|ont ete)|qui (?:sont|etaient)|(?:la |une )?liste(?:z|r)?(?: (?:complete|exacte|detaillee|nominative))?(?: d[e']s?)?|les noms d(?:e|es)|cite[rz]?(?:[- ](?:moi|nous))?|enumer(?:er|ez|e)(?:[- ](?:moi|nous))?|nomme[rz]?|donne[rz]?[- ](?:moi|nous)|connaitre)";
const asksMany = new RegExp(
  `\\b${naming} ?(?:tou(?:te)?s )?(?:ces |les |des |mes |nos )?${several} (?:x\\b|[a-z]{3,})`,
);

/** The text is folded. */
export const asksForMany = (text: string): boolean => asksMany.test(text);

export const asksToName = (text: string): boolean =>
  /\b(enumer(er|ez|e)|liste(r|z)?\b|citez|cite[- ]|la liste|une? a une?\b|une? par une?\b)/.test(text);

import { normaliseHeader } from '../../../tables/french-values';

/** What any title may say: having it in common says nothing. */
const general =
  /^(?:fiches?|actions?|projets?|programmes?|creation|creer|developpement|developper|etudes?|mise|place|mettre|amenagement|accompagnement|accompagner|soutien|soutenir|territoires?|territorial\w*|industri\w*|entreprises?|pour|avec|dans|entre|autour|locale?s?|locaux|nouve\w*|phase|volet|suite)$/;
/** As much of a word as its forms have in common. */
const stemLength = 5;

function stems(title: string): Set<string> {
  const words = normaliseHeader(title).split(' ');
  const telling = words.filter((word) => (word.length > 3 || /\d/.test(word)) && !general.test(word));
  return new Set((telling.length > 0 ? telling : words).map((word) => word.slice(0, stemLength)));
}

/** May they be two titles of one sheet, before and after it was put otherwise? One telling word in common is enough. */
export function areAlike(a: string, b: string): boolean {
  const known = stems(b);
  return [...stems(a)].some((stem) => known.has(stem));
}

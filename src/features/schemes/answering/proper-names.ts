import { foldText } from '../../../core/text';
import { stemOf } from '../retrieval/words';
import type { KnowledgeIndex } from './knowledge-index';

/** « PME » and « ETI » are written like names, and are in so many facts that they name nobody. */
export const commonFrom = 20;
/** « Région » and « État » are often written with a capital, and name nobody either. */
const nounFrom = 160;
const capitalised =
  /^(etat|region|regions|gouvernement|ministere|premier|ministre|departement|republique|president|prefet|maire|jalon|bonjour|merci)$/;
/** « Qui pilote, à Paris ? »: the State. */
const seatOfState = /\bqui\b.*\ba (paris|bercy)\b/;
export const isCommon = (index: KnowledgeIndex, word: string, original: string): boolean => {
  if (capitalised.test(word) || (/^(paris|bercy)$/.test(word) && seatOfState.test(foldText(original))))
    return true;
  const frequency = index.search.frequencyOf(stemOf(word));
  return frequency >= (original.includes(word.toUpperCase()) ? commonFrom : nounFrom);
};

/** Said in a text, whole or by its inhabitants. */
export const regionName =
  /\b(auvergne|bourgogne|bretagne|bretons?|centre-val|corse|grand est|hauts-de-france|ile-de-france|normandie|normands?|nouvelle-aquitaine|occitanie|pays de la loire|region sud|provence|guadeloupe|guyane|martinique|mayotte|la reunion)/;

const regionWords =
  /^(auvergne|rhone|bourgogne|franche|bretagne|breton(s|ne|nes)?|centre-val|corse|alsace|lorraine|champagne|hauts|normandie|normand(s|e|es)?|aquitaine|occitanie|paca|provence|guadeloupe|guyane|martinique|mayotte|reunion|ile-de-france|picardie|limousin|poitou)$/;

/** Written with a capital inside the sentence, all in capitals, or known as a Region. */
export function isName(folded: string, original: string): boolean {
  // « En réunion » is no island.
  if (regionWords.test(folded)) return folded !== 'reunion' || original.includes('Réunion');
  if (original === original.toUpperCase()) return false;
  const written = writtenIn(original).get(folded);
  return written !== undefined && written.inside && written.capital;
}

/** How each word stands where it stands first. */
type Written = ReadonlyMap<string, { capital: boolean; inside: boolean }>;
let last: { original: string; written: Written } | undefined;

/** Every word of a question asks for it, one after the other. */
function writtenIn(original: string): Written {
  if (last?.original === original) return last.written;
  const written = new Map<string, { capital: boolean; inside: boolean }>();
  const plain = original.normalize('NFD').replace(/\p{M}/gu, '');
  for (const { 0: word, index } of plain.matchAll(/[\p{L}\p{N}]+/gu)) {
    const folded = word.toLowerCase();
    if (written.has(folded)) continue;
    const inside = /[\p{L}\p{N},'’] *$/u.test(plain.slice(Math.max(0, index - 20), index));
    written.set(folded, { capital: /^\p{Lu}/u.test(word) && word.length > 1, inside });
  }
  last = { original, written };
  return written;
}

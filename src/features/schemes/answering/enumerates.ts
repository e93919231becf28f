import type { Fact } from '../knowledge';
import { itemsOf } from './lists';
import type { Question } from './question';

/** What is named between two commas is short, and no number. */
const shortest = 4;
const goesOn =
  /\d|^(?:à|en|au|aux|pour|par|avec|dans|sur|dont|qui|que|où|ou|mais|on|il|elle|ils|elles|fait|faite|selon|puis|sans)\b/;

/** « Énumérez les 17 engagements », « quels sont les 13 territoires ? »: that there are as many is no list of them. */
export const isNoList = ({ intent }: Question, { nature, text }: Fact): boolean =>
  (intent.enumeration || intent.many) &&
  (intent.answerType === 'any' || intent.answerType === 'who') &&
  nature !== 'à-vérifier' &&
  !enumerates(text, intent.many ? 2 : 1);

function enumerates(text: string, atLeast: number): boolean {
  if (itemsOf(text).length > 0) return true;
  const between = text.split(/,(?: et)?\s|\set\s(?!non\b)|\s[;:]\s/).slice(1, -1);
  const named = between.filter((piece) => !goesOn.test(piece) && piece.split(/\s+/).length <= shortest);
  return named.length >= atLeast;
}

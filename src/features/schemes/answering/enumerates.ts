import type { Fact } from '../knowledge';
import { itemsOf } from './lists';
import type { Question } from './question';

/** What is named between two commas is short, and goes on with nothing. */
const wordsAtMost = 4;
const goesOn =
  /\d|^(?:à|en|au|aux|pour|par|avec|dans|sur|dont|qui|que|où|ou|mais|on|il|elle|ils|elles|fait|faite|selon|puis|sans)(?=\s)/;
/** One or the other may be left out or told together; of very many, nobody writes all down. */
const share = 0.75;
const enough = 9;

/** « Énumérez les 17 engagements », « quels sont les 13 territoires ? »: that there are as many is no list of them. */
export const isNoList = ({ intent }: Question, { nature, text }: Fact): boolean =>
  (intent.enumeration || intent.many !== undefined) &&
  (intent.answerType === 'any' || intent.answerType === 'who') &&
  nature !== 'à-vérifier' &&
  howManyNamed(text) < Math.min(enough, Math.ceil(share * (intent.many ?? 3)));

function howManyNamed(text: string): number {
  const between = text.split(/,(?: et)?\s|\set\s(?!non\b)|\s[;:]\s/).slice(1, -1);
  const named = between.filter((piece) => !goesOn.test(piece) && piece.split(/\s+/).length <= wordsAtMost);
  return Math.max(itemsOf(text).length, named.length === 0 ? 0 : named.length + 2);
}

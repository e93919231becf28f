import { foldText } from '../../../core/text';
import type { Fact } from '../knowledge';
import { wordsOf } from '../retrieval/words';
import type { Topic } from '../topic';
import { isFraming } from '../understanding/framing-words';
import type { KnowledgeIndex } from './knowledge-index';

/** What a fact enumerates, three things at least; empty when it is no list. */
export function itemsOf(text: string): string[] {
  const listed =
    /:\s*([^;.]+(?:,[^;.]+)+)/.exec(text)?.[1] ??
    /(?:sont|étaient|réunissait|avec) (.+,.+)$/.exec(text)?.[1] ??
    '';
  const items = listed
    .split(/,| et (?=\p{L})/u)
    .map((item) => item.replace(/[.\s]+$/, '').trim())
    .filter(Boolean);
  return items.length >= 3 ? items : [];
}

const which =
  /^\W*(?:(?:et|ok|mais|donc|oui|c'est) ?)*(?:lesquel(?:le)?s|les?quels? (?:sont|etaient)|quell?e?s (?:sont|etaient|regions|ils|elles)|(?:la|une) liste|qui (?:ca|exactement)|dont)\b/;

const stemsOf = (text: string): string[] =>
  wordsOf(text)
    .filter(({ empty }) => !empty)
    .map(({ stem }) => stem);

/** « Lesquelles ? », « quelles Régions ? » after what counted Regions: of anything else « quels sont … » asks anew. */
function asksWhich(text: string, before: Fact): boolean {
  const folded = foldText(text);
  const pointer = which.exec(folded)?.[0];
  if (pointer === undefined) return false;
  const said = new Set(stemsOf(before.text));
  return wordsOf(`${/region/.test(pointer) ? 'regions' : ''} ${folded.slice(pointer.length)}`).every(
    (word) => word.empty || isFraming(word) || listing.test(word.text) || said.has(word.stem),
  );
}
const listing = /^(liste|noms?|complete?|exactes?|exactement|toutes?|tous|citer?|citez|svp|stp)$/;

/** « Lesquelles ? » after a number: the list that says the same of the same subject. */
export function listAskedFor(
  index: KnowledgeIndex,
  text: string,
  topic: Topic | undefined,
): Fact | undefined {
  if (topic?.factId === undefined || topic.subjectId === undefined) return undefined;
  const before = index.facts.find(({ id }) => id === topic.factId);
  if (!before || !asksWhich(text, before)) return undefined;
  const stems = new Set(stemsOf(`${before.text} ${text}`));
  const shared = (fact: Fact): number => new Set(stemsOf(fact.text).filter((stem) => stems.has(stem))).size;
  const lists = index.factsOf(topic.subjectId).filter((fact) => itemsOf(fact.text).length > 0);
  return lists.sort((a, b) => shared(b) - shared(a))[0];
}

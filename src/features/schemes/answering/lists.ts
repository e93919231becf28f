import { foldText } from '../../../core/text';
import type { Fact } from '../knowledge';
import { wordsOf } from '../retrieval/words';
import type { Topic } from '../topic';
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

/** « Lesquelles ? » after a number: the list that says the same of the same subject. */
export function listAskedFor(
  index: KnowledgeIndex,
  text: string,
  topic: Topic | undefined,
): Fact | undefined {
  if (topic?.factId === undefined || topic.subjectId === undefined || !which.test(foldText(text)))
    return undefined;
  const before = index.facts.find(({ id }) => id === topic.factId);
  const stems = new Set(
    wordsOf(`${before?.text ?? ''} ${text}`)
      .filter(({ empty }) => !empty)
      .map(({ stem }) => stem),
  );
  const shared = (fact: Fact): number =>
    new Set(
      wordsOf(fact.text)
        .filter(({ stem, empty }) => !empty && stems.has(stem))
        .map(({ stem }) => stem),
    ).size;
  const lists = index.factsOf(topic.subjectId).filter((fact) => itemsOf(fact.text).length > 0);
  return lists.sort((a, b) => shared(b) - shared(a))[0];
}

import { rawWords, wordsOf } from '../retrieval/words';
import { asksForSum } from '../understanding/own-sums';
import { saidBy } from './ground';
import type { KnowledgeIndex } from './knowledge-index';
import type { Question } from './question';

const schemeWord =
  "(?:programme|dispositif|plan|label|fonds|appel(?: a projets| a manifestation d'interet)?|ami|aap|aide|prime|cheque|pass|pacte|contrat|bonus|operation|initiative|mesure)";
const quoted = new RegExp(
  `(?<![\\p{L}])${schemeWord}s?(?: (?:de|appele|nomme|intitule|dit|d'aide|regional|national|europeen)e?s?){0,2} ?[«"“] ?([^»"”]{4,60}?) ?[»"”]`,
  'giu',
);

/** « Le programme « Usines du littoral 2030 » »: a scheme called by a name that nobody ever wrote down here. */
function namesUnknownScheme(index: KnowledgeIndex, typed: string): boolean {
  const names = [...typed.normalize('NFC').matchAll(quoted)].map(([, name = '']) => name);
  return names.length > 0 && names.every((name) => !isKnown(index, name));
}

/** One of our names, or words that some fact or its wording says together. */
function isKnown(index: KnowledgeIndex, name: string): boolean {
  if (index.findNames(rawWords(name).join(' ')).length > 0) return true;
  if (index.glossaryMeaning(name) !== undefined) return true;
  const term = stemsOf(name);
  return (
    term.length === 0 ||
    index.facts.some((fact) =>
      [...saidBy(fact, index.subject(fact.subjectId)), ...(fact.questions ?? [])].some((text) => {
        const stems = stemsOf(text);
        return stems.some((_, at) => term.every((stem, next) => stems[at + next] === stem));
      }),
    )
  );
}

const stemsOf = (text: string): string[] => wordsOf(text).flatMap(({ stem, empty }) => (empty ? [] : [stem]));

/** A scheme that nobody here knows, or a sum to be done for the asker: a word of it that is ours answers nothing. */
export const isOfNobody = (index: KnowledgeIndex, { named, text }: Question, typed: string): boolean =>
  (asksForSum(text) && named.length === 0) || namesUnknownScheme(index, typed);

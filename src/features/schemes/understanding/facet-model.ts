import { mapInSteps, type Steps } from '../in-slices';
import type { FacetId } from '../facets';
import type { Knowledge } from '../knowledge';
import { wordsAndNames } from './marks';
import type { NameMatcher } from './name-matcher';

/** How likely each facet is the one that a question asks for; the likelihoods add up to 1. */
export type FacetModel = (question: string) => ReadonlyMap<FacetId, number>;

/** Added to every count, so that a word never seen under a facet makes it unlikely and not impossible. */
const smoothing = 0.05;
/** The share of a facet among the wordings says more about how they were written than about what people ask. */
const priorWeight = 0.5;
/** The words of a question are not independent, as the formula has it: without this it is always certain. */
const sharpness = 3;

/**
 * Naive Bayes (Bernoulli, over the words present) learnt from every wording of the knowledge, whatever its subject:
 * subjects are masked, so that what is learnt from the VTE also reads a question on the French Fab.
 */
export function* learnFacets({ facets, facts }: Knowledge, findNames: NameMatcher): Steps<FacetModel> {
  const questions = [...facets, ...facts].flatMap(({ facet, questions: list = [] }) =>
    list.map((question) => ({ facet, question })),
  );
  const wordings = yield* mapInSteps(questions, ({ facet, question }) => ({
    facet,
    marks: marksOf(question, findNames, 'exactly'),
  }));
  const seen = new Map<FacetId, { wordings: number; marks: Map<string, number> }>();
  const known = new Set<string>();
  for (const { facet, marks } of wordings) {
    yield;
    const one = seen.get(facet) ?? { wordings: 0, marks: new Map<string, number>() };
    seen.set(facet, one);
    one.wordings += 1;
    for (const mark of marks) {
      known.add(mark);
      one.marks.set(mark, (one.marks.get(mark) ?? 0) + 1);
    }
  }

  return (question) => {
    const marks = [...marksOf(question, findNames)].filter((mark) => known.has(mark));
    const logs = [...seen].map(([facet, one]) => {
      const prior = priorWeight * Math.log(one.wordings / wordings.length);
      const evidence = marks.map((mark) =>
        Math.log(((one.marks.get(mark) ?? 0) + smoothing) / (one.wordings + 2 * smoothing)),
      );
      return [facet, prior + evidence.reduce((sum, log) => sum + log, 0)] as const;
    });
    const highest = Math.max(...logs.map(([, log]) => log));
    const total = logs.reduce((sum, [, log]) => sum + Math.exp((log - highest) / sharpness), 0);
    return new Map(logs.map(([facet, log]) => [facet, Math.exp((log - highest) / sharpness) / total]));
  };
}

/** Words, pairs of them, and how the question begins; a subject's name counts as one and the same word. */
function marksOf(question: string, findNames: NameMatcher, exactly?: 'exactly'): Set<string> {
  const words = wordsAndNames(question, findNames, exactly).map((one) =>
    'name' in one ? '*' : one.word.stem,
  );
  return new Set([...words, ...words.map((word, at) => `${words[at - 1] ?? '^'} ${word}`)]);
}

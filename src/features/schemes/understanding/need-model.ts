import { mapInSteps, type Steps } from '../in-slices';
import type { Knowledge } from '../knowledge';

/** How much the words of a need speak for a scheme that nobody named. */
export interface Serving {
  subjectId: string;
  /** Sum, over the words, of how much more often they stand with this scheme than with all of them. */
  evidence: number;
  /** How many of the words speak for it clearly. */
  telling: number;
}

/** The schemes that a described need may be served by, the likeliest first. */
export type NeedModel = (marks: readonly string[]) => Serving[];

/** From here on a word speaks clearly for a scheme. */
const clearly = 1.2;

/** Names are left out: what is learnt is how people speak of a scheme that they cannot name. */
const isWord = (mark: string): boolean => !/^[*?]/.test(mark) && !/^\d+$/.test(mark);

/** Learnt from what is said of each scheme, and from all the wordings that ask for it. */
export function* learnNeeds(
  { subjects, facts, facets }: Knowledge,
  except: string | undefined,
  marksOf: (text: string) => string[],
): Steps<NeedModel> {
  const schemes = new Set(
    subjects.filter(({ id, kind }) => kind === 'scheme' && id !== except).map(({ id }) => id),
  );
  const said = [
    ...facts.flatMap(({ subjectId, text, questions = [] }) =>
      [text, ...questions].map((one) => ({ subjectId, text: one })),
    ),
    ...facets.flatMap(({ subjectId, questions }) => questions.map((text) => ({ subjectId, text }))),
  ].filter(({ subjectId }) => schemes.has(subjectId));
  const read = yield* mapInSteps(said, ({ subjectId, text }) => ({
    subjectId,
    words: marksOf(text).filter(isWord),
  }));
  const bySubject = new Map([...schemes].map((id) => [id, { words: new Map<string, number>(), all: 0 }]));
  const texts = new Map<string, number>();
  for (const { subjectId, words } of read) {
    yield;
    for (const word of new Set(words)) texts.set(word, (texts.get(word) ?? 0) + 1);
    const one = bySubject.get(subjectId);
    if (!one) continue;
    one.all += words.length;
    for (const word of words) one.words.set(word, (one.words.get(word) ?? 0) + 1);
  }
  const total = [...bySubject.values()].reduce((sum, { all }) => sum + all, 0);

  return (marks) => {
    const known = [...new Set(marks)].filter((mark) => isWord(mark) && texts.has(mark));
    return [...bySubject]
      .map(([subjectId, { words, all }]) => {
        const lifts = known.map((word) =>
          Math.log(1 + ((words.get(word) ?? 0) / (all || 1)) * (total / ((texts.get(word) ?? 0) + 0.5))),
        );
        return {
          subjectId,
          evidence: lifts.reduce((sum, lift) => sum + lift, 0),
          telling: lifts.filter((lift) => lift >= clearly).length,
        };
      })
      .sort((a, b) => b.evidence - a.evidence);
  };
}

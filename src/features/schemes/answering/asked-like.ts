import { foldText } from '../../../core/text';
import type { FacetId } from '../facets';
import type { Steps } from '../in-slices';
import type { Knowledge } from '../knowledge';
import { indexWordings } from '../retrieval/nearest-wording';

export interface KnownWording {
  subjectId: string;
  facet: FacetId;
  /** 0 to 1. */
  likeness: number;
  /** No wording of another subject is nearly as like. */
  isAlone: boolean;
}

export interface AskedLike {
  /** Facts, by their id, with the likeness (0 to 1) of the nearest of their own wordings. */
  facts: ReadonlyMap<string, number>;
  /** These wordings. */
  nearest: ReadonlyMap<string, string>;
  /** Where the nearest wording of all stands. */
  facet: KnownWording | undefined;
}

const aloneFrom = 0.1;

const interrogative = /\b(qui|comment|combien|quand|pourquoi)\b/;
/** « Qui peut déposer ? » is not « comment déposer ? ». */
function asksAlike(question: string, known: string): boolean {
  const [a, b] = [question, known].map((text) => interrogative.exec(foldText(text))?.[1]);
  return a === undefined || b === undefined || a === b;
}

/** All wordings: those of a facet, and those of each of its facts. */
const wordingsOf = ({ facets, facts }: Knowledge): Wording[] => [
  ...facets.flatMap(({ subjectId, facet, questions }) =>
    questions.map((text) => ({ subjectId, facet, text })),
  ),
  ...facts.flatMap(({ id, subjectId, facet, questions = [] }) =>
    questions.map((text) => ({ subjectId, facet, text, factId: id })),
  ),
];

interface Wording {
  subjectId: string;
  facet: FacetId;
  text: string;
  factId?: string;
}

/** Which wordings of the knowledge are like a question, given with its marks. */
export type AskedLikeOf = (question: string, marks: string[]) => AskedLike;

export function* readWordings(
  knowledge: Knowledge,
  marksOf: (text: string) => string[],
  synonymsOf: (stem: string) => string[],
): Steps<AskedLikeOf> {
  const wordings = wordingsOf(knowledge);
  const alike = yield* indexWordings(
    wordings.map(({ text }) => text),
    marksOf,
    synonymsOf,
  );
  return (question, marks) => {
    const facts = new Map<string, number>();
    const nearest = new Map<string, string>();
    const subjects = new Map<string, KnownWording>();
    for (const [at, likeness] of alike(marks)) {
      const wording = wordings[at];
      if (!wording || !asksAlike(question, wording.text)) continue;
      const { subjectId, factId } = wording;
      if (factId !== undefined && likeness > (facts.get(factId) ?? 0)) {
        facts.set(factId, likeness);
        nearest.set(factId, wording.text);
      }
      if (likeness > (subjects.get(subjectId)?.likeness ?? 0))
        subjects.set(subjectId, { subjectId, facet: wording.facet, likeness, isAlone: true });
    }
    const [facet, next] = [...subjects.values()].sort((a, b) => b.likeness - a.likeness);
    return {
      facts,
      nearest,
      facet: facet && { ...facet, isAlone: facet.likeness - (next?.likeness ?? 0) >= aloneFrom },
    };
  };
}

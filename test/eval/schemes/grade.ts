import type { Answer } from './answer';
import type { Expectation } from './expectation';

export type Verdict = 'right' | 'wrong' | 'refused';
export interface Grade {
  verdict: Verdict;
  reasons: string[];
}

/** Refusing what should be answered is counted apart: it misleads nobody. */
export function grade(expectation: Expectation, answer: Answer): Grade {
  const { refuse } = expectation;
  if (answer.refused) return { verdict: refuse === false ? 'refused' : 'right', reasons: [] };
  if (refuse === true) return { verdict: 'wrong', reasons: ['answered, should refuse'] };
  const reasons = faults(expectation, answer);
  return { verdict: reasons.length === 0 ? 'right' : 'wrong', reasons };
}

/** Whether a text says every essential fact, in one of its wordings. */
export const holdsEssentials = (must: string[][], text: string): boolean => {
  const folded = foldForMatching(text);
  return must.every((wordings) => wordings.some((each) => matches(folded, each)));
};

function faults({ must, mustNot, cites }: Expectation, { text, citations }: Answer): string[] {
  const folded = foldForMatching(text);
  const sources = citations.map(({ title, publisher, url }) =>
    foldForMatching([title, publisher, url].filter(Boolean).join(' ')),
  );
  return [
    ...must
      .filter((wordings) => !wordings.some((each) => matches(folded, each)))
      .map((w) => `misses ${w.join(' | ')}`),
    ...mustNot.filter((each) => matches(folded, each)).map((each) => `must not say ${each}`),
    ...(cites && !sources.some((source) => cites.some((each) => matches(source, each)))
      ? [`cites none of ${cites.join(' | ')}`]
      : []),
  ];
}

/** A pattern is the beginning of words, or /a regular expression/ on the folded text (without accents, capitals, hyphens). */
function matches(folded: string, pattern: string): boolean {
  const expression = asExpression(pattern);
  return expression ? expression.test(folded) : holdsFromWordStart(folded, foldForMatching(pattern));
}

/** « oir » is not in « territoire », nor « anct » in « sanctuarisé ». */
function holdsFromWordStart(folded: string, piece: string): boolean {
  const boundary = /^[a-z0-9]/.test(piece) ? '(?<![a-z0-9])' : '';
  return new RegExp(boundary + piece.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'u').test(folded);
}

export function asExpression(pattern: string): RegExp | undefined {
  return /^\/.+\/$/s.test(pattern) ? new RegExp(pattern.slice(1, -1), 'u') : undefined;
}

export function foldForMatching(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/[’‘ʼ`]/g, "'")
    .replace(/[-‐‑‒–—\s]+/g, ' ')
    .replace(
      /(?<![\d,.])(\d{1,3})((?: \d{3})+)(?!\d)/g,
      (_, head: string, rest: string) => head + rest.replace(/ /g, ''),
    )
    .trim();
}

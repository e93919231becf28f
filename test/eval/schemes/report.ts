import type { Answer } from './answer';
import type { Expectation } from './expectation';
import type { Grade, Verdict } from './grade';

export interface Graded extends Grade {
  /** The part, or the file, that it stands in. */
  part: string;
  expectation: Expectation;
  answer: Answer;
}

export const verdicts: readonly Verdict[] = ['right', 'wrong', 'refused'];

export function percentOf(verdict: Verdict, graded: Graded[]): number {
  return (100 * graded.filter((each) => each.verdict === verdict).length) / graded.length;
}

/** One line for each part, and below it one for each kind of question. */
export function tableOf(graded: Graded[]): string {
  const line = (name: string, group: Graded[]) =>
    [
      name.padEnd(18),
      String(group.length).padStart(4),
      ...verdicts.map((verdict) => {
        const count = group.filter((each) => each.verdict === verdict).length;
        return `${String(count).padStart(6)} ${percentOf(verdict, group).toFixed(1).padStart(5)} %`;
      }),
    ].join(' ');
  const head = [''.padEnd(18), '   n', ...verdicts.map((verdict) => verdict.padStart(14))].join(' ');
  const lines = [...groupBy(graded, ({ part }) => part)].flatMap(([part, ofPart]) => [
    line(part, ofPart),
    ...[...groupBy(ofPart, ({ expectation }) => expectation.kind)].map(([kind, group]) =>
      line(`  ${kind}`, group),
    ),
  ]);
  return [head, ...lines].join('\n');
}

export function timesOf(graded: Graded[]): string {
  const sorted = graded.map(({ answer }) => answer.ms).sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1]?.toFixed(1) ?? '-';
  return `median ${at(0.5)} ms, p95 ${at(0.95)} ms`;
}

export function detailsOf({ verdict, reasons, expectation, answer }: Graded): string {
  const before = [expectation.previous ?? []].flat().map((each) => `  after: ${each}`);
  return [
    `[${verdict}] ${expectation.id}: ${expectation.question}`,
    ...before,
    ...reasons.map((reason) => `  ${reason}`),
    `  > ${answer.text.replace(/\n/g, '\n    ')}`,
    ...answer.citations.map(({ title, url }) => `  source: ${title} ${url ?? ''}`),
  ].join('\n');
}

function groupBy<Key>(graded: Graded[], keyOf: (each: Graded) => Key): Map<Key, Graded[]> {
  const groups = new Map<Key, Graded[]>();
  for (const each of graded) groups.set(keyOf(each), [...(groups.get(keyOf(each)) ?? []), each]);
  return groups;
}

import type { Fact } from './fact';
import { readNumber } from './numbers';

const said = /\brespecti(?:fs?|ves?|vement)\b/;

/**
 * « les fiches 8 et 16 : 55 % et 70 % », « la 8 et la 10 sont à 50 et 40 % ». Of a few: a list without end, looked for from
 * each of its words, would take minutes.
 */
const list = (kind: string): string =>
  String.raw`(?:a |de |au |en |le )?(?:${kind}|\d{1,3})(?:(?:, ?| et | \/ |, et )(?:a |de |au |en |le )?(?:${kind}|\d{1,3}(?!\d))){0,10}(?:, ?| et | \/ |, et )(?:a |de |au |en |le )?${kind}`;
const values = new RegExp(
  String.raw`^[^PADH.;]*S[^PADH.;]*[ :,](?:${['P+', 'A+', 'D+'].map(list).join('|')}) ?$`,
);
/** « 60 % et 45 % pour la 8 et la 10 » */
const valuesFirst = new RegExp(
  String.raw`^(?:[^PADHS.;]* )?(?:${['P+', 'A+', 'D+'].map(list).join('|')}) (?:respectivement )?(?:(?:pour|sur) )?S(?:S|[ ,&]|et|ainsi que|puis|pour|sur|la|le|les|l'|respectivement)*$`,
);
export const listsValues = (clause: string): boolean =>
  (/[PAD] ?$/.test(clause) && values.test(clause)) ||
  (clause.includes('S') && /[PAD]/.test(clause) && valuesFirst.test(clause));

/** « la 7 et la 13 : budgets respectifs 650 k€ et 720 k€ »: one value for each sheet, in their order. */
export function shareOut(
  clause: string,
  numbers: readonly number[],
  facts: Fact[],
  { start, typed }: { start: number; /** The clause as it was typed. */ typed: string },
): { each: Fact[][]; rest: Fact[] } | undefined {
  if (numbers.length < 2 || !(said.test(clause) || listsValues(clause))) return undefined;
  const all = withBareShares(clause, facts, start);
  const each: Fact[][] = numbers.map(() => []);
  let rest = all;
  for (const field of ['progress', 'budget', 'due', 'status'] as const) {
    const values = all.filter((fact) => fact.field === field);
    // « respectivement 60 % », of two sheets
    if (values.length !== numbers.length && values.length > 0 && said.test(clause))
      rest = [...rest, { at: start, field: 'doubt', doubt: { kind: 'range', words: typed } }];
    if (values.length !== numbers.length) continue;
    for (const [index, value] of values.entries()) each[index]?.push(value);
    rest = rest.filter((fact) => fact.field !== field);
  }
  return { each, rest };
}

/** « à 40, 50 et 60 % respectivement »: the sign stands once. */
function withBareShares(clause: string, facts: Fact[], start: number): Fact[] {
  const list = /((?:\d{1,3}(?:, ?| et )){1,5})(?=P)/.exec(clause);
  if (!list) return facts;
  const last = facts.find((fact) => fact.field === 'doubt' && fact.doubt.kind === 'range');
  const words = last?.field === 'doubt' && 'words' in last.doubt ? last.doubt.words : '';
  const delta = /point|pts?/.test(words);
  const sign = delta && /\b(?:recul|perd|baiss|regress|diminu)/.test(clause) ? -1 : 1;
  const bare = [...(list[1] ?? '').matchAll(/\d{1,3}/g)].map((match): Fact => ({
    at: start + list.index + match.index,
    field: 'progress',
    percent: sign * (readNumber(match[0]) ?? 0),
    delta,
  }));
  const percent = Number.parseInt(words, 10);
  if (!last || Number.isNaN(percent)) return facts;
  return [
    ...facts.filter((fact) => fact !== last && fact.field !== 'progress'),
    ...bare,
    { at: last.at, field: 'progress', percent: sign * percent, delta },
  ];
}

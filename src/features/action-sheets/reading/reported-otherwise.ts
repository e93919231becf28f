import type { Fact } from './fact';

/**
 * « L'avancement est de 65 %, nous a dit Patrick. En conclusion, le comité a relevé 55 %. »: what somebody told the writer
 * and what stands elsewhere in the message are two values, unless the writer says which one holds. On folded, masked text.
 */

/** The writer chooses, corrects or sets one against the other. */
const chosen =
  /C|(?<![a-z])(?:reten(?:ez|ons)|(?:je |on |nous )retien[st]|gard(?:e|ez|ons)|prefere|penche pour|fait foi|confiance|mett(?:ez|ons)|mets|pren(?:ez|ds|d|ons)|not(?:e|ez|ons)|inscri(?:s|vez|vons)|enregistr\w+|portez|pass(?:ez|ons)|mais|en (?:fait|realite)|finalement|desormais|aujourd'hui|maintenant|depuis|or|verifi\w+|rectifi\w+|corrig\w+|valid\w+|arrete|tranche|decid\w+|acte)(?![a-z])/;

type Field = 'progress' | 'budget' | 'due';

function valueOf(fact: Fact): { field: Field; value: string } | undefined {
  if ('former' in fact || 'rough' in fact) return undefined;
  if (fact.field === 'progress' && !fact.delta) return { field: 'progress', value: String(fact.percent) };
  if (fact.field === 'budget' && 'euros' in fact && !fact.delta)
    return { field: 'budget', value: String(fact.euros) };
  if (fact.field === 'due' && 'date' in fact) return { field: 'due', value: fact.date };
  return undefined;
}

export function toldOtherwise(
  masked: string,
  facts: readonly Fact[],
): { field: Field; values: string[] } | undefined {
  for (const told of facts) {
    const one = told.reported === true ? valueOf(told) : undefined;
    if (!one) continue;
    for (const own of facts) {
      const other = own.reported === true ? undefined : valueOf(own);
      if (!other || other.field !== one.field || other.value === one.value) continue;
      const [from, to] = [Math.min(told.at, own.at), Math.max(told.at, own.at)];
      const end = to + (/^[^.;!?\n]*/.exec(masked.slice(to))?.[0].length ?? 0);
      const ofOwn =
        own.at === to ? masked.slice(from, end) : masked.slice(Math.max(0, lastStop(masked, from)), end);
      if (/[.;!?\n]/.test(masked.slice(from, to)) && !chosen.test(ofOwn))
        return {
          field: one.field,
          values: [told, own].toSorted((a, b) => a.at - b.at).map((fact) => valueOf(fact)?.value ?? ''),
        };
    }
  }
  return undefined;
}

const lastStop = (masked: string, at: number): number =>
  Math.max(...['.', ';', '!', '?', '\n'].map((mark) => masked.lastIndexOf(mark, at)));

import type { Fact } from './fact';
import type { Message } from './message';

/** « on bascule 20 k€ de la 6 vers la 15 », « la 5 perd 50 k€ au profit de la 7 »: what one sheet loses another gains. */
export interface Transfer {
  start: number;
  end: number;
  from: number[];
  to: number[];
  facts: { lost: Fact; gained: Fact };
}

const sum = '(?<sum>A+)(?: de (?:budget|credits|subvention))?';
const from = '(?<from>S+)';
const to = '(?:(?:vers|sur|a|pour|dans|(?:au (?:profit|benefice)|en faveur) d[eu]) ?)?(?<to>S+)';
const goes =
  '(?:pass(?:e|ent)|vont|va|iront|partent|bascul\\w+|gliss\\w+|(?:sont |ont ete )?(?:transfer|redeploy|vir|bascul|reaffect|deplac)e?s?)';
const forms = [
  String.raw`${from},? (?:perd|cede|donne|laisse|rend|abandonne|transfere|reverse) ${sum} ${to}`,
  String.raw`${sum} ${goes} (?:(?:de|du|depuis) ?)?${from} ${to}`,
  String.raw`${sum} (?:(?:de|du|pris sur|preleves sur|retires a) ?)?${from} ${goes} ${to}`,
  String.raw`(?:transf|bascul|redeplo|vir|deplac|boug|gliss|reaffect|pren|prele|ponctionn|retir|enlev|repren)\w* ${sum} (?:(?:de|du|sur|depuis|a) ?)?${from},? (?:(?:et|pour) (?:on )?(?:les )?(?:met(?:tre|s|tons)?|remet\w*|bascul\w*|donn\w*|ajout\w*|rajout\w*|transf\w*) )?${to}`,
].map((form) => new RegExp(`(?<![a-z])${form}`, 'gd'));
/** What is only wished, asked or supposed moves nothing. */
const open =
  /\?|(?<![a-z])(?:si|s'il|pourrai\w*|serait|faudrait|envisag\w*|propos\w*|demand\w*|imagin\w*|pas|jamais|ou)(?![a-z])/;

export function findTransfers({ masked, found }: Message): Transfer[] {
  const taken: Transfer[] = [];
  for (const form of forms)
    for (const match of masked.matchAll(form)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (taken.some((other) => start < other.end && other.start < end)) continue;
      const sentence = (/[^.;!?\n]*$/.exec(masked.slice(0, start))?.[0] ?? '') + match[0];
      if (open.test(sentence) || /^[^.;!\n]*\?/.test(masked.slice(end))) continue;
      const at = (group: string): number => match.indices?.groups?.[group]?.[0] ?? -1;
      const numbersAt = (place: number): number[] =>
        found.flatMap((one) =>
          one.kind === 'S' && one.start === place && 'numbers' in one.value ? one.value.numbers : [],
        );
      const amount = found.find((one) => one.kind === 'A' && one.start === at('sum'));
      const [loses, gains] = [numbersAt(at('from')), numbersAt(at('to'))];
      if (amount?.kind !== 'A' || amount.value.range || amount.value.euros <= 0) continue;
      if (loses.length !== 1 || gains.length !== 1 || loses[0] === gains[0]) continue;
      const { euros } = amount.value;
      const moved = (by: number): Fact => ({
        at: amount.start,
        field: 'budget',
        euros: by,
        excludingTax: undefined,
        delta: true,
      });
      taken.push({
        start,
        end,
        from: loses,
        to: gains,
        facts: { lost: moved(-euros), gained: moved(euros) },
      });
    }
  return taken;
}

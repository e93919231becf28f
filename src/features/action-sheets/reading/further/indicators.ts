import type { FurtherValue, Placed, Statement } from './further-value';

/** « indicateur emplois créés, cible 50 », « indicateur apprentis : 12 sur 50 » */

const number = String.raw`\d{1,6}(?:[.,]\d{1,2})?`;
const label =
  /(?<![a-z])indicateurs?(?: (?:suivi|principal))?(?: (?:de |pour |sur )?(?:la |l')?(?:fiche )?S+)? ?(?::|=|de |d'|du |des |nombre )* ?/d;
const target = new RegExp(
  String.raw`(?:cible|objectif|vise)(?: (?:de|a|est|fixee?|portee?))* ?:? ?(${number})|(?:sur|/) ?(?:une cible de |un objectif de )?(${number})`,
);
const reached = new RegExp(
  String.raw`(${number}) (?:a ce jour|atteints?|realises?|deja|fin|actuellement)|(?:atteint|realise|reel|a ce jour|on en est a|valeur) ?:? ?(${number})|(${number}) ?(?:sur|/) ?\d`,
);

export function findIndicator({ masked, typed }: Statement): Placed | undefined {
  const match = label.exec(masked);
  if (!match || match[0].trim() === '') return undefined;
  const start = match.index + match[0].length;
  const rest = masked.slice(start);
  const name = /^(?:nombre (?:de |d'))?([a-z][a-z' -]{2,60}?)(?= ?(?:[,:(=\d]|cible|objectif|$))/.exec(
    rest,
  )?.[0];
  const goal = target.exec(rest);
  const now = reached.exec(rest);
  const [aim, got] = [goal?.[1] ?? goal?.[2], now?.[1] ?? now?.[2] ?? now?.[3]];
  if (name === undefined || (aim === undefined && got === undefined)) return undefined;
  const value: FurtherValue = {
    field: 'indicators',
    value: {
      name: typed.slice(start, start + name.length).trim(),
      ...(aim !== undefined && { target: aim }),
      ...(got !== undefined && { reached: got }),
    },
  };
  return { value, start: match.index, end: masked.length };
}

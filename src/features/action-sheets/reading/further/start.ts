import { isOwn } from '../own-words';
import type { Placed, Statement } from './further-value';

/** When the action begins: « démarre le 1er mars », « début des travaux prévu le 1er mars ». */

const manner = String.raw`(?:enfin |bien |officiellement |finalement |donc |desormais |seulement |normalement )*`;
const verb = new RegExp(
  String.raw`(?<![a-z])(?:demarr(?:e|era|ent|eront|ee?s?)|debut(?:e|era|ent|eront|ee?s?)|commenc(?:e|era|ent|eront|ee?s?)|lancee?s?) ${manner}(?:(?:le|a partir du|a compter du|des le|au) ?)?(?=D)`,
);
const noun = new RegExp(
  String.raw`(?<![a-z])(?:date (?:de |d'))?(?:debut|demarrage|lancement|commencement|top depart)(?: (?:des travaux|du chantier|du projet|de l'action|(?:(?:de|pour) )?(?:la |l')?(?:fiche )?S+|effectif|officiel|previsionnel|prevue?|fixee?|cale|est|sera|reste|repoussee?|decalee?|reportee?|avancee?|maintenue?|desormais|maintenant|finalement|au|le|a|pour))* ?(?:[:=] ?)?(?:le |au )?(?=D)`,
);
/** « les travaux démarrent » */
const subject =
  /(?:^|[ S,:;])(?:les |le |la |l')?(?:travaux|chantier|projet|action)(?: d[eu] (?:la |l')?S+)? (?:devraient |devrait |vont )?$/;

export function findStart({ masked, dateAt }: Statement): Placed | undefined {
  const match = verb.exec(masked) ?? noun.exec(masked);
  if (!match || /\b(?:pas|jamais|si|n'|ne)\b/.test(masked.slice(0, match.index))) return undefined;
  const before = masked.slice(0, match.index);
  if (!isOwn(before.replace(/^.*S/, '')) && !isOwn(before) && !subject.test(before)) return undefined;
  const start = match.index + match[0].length;
  const date = dateAt(start);
  const day = date?.isVague === true ? date.first : date?.day;
  if (day === undefined) return undefined;
  return { value: { field: 'startDate', value: day }, start: match.index, end: endOfRun(masked, start) };
}

export function endOfRun(masked: string, start: number): number {
  let end = start;
  while (masked[end] === masked[start]) end += 1;
  return end;
}

import type { Clause } from './clauses';
import type { Message } from './message';
import { starting } from './status-nouns';
import type { ReadStatus } from './statuses';

/**
 * « le comité a acté pour la fiche 12 : reprise du chantier, avancement à 55 % »: among what was decided, a noun gives
 * the status that alone it would only announce. On folded, masked text.
 */

const works = String.raw`(?:d(?:u (?:chantier|projet|dossier|service)|es (?:travaux|operations)|e l'(?:action|operation)|e la (?:demarche|fiche))|d[eu] (?:la |l')?S+)`;
const begins = String.raw`(?:le |la |l'|un |une )?(?:${starting}|deblocage)(?: (?:officiel(?:le)?|effecti(?:f|ve)|immediate?))?`;
const alone = new RegExp(String.raw`^(?:et |puis )?${begins} ${works} ?$`);
/** « il a entériné le lancement de l'opération » */
const resolved = new RegExp(
  String.raw`(?<![a-z])(?:a|ont|avons|ai) (?:donc |enfin |bien )*(?:acte|valide|vote|enterine|approuve|decide|prononce) ${begins} ${works}(?= ?(?:$|[.,;]|et ))`,
);
const decisions =
  /(?<![a-z])(?:valid|act|decid|vot|approuv|adopt|enterin|arret)ee?s?(?![a-z])[^.!?]*$|(?<![a-z])(?:decisions?|arbitrages?|conclusions?)(?![a-z])[^.!?]*$/;
const toCome = /(?<![a-z])(?:propos|souhait|envisag|demand|etapes?|suite|prochain|a venir|prevu|refus)/;

export function decidedStatus({ masked }: Message, { start, end }: Clause): ReadStatus | undefined {
  const clause = masked.slice(start, end);
  const here = resolved.exec(clause);
  if (here) return { status: 'en_cours', start: here.index, end: here.index + here[0].length };
  const from = clause.lastIndexOf(': ') + 1;
  if (!alone.test(clause.slice(from).trimStart())) return undefined;
  const before = /[^.!?]*$/.exec(masked.slice(Math.max(0, start + from - 200), start + from))?.[0] ?? '';
  return decisions.test(before) && !toCome.test(before)
    ? { status: 'en_cours', start: from, end: clause.length }
    : undefined;
}

import { parseDay } from './calendar';
import type { Clause } from './clauses';
import type { Fact } from './fact';
import type { Message } from './message';
import { mayBeName } from './names';
import { findStatuses } from './statuses';

/** What a clause leaves out because the one before said it: « la 4 n'est plus bloquée mais la 5 l'est ». */

const same =
  /S+,? (?:c'est |est |sont )?(?:aussi|non plus|idem|pareil|egalement|de meme|meme chose|itou)\b|\b(?:idem|pareil|meme chose|de meme|itou|pareillement|egalement)(?: pour| sur| cote)? S|^(?:de meme|ainsi|aussi bien|au meme titre) que (?:pour |sur )?S+ ?$|^(?:tout )?comme (?:pour |sur )?S+ ?$/;
/** « la 2 est lancée, la 13 aussi » */
export const isLikewise = (clause: string, before: string): boolean =>
  same.test(clause) || (/\bcomme (?:pour |sur )?$/.test(before) && /^S+ ?$/.test(clause));

const itIs =
  /^(?:et |mais |alors que |tandis que |par contre |en revanche |[ ,])*S+,? (?:elle |oui |si )*(?:(?:elle )?l'est|oui|si)(?: toujours| encore| bien| depuis [a-zDEH ]{2,20})? ?$/;
const denial = /\b(?:n'est|ne sont|n'etait|est|sont) (?:plus|pas)(?: encore| vraiment| toujours)?(?= )/;

/** « la 5 l'est »: what was denied of the sheet before holds for this one. */
export function heldInstead(message: Message, clause: Clause, before: Clause | undefined): Fact[] {
  if (!before || !itIs.test(message.masked.slice(clause.start, clause.end))) return [];
  const said = message.masked
    .slice(before.start, before.end)
    .replace(denial, (words) => 'est'.padEnd(words.length));
  return findStatuses(said).map(({ status }) => ({ at: clause.start, field: 'status', status }));
}

const wholeName = /^\p{Lu}[\p{L}'’-]+(?: (?:de |le |la )?\p{Lu}[\p{L}'’-]+){0,2} ?$/u;
/** « Sophie reprend la 3, Marc la 7 »; « la 1 bloquée par la DRAC, la 2 par l'ABF » */
export function sameVerb(message: Message, clause: Clause, previous: readonly Fact[]): Fact[] {
  const masked = message.masked.slice(clause.start, clause.end);
  const typed = message.typed.slice(clause.start, clause.end);
  const lead = previous.find(({ field }) => field === 'lead');
  const name =
    /^(?:et )?((?:\p{Lu}[\p{L}'’-]+)(?: (?:de |le |la )?\p{Lu}[\p{L}'’-]+){0,2}),? (?:pour |sur )?/u.exec(
      typed,
    );
  if (lead && name?.[1] !== undefined && mayBeName(name[1]) && /^S+ ?$/.test(masked.slice(name[0].length)))
    return [{ at: clause.start, field: 'lead', text: name[1] }];
  // « Sophie Martin récupère la 12 et Marc Tessier la 13 »: the name stands before the second sheet.
  const above = /(?:,|\bet) ((?:\p{Lu}[\p{L}'’-]+)(?: (?:de |le |la )?\p{Lu}[\p{L}'’-]+){0,2}) $/u.exec(
    message.typed.slice(0, clause.start),
  );
  if (lead && above?.[1] !== undefined && mayBeName(above[1]) && /^S+ ?$/.test(masked))
    return [{ at: clause.start, field: 'lead', text: above[1] }];
  // « reprise par Inès Caron et la 9 par Marc Olivier »
  const byName = /^(?:et )?S+,? (?:par|a|c'est) /.exec(masked)?.[0];
  const next = byName === undefined ? undefined : wholeName.exec(typed.slice(byName.length))?.[0];
  if (lead && next !== undefined)
    return [{ at: clause.start + (byName?.length ?? 0), field: 'lead', text: next.trim() }];
  const held = previous.find(
    (fact) => fact.field === 'status' && (fact.status === 'bloque' || fact.status === 'suspendu'),
  );
  const cause = /^(?:et )?S+,? (?:par|a cause d(?:e|u)|faute d(?:e|')|cote|pour) (?=[a-z])/.exec(masked);
  if (
    held?.field === 'status' &&
    cause &&
    previous.some(({ field }) => field === 'blocker') &&
    !/[PAHD]/.test(masked)
  )
    return [
      { at: clause.start, field: 'status', status: held.status },
      { at: clause.start + cause[0].length, field: 'blocker', text: typed.slice(cause[0].length).trim() },
    ];
  return [];
}

/** « la 5 attend le bail et la 8 le permis », « étape de la 5 : … ; de la 8 : … »: a note of the same kind. */
const itsOwn =
  /^(?:et |puis |mais )*(?:pour |sur |cote )?(?:S+,? )?(?=(?:la |le |les |l'|un |une |des |du |son |sa |ses |celui d[eu] |celle d[eu] |cel(?:ui|le) des )[a-z][a-z' -]{2,50}$)/;
const labelledAgain = /^(?:et |puis )*(?:(?:de|du|pour|sur|cote) )?S+ ?[:=] ?(?=[a-z])/;
const verb =
  /\b(?:est|sont|a|ont|ai|avons|sera|seront|on|nous|je|il|elle|ca|va|vont|passe|reste|avance|attend|manque|bloque|ne|n'|qui|que)(?![a-z])/;

export function sameNote(message: Message, clause: Clause, previous: readonly Fact[]): Fact[] {
  const note = previous.findLast(
    (fact) => fact.field === 'blocker' || fact.field === 'nextStep' || fact.field === 'comment',
  );
  if (!note || !('text' in note) || note.field === 'comment') return [];
  const masked = message.masked.slice(clause.start, clause.end);
  const lead = (note.listed === true ? labelledAgain.exec(masked) : null) ?? itsOwn.exec(masked);
  if (!lead || /[PAHDLT]/.test(masked)) return [];
  const rest = masked.slice(lead[0].length);
  if (note.listed !== true && verb.test(rest)) return [];
  const words = message.typed.slice(clause.start + lead[0].length, clause.end).trim();
  return [{ at: clause.start + lead[0].length, field: note.field, text: words }];
}

/** « la CCI rejoint la 5 et la CMA la 12 »: the name stands before the second sheet. */
const organisationAbove =
  /(?:,|\bet) (?:la |le |l['’]|les )?(\p{Lu}[\p{L}'’-]*(?: (?:de |du |des |le |la )?\p{Lu}[\p{L}'’-]+){0,3}) (?:sur |pour |dans )?$/u;
export function sameJoining(message: Message, clause: Clause, previous: readonly Fact[]): Fact[] {
  if (!previous.some(({ field }) => field === 'partners')) return [];
  const start = clause.start + message.masked.slice(clause.start, clause.end).search(/S/);
  const name = organisationAbove.exec(message.typed.slice(0, start))?.[1];
  return name !== undefined && /^S+ ?$/.test(message.masked.slice(start, clause.end))
    ? [{ at: clause.start, field: 'partners', names: [name] }]
    : [];
}

/** « deux mois sur la 8, un sur la 16 » */
const aheadOfSheet = /^[PAH]+ (?:pour |sur )S/;
/** « la 8 prend trois mois, la 12 deux »: what stands around the figure in the clause before stands around this one. */
export function aroundBefore(
  message: Message,
  clause: Clause,
  before: Clause | undefined,
  kind: string,
  at: number,
): { before: string; after: string } | undefined {
  const own = message.masked.slice(clause.start, at);
  if (
    !before ||
    !/^(?:(?:et|mais|puis|celle|celui|cel(?:le|ui) de|de|d'|la|,|S) ?)*$/.test(own) ||
    !(/S/.test(own) || aheadOfSheet.test(message.masked.slice(at)))
  )
    return undefined;
  const said = message.masked.slice(before.start, before.end);
  const figure = said.indexOf(kind);
  if (figure < 0) return undefined;
  const end = figure + (/^[A-Z]+/.exec(said.slice(figure))?.[0].length ?? 0);
  return { before: said.slice(0, figure), after: said.slice(end) };
}

/** « la 3 finit le 1er octobre, la 12 un mois plus tard »: a month after the other one. */
export function sinceOther(message: Message, clause: Clause, previous: readonly Fact[]): Fact[] | undefined {
  const said =
    /^(?:et |puis |mais )*(?:pour |sur )?S+,? (?:finira |finit |suivra |ouvrira |sera livree )?(H+) (plus tard|apres|plus tot|avant) ?$/d.exec(
      message.masked.slice(clause.start, clause.end),
    );
  const shift = message.found.find(
    ({ kind, start }) => kind === 'H' && start === clause.start + (said?.indices?.[1]?.[0] ?? -1),
  );
  const due = previous.findLast((fact) => fact.field === 'due' && 'date' in fact);
  if (shift?.kind !== 'H' || due?.field !== 'due' || !('date' in due)) return undefined;
  const other = parseDay(due.date);
  const isLater = /tard|apres/.test(said?.[2] ?? '');
  const day = isLater ? other.add(shift.value) : other.subtract(shift.value);
  return [{ at: shift.start, field: 'due', date: day.toString() }];
}

/** « ce n'est pas la 8 qui est bloquée, c'est la 9 »: said of the second, and not of the first. */
const cleft =
  /\b(?:ce n'est|c'est|n'est) (?:pas|plus) (?:sur |pour )?S+ (?:qui|que|qu'on) (?<said>[^.;!?\n]*)$/;
export const isCleft = (clause: string): boolean => cleft.test(clause);
export function cleftStatement(
  message: Message,
  before: Clause | undefined,
  clause: Clause,
): Clause | undefined {
  if (
    !before ||
    !/^(?:mais |plutot |bien |c'est )+(?:bien |plutot |pour |sur )*S+ ?$/.test(
      message.masked.slice(clause.start, clause.end),
    )
  )
    return undefined;
  const said =
    cleft.exec(message.masked.slice(before.start, before.end))?.groups?.['said'] ??
    // « la 8 n'est pas bloquée, c'est la 9 »
    /^(?:mais |non,? )?S+,? (?:n'est|ne sont|est) pas (?<said>[a-z][^.;!?\n]*)$/.exec(
      message.masked.slice(before.start, before.end),
    )?.groups?.['said'];
  return said === undefined ? undefined : { start: before.end - said.length, end: before.end };
}

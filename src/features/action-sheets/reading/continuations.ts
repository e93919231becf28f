import type { Clause } from './clauses';
import { isCourtesy } from './courtesy';
import { wordsOf } from './clause-words';
import type { Fact } from './fact';
import type { Found } from './found';
import type { Message } from './message';

/** What a clause says only together with what was said before it. */

/** « pilote : Léo Martin, enfin non, Léo Marchetti » */
export function correctedLead(
  typed: string,
  masked: string,
  before: string,
  previous: readonly Fact[],
): string | undefined {
  if (!previous.some(({ field }) => field === 'lead')) return undefined;
  if (!/C|^(?:et )?non\b/.test(masked) && !/(?:C|\bnon)[\s,:]*$/.test(before)) return undefined;
  const start = /^(?:C|[\s,:]|non |c'est )*/.exec(masked)?.[0].length ?? 0;
  const name = typed.slice(start).trim();
  return /^(?:(?:M\.|Mme|Mr) )?\p{Lu}[\p{L}'’-]+(?: (?:\p{Lu}|de |du |le )[\p{L}'’-]*){0,3}$/u.test(name)
    ? name
    : undefined;
}

/** « …une décision de la Région, attendue en janvier », « …le 5 janvier, non le 6 » goes on with what was noted. */
export function continuedNote(
  typed: string,
  masked: string,
  previous: readonly Fact[],
): Extract<Fact, { text: string }> | undefined {
  const last = previous.at(-1);
  if (last?.field !== 'blocker' && last?.field !== 'nextStep' && last?.field !== 'comment') return undefined;
  // « à faire : permis, devis, assurance »
  if (last.listed === true && isListItem(masked))
    return { at: 0, field: last.field, text: wordsOf(typed), listed: true };
  // « prochain rendez-vous : l'agence de l'eau, le 4 décembre »
  if (last.listed === true && /^(?:le |au |en |vers |des )*[DE]+(?: a [H\d]+h?)? ?$/.test(masked))
    return { at: 0, field: last.field, text: wordsOf(typed), listed: true };
  // « attend son robot, bloqué à Anvers »
  if (
    last.field === 'blocker' &&
    !previous.some(({ field }) => field === 'status') &&
    /^(?:bloqu|coinc|reten|arret|stopp|immobilis)(?:e|ee|es|ees|u|ue|us|ues) (?:a|au|aux|en|chez|dans|par|sous) (?![PAD])/.test(
      masked,
    )
  )
    return { at: 0, field: last.field, text: wordsOf(typed) };
  if (previous.some(({ field }) => field === 'due') || !/D/.test(masked)) return undefined;
  const goesOn =
    /^(?:attendu|prevu|promis|annonc|programm|fix|cal|planifi)(?:e|ee|es|ees|s|is|ise|u|ue|us|ues)? [^S]*D/.test(
      masked,
    ) ||
    (/C|^(?:non|plutot|pardon)\b/.test(masked) &&
      /^(?:C|non|plutot|pardon|finalement|le|au|en|[ ,:])*D+[ .]*$/.test(masked));
  return goesOn ? { at: 0, field: last.field, text: wordsOf(typed) } : undefined;
}

/** A few words without a verb or a figure. */
const isListItem = (masked: string): boolean =>
  /^(?:(?:et|puis|ou) )?(?:(?:la |le |les |l'|un |une |des |du |de )?[a-z'’-]{2,}(?: |$)){1,5}$/.test(
    masked,
  ) &&
  !isCourtesy(masked) &&
  !/\b(?:est|sont|a|ont|on|nous|je|il|elle|ca|budget|avancement|echeance|statut|rien|pas|reste|merci|bloque\w*|termine\w*|suspendu\w*|en cours|bonne|bon|a|tout)\b/.test(
    masked,
  );

/** « bloquée (GRDF) » */
export function causeInBrackets(
  message: Message,
  { start, end }: Clause,
  previous: readonly Fact[],
): Extract<Fact, { text: string }> | undefined {
  const last = previous.at(-1);
  const isHeld = last?.field === 'status' && (last.status === 'bloque' || last.status === 'suspendu');
  const masked = message.masked.slice(start, end);
  return isHeld &&
    // « bloquée - foncier » too
    (/[a-z] ?\( ?$/.test(message.masked.slice(0, start))
      ? /^ ?\)/.test(message.masked.slice(end))
      : /[a-z] [-/] $/.test(message.masked.slice(0, start)) &&
        /^ ?(?:$|[.;!\n]|[-/] )/.test(message.masked.slice(end)) &&
        /^[a-z' -]{3,40}$/.test(masked)) &&
    /[a-z]{2}/.test(masked) &&
    !/[PASDH]/.test(masked)
    ? { at: start, field: 'blocker', text: wordsOf(message.typed.slice(start, end)) }
    : undefined;
}

/** « décalée d'un mois, non, de deux mois » */
export function correctedShift(message: Message, found: Found, previous: readonly Fact[]): Fact | undefined {
  const before = previous.findLast((fact) => fact.field === 'due' && 'shift' in fact);
  if (found.kind !== 'H' || before?.field !== 'due' || !('sign' in before)) return undefined;
  const isCorrected = /C[ ,:]*(?:plutot )?(?:de |d')?$/.test(message.masked.slice(0, found.start));
  return isCorrected ? { at: found.start, field: 'due', shift: found.value, sign: before.sign } : undefined;
}

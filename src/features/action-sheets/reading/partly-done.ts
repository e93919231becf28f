import type { Clause } from './clauses';
import type { Message } from './message';

/** « terminée à 60 % » is not terminée; « terminée fin juin », next June, is not either. */
export function isPartly(message: Message, clause: Clause, start: number, status: string): boolean {
  const rest = message.masked.slice(clause.start + start, clause.end);
  if (
    status !== 'termine' &&
    !(
      status === 'en_cours' &&
      /^(?:(?:ca|elle|on|il) )?(?:(?:re)?(?:demarre|debute|commence|lance)|repart|reprend)/.test(rest)
    )
  )
    return false;
  // « à moitié terminée »
  const share = message.found.find(
    ({ kind, end }) =>
      kind === 'P' &&
      /^ ?(?:(?:de |deja )?)$/.test(message.masked.slice(end, clause.start + start)) &&
      end <= clause.start + start,
  );
  if (share?.kind === 'P' && share.value.percent < 100 && status === 'termine') return true;
  const next = message.found.find(
    (found) =>
      found.start >= clause.start + start &&
      found.end <= clause.end &&
      (found.kind === 'P' || found.kind === 'D'),
  );
  if (!next) return false;
  const between = rest.slice(0, next.start - clause.start - start);
  if (next.kind === 'P')
    return (
      status === 'termine' &&
      next.value.percent < 100 &&
      /^[a-z]+(?: seulement| deja)? (?:a|aux?)? ?(?:environ )?(?:hauteur de )?$/.test(between)
    );
  if (next.kind !== 'D' || !next.value.day) return false;
  if (
    !/^(?:(?:ca|elle|on|il) )?[a-z]+ (?:tout |tous |bien |les travaux |du service |vie |son cours |de plus belle |(?:d[eu] )?(?:la |le |l'|les )?S+ )?(?:d'ici |pour |au plus tard |en |a |le |vers |courant |avant |au |officiellement |enfin |)*$/.test(
      between,
    )
  )
    return false;
  if (/ (?:d'ici|pour|avant|au plus tard)/.test(between)) return true;
  // « ont commencé ce lundi » is over.
  if (
    status === 'en_cours' &&
    /\b(?:a|ont|avons|ai|vient|viennent)(?: enfin| bien| officiellement| deja)? $/.test(
      message.masked.slice(clause.start, clause.start + start),
    )
  )
    return false;
  // A day without its year: the one that lies nearer, for something that is done.
  const ahead = next.value.day.since(message.today).days;
  return ahead > 0 && (next.value.year === true || ahead < 275);
}

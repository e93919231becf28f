import type { Clause } from './clauses';
import type { Message } from './message';

/** « encore 10 % et c'est fini »: what follows the last stretch is to come. */
export const lastStretch =
  /^ ?(?:d'efforts? )?,? ?(?:et|avant qu(?:e |'))(?: [a-z']+| S+){0,4}? ?(?:fini|boucl|termin|acheve|livre|bon(?![a-z])|clos|plie|gagne)/;
const stretch =
  /(?<![a-z])(?:encore|plus qu(?:e |')|reste(?:nt)?|manque)(?: [a-z']+){0,3} ?P+(?: a (?:faire|realiser|finir))?(?: d[eu] (?:la |l')?S+| sur (?:la |l')?S+)?,? (?:et )?$/;

/** Between a share and the status that is said of it: « les deux tiers du chantier de la 8 sont derrière nous ». */
const ofShare =
  /^ ?(?:(?:d[eu]s?|de la|de l'|d'|sur|pour) ?(?:(?:la |le |l'|les |notre )?(?:travaux|chantier|projet|action|fiche|programme|operation|travail|boulot|S+)),? ?)*(?:(?:qui )?(?:de|deja|est|sont|a ete|ont ete|bien|enfin|maintenant|desormais|aujourd'hui|se trouvent?) ?)*$/;

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
      end <= clause.start + start &&
      ofShare.test(message.masked.slice(end, clause.start + start)),
  );
  if (
    status === 'termine' &&
    stretch.test(message.masked.slice(Math.max(0, clause.start - 60), clause.start))
  )
    return true;
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

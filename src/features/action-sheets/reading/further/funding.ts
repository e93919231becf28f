import type { FurtherValue, Placed, Statement } from './further-value';

/** Who pays what, where the state of the money is said too: « la Région apporte 300 k€, acquis ». */

const states = [
  {
    state: 'demande',
    pattern: /\b(?:demand|sollicit|en cours d'instruction|instruit|dossier depose|a confirmer|en attente)/,
  },
  {
    state: 'acquis',
    pattern: /\b(?:acquis|obtenu|accord|notifie|vote|valide|signe|confirm|attribue|octroye|c'est bon|verse)/,
  },
] as const;
const name = String.raw`(?:(?:la |le |l'|les )?(?<funder>[a-z][a-z0-9'&-]+(?: (?:de |des |du |d'|et )?(?:la |les |l')?[a-z0-9'&-]+){0,4}?))`;
const forms = [
  String.raw`(?:^|[S,;:] ?)${name} (?:nous )?(?:apporte(?:ra|nt)?|financ(?:e|era|ent)|contribue(?:ra)?|particip(?:e|era)|accorde(?:ra)?|octroie|attribue|met|verse(?:ra)?|donne)(?: (?:la |le )?S+)?(?: (?:bien|donc|finalement|a hauteur de|pour|a))* (?<sum>A+)`,
  String.raw`(?<sum>A+)(?: (?:de |d')?(?:subvention|aide|cofinancement|fonds)s?)?(?: (?:sont|est|ont ete|a ete|deja|bien))* (?<state>acquis|obtenue?s?|accordee?s?|notifiee?s?|demandee?s?|sollicitee?s?|votee?s?|attribuee?s?)(?:es?)? (?:(?:a|aupres de|par|de) ?(?:la |l'|le )?|du |au |aupres du )(?<funder>[a-z][a-z0-9'&-]+(?: (?:de |des |du |d')?(?:la |les |l')?[a-z0-9'&-]+){0,4})`,
  String.raw`(?:subvention|aide|dotation|cofinancement)s? (?:de |du |des |d')?(?:la |l')?(?<funder>[a-z][a-z0-9'&-]+(?: (?:de |des |du |d')?(?:la |les |l')?[a-z0-9'&-]+){0,3}) (?:de |d'|: ?|a hauteur de )(?<sum>A+)`,
  String.raw`(?:subvention|aide|dotation|cofinancement)s? (?:de |d'|: ?)(?<sum>A+) (?<state>acquise?s?|obtenue?s?|accordee?s?|notifiee?s?|demandee?s?|sollicitee?s?|votee?s?|attribuee?s?) (?:(?:a|aupres de|par|de) ?(?:la |l'|le )?|du |au |aupres du )(?<funder>[a-z][a-z0-9'&-]+(?: (?:de |des |du |d')?(?:la |les |l')?[a-z0-9'&-]+){0,4})`,
].map((form) => new RegExp(form, 'd'));
const notFunder =
  /^(?:on|nous|il|elle|je|ca|qui|que|budget|reste|total|cout|projet|action|fiche|entreprise|hauteur|pour|avec|dont|et|mais)(?![a-z])/;

export function findFunding({ masked, typed, after, eurosAt }: Statement): Placed | undefined {
  for (const form of forms) {
    const match = form.exec(masked);
    const { funder, sum } = match?.indices?.groups ?? {};
    if (!match || !funder || !sum || notFunder.test(masked.slice(...funder))) continue;
    if (/\b(?:pas|ne|n'|si|pourrait|peut-etre|refus\w*)\b/.test(masked)) continue;
    const said = `${match.groups?.['state'] ?? ''} ${masked.slice(match.index + match[0].length)}${/^[ ,(]*(?:c'est |deja |montant )?(?:acquis|obtenu|demand|sollicit|notifi|vote|accord|confirm|a confirmer)/.test(after) ? after.slice(0, 30) : ''} ${masked.slice(0, funder[0])}`;
    const state = states.find(({ pattern }) => pattern.test(said))?.state;
    const euros = eurosAt(sum[0]);
    // « apporte 300 k€ » alone: promised, asked for, or there? That is a remark.
    if (state === undefined || euros === undefined) continue;
    const value: FurtherValue = {
      field: 'funding',
      value: { funder: typed.slice(...funder).trim(), euros, state },
    };
    return { value, start: match.index, end: masked.length };
  }
  return undefined;
}

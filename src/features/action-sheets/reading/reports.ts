import type { Fact } from './fact';

/**
 * What somebody else says. Told to the writer, or by whoever knows (« l'architecte m'a confirmé que », « selon
 * l'ingénieur »), it is taken as said, unless the writer says otherwise: the proposal shows it before it is written.
 * What the writer keeps at a distance (« Paul dit que », « il paraît que ») is asked about: a rumour is no update.
 */

const told =
  /\b(?:(?:m'|nous |me |vient de (?:me |nous )?)(?:a |ont )?(?:dit|disent|indique\w*|annonc\w*|informe\w*|confirm\w*|signal\w*|ecri[ts]\w*|assur\w*|precis\w*|fait savoir)|selon|d'apres|pour (?:nous|moi|lui|eux)(?= ?(?:$|,))|pour (?:la |le |l')(?:region|compta\w*|architecte|maitre d'oeuvre|bureau d'etudes)|annonc(?:e|ent)|indique(?:nt)?|confirme(?:nt)?|signale(?:nt)?|informe(?:nt)?)\b/;
/** Heard somewhere, of nobody in particular. */
export const hearsay = String.raw`(?:le bruit court|(?:la |des )rumeurs?|radio couloir|bruits? de couloir|on raconte|on dit|on murmure|il se (?:dit|murmure|raconte)|il parait|parait-il|a ce qu'(?:il parait|on (?:dit|raconte))|entendu (?:dire|parler)|on (?:m'a|nous a) (?:souffle|glisse)|d'apres les (?:rumeurs|on-dit)|des echos|j'ai eu vent|soi-?disant)`;
const distant = new RegExp(
  String.raw`(?:${[
    String.raw`(?<!\b(?:je|j'ai|on a|m'a|nous a|me|nous|m'ont|nous ont) )\b(?:dit|disent|disait|disaient|dirait|raconte(?:nt)?|pretend(?:ent|ait)?|croi(?:t|ent|yait)|pense(?:nt)?(?<!\b(?:je|on|nous) pense)|pensait|imagine|suppose|soutient|jure) (?:qu(?:e |')|: ?|(?= {2}))`,
    String.raw`(?:il |a ce qu'il )?(?:parait|paraitrait)(?:-il)?(?: qu(?:e |'))?`,
    String.raw`(?:j'ai |on a |ai )?entendu (?:dire )?(?:qu(?:e |')|: ?)`,
    hearsay,
  ].join('|')})`,
);

/** « d'après la rumeur, la 8 est abandonnée » */
const rumoured =
  /\b(?:rumeurs?|le bruit court|bruits? de couloir|parait-il|soi-?disant|d'apres (?:ce qu'on|ce qui se|certains|les on-dit)|a ce qu'il parait|a ce qu'on (?:dit|raconte)|radio couloir)\b[^,]{0,30}[,:] ?$/;

const values = new Set(['status', 'progress', 'budget', 'due', 'lead']);

/** « la 8 est terminée, paraît-il » */
const afterwards = /^ ?, ?(?:parait-il|a ce qu'il parait|a ce qu'on dit|dit-on|soi-?disant)/;

/** The facts of a clause, as far as they are reported in it. `words`: the clause as typed. `after`: what follows it. */
export function withReports(
  masked: string,
  facts: Fact[],
  {
    start,
    after,
    words,
    sentence,
  }: { start: number; after: string; words: string; /** What of it stands before. */ sentence: string },
): Fact[] {
  if (rumoured.test(sentence) && facts.some(({ field }) => values.has(field)))
    return facts.map((fact): Fact =>
      values.has(fact.field) ? { at: fact.at, field: 'doubt', doubt: { kind: 'hearsay', words } } : fact,
    );
  const rumour = distant.exec(masked) ?? afterwards.exec(after);
  if (rumour && facts.some(({ field }) => values.has(field)))
    return facts.map((fact): Fact =>
      values.has(fact.field) && (fact.at >= start + rumour.index || isAside(rumour[0]))
        ? { at: fact.at, field: 'doubt', doubt: { kind: 'hearsay', words } }
        : fact,
    );
  return told.test(masked)
    ? facts.map((fact): Fact => (values.has(fact.field) ? { ...fact, reported: true } : fact))
    : facts;
}

/** « la 8 est terminée, paraît-il » */
const isAside = (words: string): boolean =>
  /parait|disant|dit|rumeur|couloir|bruit|raconte/.test(words) && !/qu/.test(words);

/** The writer's own word stands above what others say. */
export function withoutOutvoted(facts: readonly Fact[]): Fact[] {
  const own = (fact: Fact): boolean => fact.reported !== true && values.has(fact.field);
  // « terminée. Non, pas terminée, à 90 % »: what is said next stands, and the status does not.
  const denied = facts.findLast(
    (fact) =>
      fact.field === 'doubt' &&
      fact.denies === 'status' &&
      facts.some((later) => own(later) && later.at > fact.at),
  );
  return facts.filter((fact) => {
    if (denied && fact.field === 'status' && fact.at < denied.at) return false;
    if (fact.field === 'doubt' && fact.doubt.kind === 'hearsay') return !facts.some(own);
    // « je vérifie… non, fin juillet »
    if (fact.field === 'doubt' && fact.doubt.kind === 'unsure')
      return !facts.some((later) => own(later) && later.at > fact.at);
    return fact.reported !== true || !facts.some((other) => own(other) && other.field === fact.field);
  });
}

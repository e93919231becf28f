import type { Placed, Statement } from './further-value';

/** What is announced by its own name: maturity, need, scheme. */

const ofSheet = String.raw`(?: (?:(?:de|pour|sur) )?(?:la |l')?(?:fiche )?S+)?`;
const labels = [
  {
    field: 'maturity',
    pattern: String.raw`(?:niveau de |degre de )?maturite${ofSheet} ?(?::|=|->|est|passe a) ?`,
  },
  { field: 'need', pattern: String.raw`besoins?(?: identifies?| exprimes?)?${ofSheet} ?(?::|=|->) ?` },
  {
    field: 'scheme',
    pattern: String.raw`dispositifs?(?: mobilises?| utilises?| sollicites?)?${ofSheet} ?(?::|=|->) ?`,
  },
] as const;
/** « via le Fonds vert » */
const known =
  /(?<![a-z])(?:via|dans le cadre d[eu]|au titre d[eu]) (?:la |le |les |l')?(?<scheme>vte|volontariat territorial en entreprise|fonds verts?|fonds friches?|france 2030|rebond industriel|cir|cii|detr|dsil|feder|pacte industrie|territoires d'industrie en transition ecologique)(?![a-z])/d;

export function findLabelled({ masked, typed }: Statement): Placed | undefined {
  for (const { field, pattern } of labels) {
    const match = new RegExp(String.raw`(?<![a-z])${pattern}`).exec(masked);
    if (!match || /\b(?:pas|plus|aucune?|sans)\b[^:]*$/.test(masked.slice(0, match.index))) continue;
    const start = match.index + match[0].length;
    const value = typed.slice(start).trim();
    // « besoin : 200 k€ » is a sum, and of money something else is meant.
    if (!/[a-z]{2}/.test(masked.slice(start)) || (field === 'need' && /^[AP]/.test(masked.slice(start))))
      continue;
    return { value: { field, value }, start: match.index, end: masked.length };
  }
  const place = known.exec(masked)?.indices?.groups?.['scheme'];
  return (
    place && { value: { field: 'scheme', value: typed.slice(...place) }, start: place[0], end: place[1] }
  );
}

import { anyOf } from './any-of';
import { foldInPlace } from '../../../core/fold-in-place';
import type { KnownSheet } from './known-sheet';
import type { SheetNamed } from './sheet-named';
import type { Span } from './span';

/** « celle de Camille », « la fiche de Bruno Lemaire », « l'action que suit Mme Petit »: by who leads it. On folded text. */
export function sheetsByLead(text: string, sheets: readonly KnownSheet[]): Span<'S', SheetNamed>[] {
  const ledBy = new Map<string, number[]>();
  const add = (name: string, number: number): void => {
    if (name.length >= 3) ledBy.set(name, [...new Set([...(ledBy.get(name) ?? []), number])]);
  };
  for (const { number, lead = '' } of sheets) {
    const [first = '', ...last] = foldInPlace(lead).trim().split(/\s+/);
    if (last.length === 0) continue;
    for (const name of [`${first} ${last.join(' ')}`, first, last.join(' ')]) add(name, number);
  }
  if (ledBy.size === 0) return [];
  const pattern = new RegExp(`${thatOne}(?:${of}${civility})(${anyOf(ledBy.keys())})(?![a-z'-])`, 'g');
  return [...text.matchAll(pattern)].flatMap((match): Span<'S', SheetNamed>[] => {
    const end = match.index + match[0].length;
    const numbers = ledBy.get(match[1] ?? '') ?? [];
    // « celle de Sophie Duval » is not Sophie Martin's.
    if (otherSurname.test(text.slice(end))) return [];
    return [
      {
        kind: 'S',
        start: match.index,
        end,
        value: numbers.length === 1 ? { numbers } : { ambiguous: numbers },
      },
    ];
  });
}

const thatOne = String.raw`(?<![a-z])(?:(?:sur|pour|concernant|cote) )?(?:cel(?:le|ui)|(?:la |le |l'|les )(?:fiche|action|projet|dossier|operation)(?: action)?) `;
const of = String.raw`(?:de |d'|a |que (?:suit|pilote|porte|gere|conduit) |(?:suivi|pilote|porte|gere|mene|conduit)e? par )`;
const civility = String.raw`(?:m\. ?|mr |mme |madame |monsieur )?`;
const otherSurname =
  /^ (?!(?:est|sont|passe|reste|avance|repart|reprend|demarre|redemarre|bloque|coince|attend|toujours|encore|aussi|n'est|elle|il|on|et|a|sera)\b)[a-z-]{3,} (?:est|sont|passe|a|reste|avance|sera|repart|redemarre|demarre) /;

import { isOwn } from '../own-words';
import type { Placed, Statement } from './further-value';

/** How firm the action is: « la 7 passe d'idée à ferme », « engagement : à consolider ». */

const level = String.raw`(?<level>ferme|a consolider|(?:une |la )?(?:simple )?idee|l'idee)(?![a-z])(?! (?:de |d'|que|qu'|la |les? |l'|ses? |un|pour))`;
const forms = [
  String.raw`(?:niveau )?(?:d')?engagement(?: (?:de |pour )?(?:la |l')?(?:fiche )?S+)?(?: (?:est|sera|devient|passe|reste|desormais|maintenant|en|a|de|d'idee|a consolider))* ?(?:[:=] ?)?${level}`,
  String.raw`(?<own>^(?:.*?[S ,;:])?(?:est|passe|devient|reste|restent|desormais|maintenant|toujours|encore|en est|(?<!S)S+|:) (?:(?:desormais|maintenant|toujours|encore|plus qu'|de l'|d'idee|a consolider) ?)*(?:au stade (?:de |d')?|a l'etat (?:de |d')?|en |a )?)${level}`,
].map((form) => new RegExp(form, 's'));
const levels = { f: 'ferme', a: 'a_consolider', i: 'idee' } as const;

export function findCommitment({ masked }: Statement): Placed | undefined {
  for (const form of forms) {
    const match = form.exec(masked);
    const said = match?.groups?.['level'];
    if (!match || said === undefined) continue;
    const own = match.groups?.['own'];
    const lead = (own ?? '').replace(/(?:au stade|a l'etat|d'idee|a consolider|en est|plus qu').*$/, '');
    if (own !== undefined && !isOwn(lead.replace(/^.*S/, ''))) continue;
    if (/\b(?:pas|n'|ne|si)\b/.test(masked.slice(0, match.index + match[0].length))) continue;
    const first = said.replace(/^(?:une |la |l'|simple )+/, '').charAt(0) as keyof typeof levels;
    const end = match.index + match[0].length;
    return { value: { field: 'commitment', value: levels[first] }, start: match.index, end };
  }
  return undefined;
}

import type { Clause } from './clauses';
import { isCourtesy } from './courtesy';
import type { Message } from './message';

/** Thanks, wishes, what was read or will be told: a letter between people, that says nothing of a sheet. On folded, masked text. */
const personal = new RegExp(
  String.raw`(?<![a-z])(?:${[
    String.raw`remerci(?:e|er|ons|ements?|ant)|(?:grand|immense|mille) merci|merci (?:(?:beaucoup|encore|infiniment|mille fois) )*(?:pour|d'avoir|de (?:votre|ton|ta|vos|tes|l'|la|m'|nous))|bravo|felicit(?:e|er|ons|ations)|hommages|condoleances|voeux`,
    String.raw`quel(?:le)?s? (?:beau|belle|beaux|belles|joie|plaisir|bonheur|chance|moment|journee|soiree|accueil)`,
    String.raw`(?:j'|je |nous )(?:en |y |vous |te |t'|m'|me |l'|le |la |les )*(?:garde|ai garde|ai (?:lu|relu|parcouru|recu|bien recu|regarde|ecoute|aime|vu)|lirai|relirai|transmets|transfere|fais suivre|ferai (?:suivre|part|mes remarques)|apporterai|envoie|joins|souhaite|verrai|voyais|repondrai|repense|rejouis)`,
    String.raw`(?:reposez|repose|passe|passez|profite|profitez|couvrez|couvre|portez|prenez soin|prends soin|dites|dis)(?:-| )(?:vous|toi|moi|le|un|une|de)(?![a-z])`,
    String.raw`(?:l'|une? |d')(?:invitation|entree libre|article|conference|carte postale)|a refaire|mes remarques|pas d'(?:observation|remarque)s?|rien a redire`,
    String.raw`(?:je|nous) (?:voulais|voulions|tenais|tenions|souhait\w+|voudrais) (?:simplement |juste |seulement |encore )?(?:a )?(?:vous |te |t')?(?:remercier|feliciter|saluer|dire (?:merci|ma|mon|combien)|souhaiter|inviter|redire)`,
    String.raw`(?:le |son |un )(?:buffet|discours)(?![a-z])`,
  ].join('|')})`,
);

/** Whether a message without any value is such a letter. */
export const isPersonalLetter = ({ masked, found }: Message, clauses: readonly Clause[]): boolean =>
  // What is said of a sheet without thanks or wishes is said of the sheet.
  clauses.every(
    ({ start, end }) =>
      personal.test(masked.slice(start, end)) ||
      !found.some((one) => one.kind === 'S' && one.start >= start && one.end <= end),
  ) &&
  found.every(({ kind }) => kind === 'S' || kind === 'D' || kind === 'H') &&
  !/\d ?(?:%|€)/.test(masked) &&
  clauses.filter(({ start, end }) => !isCourtesy(masked.slice(start, end))).length >= 2 &&
  personal.test(masked);

import { foldText } from '../../core/text';
import type { Answer } from './copil';

/** What follows the word « copil ». */
export type CopilRequest =
  | { kind: 'list' | 'new' | 'help' }
  | { kind: 'noHome'; number: number | undefined }
  | { kind: 'show' | 'modify' | 'cancel' | 'attendance' | 'collect' | 'home'; number: number }
  | { kind: 'answer'; number: number; answer: Answer; replacedBy?: string };

const alone: Record<string, 'list' | 'new' | 'help'> = {
  '': 'list',
  prochains: 'list',
  nouveau: 'new',
  nouvelle: 'new',
  creer: 'new',
  preparer: 'new',
  aide: 'help',
};
const verbs: [RegExp, 'modify' | 'cancel' | 'attendance' | 'collect' | 'home' | 'show'][] = [
  [/^(modifier|changer|deplacer)$/, 'modify'],
  [/^annuler$/, 'cancel'],
  [/^(presences?|liste|emargement)$/, 'attendance'],
  [/^collecte[r]?$/, 'collect'],
  [/^(canal|salon)$/, 'home'],
  [/^(voir|montrer|n°|no|numero)$/, 'show'],
];
const answers: [RegExp, Answer][] = [
  [/^presente?$/, 'present'],
  [/^(excuse|excusee|absente?)$/, 'excused'],
  [/^remplacee?$/, 'replaced'],
];

/** « canal retirer 4 », « canal 4 retirer », « retirer le canal du copil 4 », folded. */
const homeRemoval =
  /^(?=.*\b(?:canal|salon)\b)(?=.*\b(?:retirer|enlever|supprimer|quitter)\b)(?:(?:canal|salon|retirer|enlever|supprimer|quitter|le|du|de|copil|n|no)\b[°\s]*)+(\d{1,6})?(?:\s+(?:canal|salon|retirer|enlever|supprimer|quitter))?$/;

/** Undefined: a sentence that begins with the word, and not one of the sub-commands. */
export function readCopilRequest(argument: string): CopilRequest | undefined {
  const text = argument.replace(/[\s?!.…]+$/u, '').trim();
  const kind = alone[foldText(text)];
  if (kind !== undefined) return { kind };
  if (/^\d{1,6}$/.test(text)) return { kind: 'show', number: Number(text) };
  const noHome = homeRemoval.exec(foldText(text));
  if (noHome) return { kind: 'noHome', number: noHome[1] === undefined ? undefined : Number(noHome[1]) };
  const before = /^(\S+)\s+(?:le\s+)?(?:copil\s+)?(\d{1,6})(?:\s+par\s+(.+))?$/su.exec(text);
  const after = /^(\d{1,6})\s+([^\s\d]+)(?:\s+par\s+(.+))?$/su.exec(text);
  const [word, number, by] = before
    ? [before[1], before[2], before[3]]
    : [after?.[2], after?.[1], after?.[3]];
  if (word === undefined || number === undefined) return undefined;
  const verb = foldText(word).replace(/[·.]/g, '').replace(/\(e\)/, 'e');
  const known = verbs.find(([pattern]) => pattern.test(verb))?.[1];
  if (known !== undefined) return by === undefined ? { kind: known, number: Number(number) } : undefined;
  const answer = answers.find(([pattern]) => pattern.test(verb))?.[1];
  if (answer === undefined || (by !== undefined && answer !== 'replaced')) return undefined;
  return {
    kind: 'answer',
    number: Number(number),
    answer,
    ...(by !== undefined && { replacedBy: by.trim() }),
  };
}

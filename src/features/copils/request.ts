import { foldText } from '../../core/text';
import type { Answer } from './copil';

/** What follows the word « copil ». */
export type CopilRequest =
  | { kind: 'list' | 'new' | 'help' }
  | { kind: 'noHome'; number: number | undefined }
  | { kind: 'show' | 'modify' | 'cancel' | 'attendance' | 'export' | 'collect' | 'home'; number: number }
  | { kind: 'answer'; number: number; answer: Answer; replacedBy?: string }
  /** A sub-command without a number that can be one; `word` as it is to be written. */
  | { kind: 'whichOne'; word: string | undefined };

const alone: Record<string, 'list' | 'new' | 'help'> = {
  '': 'list',
  prochains: 'list',
  nouveau: 'new',
  nouvelle: 'new',
  creer: 'new',
  preparer: 'new',
  aide: 'help',
};
/** With the word that people are told to write. */
const verbs: [RegExp, 'modify' | 'cancel' | 'attendance' | 'export' | 'collect' | 'home' | 'show', string][] =
  [
    [/^(modifier|changer|deplacer)$/, 'modify', 'modifier'],
    [/^annuler$/, 'cancel', 'annuler'],
    [/^(presences?|liste|emargement)$/, 'attendance', 'présences'],
    [/^export(er)?$/, 'export', 'exporter'],
    [/^collecte[r]?$/, 'collect', 'collecte'],
    [/^(canal|salon)$/, 'home', 'canal'],
    [/^(voir|montrer|n°|no|numero)$/, 'show', ''],
  ];
const answers: [RegExp, Answer, string][] = [
  [/^presente?$/, 'present', 'présent'],
  [/^(excuse|excusee|absente?)$/, 'excused', 'excusé'],
  [/^remplacee?$/, 'replaced', 'remplacé'],
];
const foldWord = (word: string): string => foldText(word).replace(/[·.]/g, '').replace(/\(e\)/, 'e');
/** Of the first word: how to write what was meant by it. */
const wordOf = (word: string): string | undefined =>
  [...verbs, ...answers].find(([pattern]) => pattern.test(foldWord(word)))?.[2];

const homePlaces = ['canal', 'salon'];
const homeRemovals = ['retirer', 'enlever', 'supprimer', 'quitter'];
const besides = ['le', 'du', 'de', 'copil', 'n', 'no'];

/** « canal retirer 4 », « 4 canal retirer », « retirer le canal du copil n° 4 », folded: in any order. */
function readHomeRemoval(folded: string): CopilRequest | undefined {
  const words = folded.split(/[\s°]+/).filter(Boolean);
  const numbers = words.filter((word) => /^\d{1,6}$/.test(word));
  const known = [...homePlaces, ...homeRemovals, ...besides, ...numbers];
  const isMeant = [homePlaces, homeRemovals].every((some) => some.some((word) => words.includes(word)));
  if (!isMeant || numbers.length > 1 || !words.every((word) => known.includes(word))) return undefined;
  const [number] = numbers;
  return { kind: 'noHome', number: number === undefined ? undefined : Number(number) };
}

/** Undefined: a sentence that begins with the word, and not one of the sub-commands. */
export function readCopilRequest(argument: string): CopilRequest | undefined {
  const text = argument
    .replace(/[\s?!.…]+$/u, '')
    .replace(/\s+par$/iu, '')
    .trim();
  const kind = alone[foldText(text)];
  if (kind !== undefined) return { kind };
  const shown = /^(?:n\s?°\s?|#)?(\d{1,6})$/i.exec(text)?.[1];
  if (shown !== undefined) return { kind: 'show', number: Number(shown) };
  const removal = readHomeRemoval(foldText(text));
  if (removal) return removal;
  const before = /^(\S+)\s+(?:le\s+)?(?:copil\s+)?(\d{1,6})(?:\s+par\s+(.+))?$/su.exec(text);
  const after = /^(\d{1,6})\s+([^\s\d]+)(?:\s+par\s+(.+))?$/su.exec(text);
  const [word, number, by] = before
    ? [before[1], before[2], before[3]]
    : [after?.[2], after?.[1], after?.[3]];
  if (word === undefined || number === undefined) return readWithoutNumber(text);
  const verb = foldWord(word);
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

/** A sentence that begins with one of the words is longer. */
const wordsOfCommand = 4;

/** « annuler », « présent abc », « -4 »: short enough to be meant as a command. */
function readWithoutNumber(text: string): CopilRequest | undefined {
  const [first = '', ...rest] = text.split(/\s+/);
  if (rest.length >= wordsOfCommand) return undefined;
  const word = wordOf(first);
  const isNumber = rest.length === 0 && /^(?:n°?|#)?[-+]?\d[\d.,]*$/i.test(first);
  if (word === undefined && !isNumber) return undefined;
  const isRemoval = word === 'canal' && rest.some((one) => homeRemovals.includes(foldText(one)));
  return { kind: 'whichOne', word: isRemoval ? 'canal retirer' : word === '' ? undefined : word };
}

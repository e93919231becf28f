import { foldText } from '../../core/text';

export type TypedDeed = 'pause' | 'resume' | 'cancel' | 'recall' | 'rework' | 'replies' | 'export' | 'edit';

/** What follows the word « diffusion ». */
export type BroadcastRequest =
  | { kind: 'list' | 'new' | 'lists' | 'help' }
  | { kind: 'show'; number: number }
  | { kind: 'do'; deed: TypedDeed; number: number }
  /** A deed without a number that can be one; `verb` as it is to be written. */
  | { kind: 'whichOne'; verb: string | undefined };

/** With the word that people are told to write. */
const verbs: [RegExp, TypedDeed, string][] = [
  [/^(?:pause|suspendre)$/, 'pause', 'pause'],
  [/^(?:reprendre|reprise)$/, 'resume', 'reprendre'],
  [/^(?:annuler|arreter|stopper|stop)$/, 'cancel', 'annuler'],
  [/^(?:rappeler|retirer)$/, 'recall', 'retirer'],
  [/^brouillon$/, 'rework', 'brouillon'],
  [/^(?:reponses?)$/, 'replies', 'réponses'],
  [/^(?:exporter?|export)$/, 'export', 'exporter'],
  [/^(?:corriger|modifier)$/, 'edit', 'corriger'],
];
const verbOf = (word: string | undefined) =>
  verbs.find(([pattern]) => word !== undefined && pattern.test(word));
/** A sentence that begins with one of the words is longer. */
const wordsOfCommand = 4;
const numberWord = String.raw`(?:n\s*[°ºo]?\s*|numero\s+|#)?(\d{1,9})`;
const verbFirst = new RegExp(String.raw`^([a-z]+)\s+(?:la\s+)?(?:diffusion\s+)?${numberWord}$`);
const numberFirst = new RegExp(String.raw`^${numberWord}\s+([a-z]+)$`);

/** Undefined: a sentence that begins with the word, and no request. */
export function readRequest(argument: string): BroadcastRequest | undefined {
  const typed = foldText(argument);
  if (typed === '' || typed === 'liste' || typed === 'mes diffusions') return { kind: 'list' };
  if (/^(?:nouvelle?|creer|cree|ecrire)$/.test(typed)) return { kind: 'new' };
  if (/^(?:publics?|mes publics|publics enregistres)$/.test(typed)) return { kind: 'lists' };
  if (/^(?:aide|help|\?)$/.test(typed)) return { kind: 'help' };
  const number = new RegExp(`^${numberWord}$`).exec(typed)?.[1];
  if (number !== undefined) return { kind: 'show', number: Number(number) };
  const first = verbFirst.exec(typed);
  const last = numberFirst.exec(typed);
  const [verb, of] = first ? [first[1], first[2]] : [last?.[2], last?.[1]];
  const deed = verbOf(verb)?.[1];
  if (deed !== undefined) return { kind: 'do', deed, number: Number(of) };
  return readWithoutNumber(typed);
}

/** « pause abc », « annuler », « -4 »: short enough to be meant as a command. */
function readWithoutNumber(typed: string): BroadcastRequest | undefined {
  const words = typed.split(/\s+/);
  if (words.length > wordsOfCommand) return undefined;
  const verb = words.map((word) => verbOf(word)?.[2]).find((word) => word !== undefined);
  const isFirst = verbOf(words[0]) !== undefined;
  const isNumber = (word: string): boolean => /^(?:n\s*[°ºo]?)?[-+#]?\d[\d.,]*$/.test(word);
  if (isFirst || words.every((word) => isNumber(word) || verbOf(word) !== undefined))
    return { kind: 'whichOne', verb };
  return undefined;
}

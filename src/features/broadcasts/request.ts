import { foldText } from '../../core/text';

export type TypedDeed = 'pause' | 'resume' | 'cancel' | 'recall' | 'rework' | 'replies' | 'export' | 'edit';

/** What follows the word « diffusion ». */
export type BroadcastRequest =
  | { kind: 'list' | 'new' | 'lists' | 'help' }
  | { kind: 'show'; number: number }
  | { kind: 'do'; deed: TypedDeed; number: number };

const verbs: [RegExp, TypedDeed][] = [
  [/^(?:pause|suspendre)$/, 'pause'],
  [/^(?:reprendre|reprise)$/, 'resume'],
  [/^(?:annuler|arreter|stopper|stop)$/, 'cancel'],
  [/^(?:rappeler|retirer)$/, 'recall'],
  [/^brouillon$/, 'rework'],
  [/^(?:reponses?)$/, 'replies'],
  [/^(?:exporter?|export)$/, 'export'],
  [/^(?:corriger|modifier)$/, 'edit'],
];
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
  const deed = verbs.find(([pattern]) => verb !== undefined && pattern.test(verb))?.[1];
  return deed === undefined ? undefined : { kind: 'do', deed, number: Number(of) };
}

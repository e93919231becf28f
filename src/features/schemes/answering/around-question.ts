import { rawWords } from '../retrieval/words';
import type { Span } from '../understanding/clauses';
import { readIntent, type Intent } from '../understanding/intent';
import type { NamedSubject } from '../understanding/name-matcher';

/** Words that stand in these places and nowhere else. */
export function onlyWithin(text: string, spans: Span[]): ReadonlySet<string> {
  const outside = new Set(rawWords(without(text, spans)));
  const within = spans.flatMap(({ start, end }) => rawWords(text.slice(start, end)));
  return new Set(within.filter((word) => !outside.has(word)));
}

/** Blank there, so that other places stay. */
const without = (text: string, spans: Span[]): string =>
  spans.reduce(
    (rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end),
    text,
  );

/** « Qui paie le VTE, Bpifrance ou l'ADEME ? » is asked of the VTE. */
export function withoutGuesses(
  named: NamedSubject[],
  words: readonly string[],
  guessed: ReadonlySet<string>,
): NamedSubject[] {
  const asked = named.filter(({ start, end }) => !words.slice(start, end).every((word) => guessed.has(word)));
  return asked.length > 0 ? asked : named;
}

/** What is told around a question says how it is asked only where the question does not. */
export function intentOf(text: string, around: Span[], named: NamedSubject[]): Intent {
  const words = rawWords(text);
  const asked = readIntent(maskNames(without(text, around), words, named));
  return asked.facets.length > 0 || asked.answerType !== 'any'
    ? asked
    : readIntent(maskNames(text, words, named));
}

/** The names would be read as what is asked: a « comité de pilotage » asks for no pilot. */
function maskNames(text: string, words: readonly string[], named: NamedSubject[]): string {
  return named.reduce((masked, { start, end }) => {
    const name = words.slice(start, end).join('[^a-z0-9]+');
    // « Le délégué aux Territoires d'industrie » still asks for a person.
    const mask = words.slice(start, end).includes('delegue') ? ' delegue x ' : ' x ';
    return masked.replace(new RegExp(`(?<![a-z0-9])${name}(?![a-z0-9])`), mask);
  }, text);
}

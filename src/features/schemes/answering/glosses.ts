import { foldText } from '../../../core/text';
import type { GlossaryTerm, Subject } from '../knowledge';
import type { Answer, AnswerSentence, Gloss } from './answer';
import { shortLength, spoken, standingAlone, wholeLength } from './length';

/** What the letters of an acronym stand for, by the acronym. */
export type Acronyms = ReadonlyMap<string, string>;

const acronym = /^\p{Lu}\p{L}*\p{Lu}\p{L}*$/u;
const anyAcronym = new RegExp(standingAlone('\\p{Lu}\\p{L}*\\p{Lu}\\p{L}*'), 'gu');
const longest = 8;

/** Only what spells the acronym out: what the glossary says beside it (« service de l’État ») is no name. */
export function acronymsOf(subjects: Subject[], glossary: GlossaryTerm[]): Acronyms {
  const found = new Map<string, string>();
  const add = (term: string, meaning: string): void => {
    if (!acronym.test(term) || term.length > longest || found.has(term)) return;
    const parts = meaning.split(', ');
    const spelled = parts
      .map((_, at) => parts.slice(0, at + 1).join(', '))
      .find((each) => spellsOut(term, each));
    if (spelled !== undefined) found.set(term, spelled);
  };
  for (const { term, meaning } of glossary) add(term, meaning);
  for (const { acronym: term, name } of subjects) if (term !== undefined) add(term, name);
  return found;
}

/** The letters are the beginnings of its words, in their order. */
function spellsOut(term: string, meaning: string): boolean {
  const initials = foldText(meaning)
    .split(/[^a-z0-9]+/)
    .map((word) => word.charAt(0));
  let at = -1;
  return [...foldText(term)].every((letter) => (at = initials.indexOf(letter, at + 1)) >= 0);
}

/** Each acronym is spelled out where it is first said, unless the answer says its name anyway or there is no room. */
export function withGlosses(acronyms: Acronyms, answer: Answer, asked: string): Answer {
  const known = new Set(asked.match(/[\p{L}\d]+/gu)?.map(foldText));
  const add = glosser(acronyms, known, [...answer.sentences, ...answer.more]);
  const sentences = add(answer.sentences, shortLength);
  const more = add(answer.more, wholeLength - lengthOf(sentences));
  return { ...answer, sentences, more };
}

const lengthOf = (sentences: AnswerSentence[]): number =>
  sentences.reduce((sum, sentence) => sum + spoken(sentence).length + 1, 0);

function glosser(acronyms: Acronyms, known: ReadonlySet<string>, all: AnswerSentence[]) {
  const whole = foldText(all.map(({ text }) => text).join(' '));
  const done = new Set<string>();
  return (sentences: AnswerSentence[], length: number): AnswerSentence[] => {
    let room = length - lengthOf(sentences);
    return sentences.map((sentence) => {
      // Only what the knowledge says: the words of a document are quoted as they stand.
      if (sentence.ref === undefined) return sentence;
      const glosses: Gloss[] = [];
      for (const [term] of sentence.text.matchAll(anyAcronym)) {
        const meaning = acronyms.get(term);
        if (meaning === undefined || done.has(term)) continue;
        done.add(term);
        const cost = meaning.length + 3;
        if (known.has(foldText(term)) || whole.includes(foldText(meaning)) || cost > room) continue;
        if (isInBrackets(sentence.text, term)) continue;
        room -= cost;
        glosses.push({ term, meaning });
      }
      return glosses.length > 0 ? { ...sentence, glosses } : sentence;
    });
  };
}

/** « (DGE) » stands after a name already, and brackets in brackets read badly. */
function isInBrackets(text: string, term: string): boolean {
  const before = text.slice(0, text.indexOf(term));
  return before.lastIndexOf('(') > before.lastIndexOf(')');
}

import { foldText } from '../../../core/text';
import type { Fact } from '../knowledge';
import { fourGrams, wordsOf, type Word } from '../retrieval/words';
import type { KnowledgeIndex } from './knowledge-index';
import { isAsking, type Question } from './question';

/** Why a fact is not an answer, if it is not. All three gates must open. */
export type GateFailure = 'coverage' | 'name' | 'answerType';

/** Share of what the question says, weighed by rarity, that must be in the facts. Less where its subject is sure. */
const coverageNeeded = { subjectAndFacet: 0.2, subject: 0.34, words: 0.62 };
const askingWeight = 0.25;

export function failedGate(
  index: KnowledgeIndex,
  question: Question,
  facts: Fact[],
): GateFailure | undefined {
  const ground = groundOf(index, facts);
  if (missesName(question, ground)) return 'name';
  if (coverage(index, question, ground) < neededCoverage(question, facts[0])) return 'coverage';
  if (!fitsAnswerType(question, facts)) return 'answerType';
  return undefined;
}

function neededCoverage({ subjectIds, inherited, intent }: Question, lead: Fact | undefined): number {
  if (!lead || !subjectIds.includes(lead.subjectId)) return coverageNeeded.words;
  const asked = intent.facets.slice(0, 2).includes(lead.facet);
  return asked || inherited ? coverageNeeded.subjectAndFacet : coverageNeeded.subject;
}

interface Ground {
  stems: Set<string>;
  words: Set<string>;
  grams: Set<string>;
  /** Of the facts and the names of their subjects alone. */
  said: Set<string>;
  text: string;
}

/** What the facts say, with the names of their subjects, and the wordings of the questions that they answer. */
function groundOf(index: KnowledgeIndex, facts: Fact[]): Ground {
  const parts = facts.flatMap((fact) => {
    const subject = index.subject(fact.subjectId);
    const names = subject ? [subject.name, subject.acronym ?? '', ...subject.aliases] : [];
    return [fact.text, fact.date, ...names, ...index.questionsOf(fact.subjectId, fact.facet)];
  });
  const words = wordsOf(parts.join(' . '));
  return {
    stems: new Set(words.map(({ stem }) => stem)),
    words: new Set(words.map(({ text }) => text)),
    grams: new Set(words.filter((word) => !word.empty).flatMap(({ text }) => fourGrams(text))),
    said: new Set(facts.flatMap((fact) => saidBy(index, fact))),
    text: foldText(facts.map(({ text, date }) => `${text} ${date}`).join(' ')),
  };
}

function saidBy(index: KnowledgeIndex, fact: Fact): string[] {
  const subject = index.subject(fact.subjectId);
  const names = subject ? [subject.name, subject.acronym ?? '', ...subject.aliases] : [];
  return wordsOf([fact.text, ...names].join(' . ')).flatMap(({ text, stem }) => [text, stem]);
}

function coverage(index: KnowledgeIndex, question: Question, ground: Ground): number {
  let all = 0;
  let covered = 0;
  for (const word of question.content) {
    const weight = index.search.weightOf(word.stem) * (isAsking(word) ? askingWeight : 1);
    all += weight;
    covered += weight * closeness(word, ground);
  }
  return all === 0 ? 1 : covered / all;
}

/** 1 when the word is there, most of it when a word of the same family is. */
function closeness(word: Word, ground: Ground): number {
  if (ground.stems.has(word.stem) || ground.words.has(word.text)) return 1;
  const grams = fourGrams(word.text);
  const shared = grams.filter((gram) => ground.grams.has(gram)).length / grams.length;
  return shared >= 0.7 ? 0.8 : 0;
}

/** Numbers, and names written as such, must stand in the facts themselves: no other year, place or person will do. */
function missesName({ content, properNames }: Question, ground: Ground): boolean {
  const numbers = content.map(({ text }) => text).filter((word) => /^\d/.test(word));
  return (
    numbers.some((word) => !ground.words.has(word) && !ground.text.includes(word.replace('_', ','))) ||
    properNames.some((word) => !ground.said.has(word) && !ground.said.has(wordsOf(word)[0]?.stem ?? word))
  );
}

const months = 'janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre';
const shapes: Partial<Record<Question['intent']['answerType'], RegExp>> = {
  amount:
    /\d[\d\s,.]*(€|euros|m€|md€|k€|millions?|milliards?|%)|pas d(e |')(subvention|argent|enveloppe|aide)|aucun[e]? (financement|subvention|enveloppe|aide)|ni une enveloppe|sans subvention|ne donne pas/,
  date: new RegExp(`\\b(19|20)\\d\\d\\b|\\b\\d{1,2} (${months})\\b|\\d{1,2} ?h`),
  count: /\d|\b(un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|aucun|aucune|plusieurs)\b/,
  place: /\b(a|au|aux|dans|avenue|rue|locaux|siege|en|chez)\b/,
};

/** « Combien de personnes ? » wants a number of persons, not any number. */
function countsWhatIsAsked(text: string, counted: string | undefined): boolean {
  if (!shapes.count?.test(foldText(text))) return false;
  const stem = counted === undefined ? undefined : wordsOf(counted)[0]?.stem;
  return stem === undefined || wordsOf(text).some((word) => word.stem === stem);
}

/** « Combien d'argent ? » wants an amount: the right subject without one is no answer. */
function fitsAnswerType({ intent, content }: Question, facts: Fact[]): boolean {
  const text = facts.map((fact) => fact.text).join(' ');
  if (facts[0]?.nature === 'à-vérifier') return true;
  if (intent.answerType === 'count')
    return facts.some((fact) => countsWhatIsAsked(fact.text, intent.counted));
  if (intent.asksRate) return /\d ?%|taux|part\b/.test(text);
  if (intent.answerType === 'person')
    return (
      facts.some((fact) =>
        /\p{Lu}[\p{Ll}é-]+ \p{Lu}[\p{L}-]+|présid|ministre|Régions?|ANCT|DGE|Bpifrance/u.test(fact.text),
      ) || content.length === 0
    );
  return shapes[intent.answerType]?.test(foldText(text)) ?? true;
}

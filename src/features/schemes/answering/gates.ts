import type { Fact } from '../knowledge';
import { wordsOf, type Word } from '../retrieval/words';
import { fitsAnswerType } from './answer-type';
import { coverage, groundOf, saidBy, type Ground } from './ground';
import type { KnowledgeIndex } from './knowledge-index';
import type { Question } from './question';

/** Why a fact is not an answer, if it is not. All gates must open. */
export type GateFailure = 'coverage' | 'name' | 'answerType';

/** Share of what the question says, weighed by rarity, that must be in the fact. Less where its subject is sure. */
const coverageNeeded = { subjectAndFacet: 0.2, subject: 0.34, words: 0.62 };
const askingWeight = 0.7;
/** « Nous ne savons pas si … » answers nothing else than the very question. */
const coverageOfUnknown = 0.5;

export function failedGate(
  index: KnowledgeIndex,
  question: Question,
  fact: Fact,
  today: string,
): GateFailure | undefined {
  const said = saidBy(fact, index.subject(fact.subjectId));
  const own = groundOf(said);
  if (missesName(question, own)) return 'name';
  const ground = groundOf([...said, ...index.questionsOf(fact.subjectId, fact.facet)]);
  // Where the subject is sure, « quels groupes ont été créés » asks for nothing but the groups.
  const weightOfAsking = question.subjectIds.includes(fact.subjectId) ? 0 : askingWeight;
  const importance = (word: Word): number => (question.asking.has(word.stem) ? weightOfAsking : 1);
  if (coverage(index.search, question.content, ground, importance) < neededCoverage(question, fact))
    return 'coverage';
  const kindOfThing = question.content.filter(({ stem }) => question.asking.has(stem));
  if (
    fact.nature === 'à-vérifier' &&
    [question.content, kindOfThing].some((words) => covers(index, words, own) < coverageOfUnknown)
  )
    return 'coverage';
  if (covers(index, question.asked, ground) < 1 - missing) return 'coverage';
  return fitsAnswerType(index, question, fact, today) ? undefined : 'answerType';
}

/** What counts for a synonym or a word of the same family of the thing that is asked for. */
const missing = 0.25;
const covers = (index: KnowledgeIndex, words: Word[], ground: Ground): number =>
  coverage(index.search, words, ground, () => 1);

function neededCoverage({ subjectIds, inherited, intent }: Question, fact: Fact): number {
  if (!subjectIds.includes(fact.subjectId)) return coverageNeeded.words;
  const asked = intent.facets.slice(0, 2).includes(fact.facet);
  return asked && !inherited ? coverageNeeded.subjectAndFacet : coverageNeeded.subject;
}

/** Numbers, and names written as such, must stand in the fact itself: no other year, place or person will do. */
function missesName({ content, properNames }: Question, ground: Ground): boolean {
  const numbers = content.map(({ text }) => text).filter((word) => /^\d/.test(word));
  return (
    numbers.some((word) => !ground.words.has(word) && !ground.text.includes(word.replace('_', ','))) ||
    properNames.some((word) => !ground.words.has(word) && !ground.stems.has(wordsOf(word)[0]?.stem ?? word))
  );
}

import type { Fact } from '../knowledge';
import type { Word } from '../retrieval/words';
import type { AnswerType } from '../understanding/asked-type';
import { groundsOf } from './fact-grounds';
import { coverage, type Ground } from './ground';
import type { KnowledgeIndex } from './knowledge-index';
import type { Question } from './question';

/** The thing that is asked for may stand in a wording alone, where that is nearly the question. */
export const alike = 0.7;

/** What counts for a synonym or a word of the same family of the thing that is asked for. */
export const missing = 0.25;
export const covers = (index: KnowledgeIndex, words: Word[], ground: Ground, worth?: number): number =>
  coverage(index.search, words, ground, () => 1, worth);

/** « Comment quitter … ? » is not answered by a departure: a synonym of the very thing will do where the question is put alike. */
export const worthOfSynonym = ({ askedLike }: Question, fact: Fact): number =>
  (askedLike.get(fact.id) ?? 0) >= somewhatAlike ? 0.9 : 0.7;
const somewhatAlike = 0.49;

/** The thing that is asked for: « le slogan » in « c'est quoi le slogan de la French Tech ? ». */
export const saysWhatIsAsked = (index: KnowledgeIndex, question: Question, fact: Fact): boolean =>
  saysDeed(index, question, fact) &&
  covers(
    index,
    [...question.asked, ...question.complement],
    groundsOf(index, fact).wide,
    worthOfSynonym(question, fact),
  ) >=
    1 - missing &&
  (!exact.has(question.intent.answerType) ||
    covers(index, question.telling, groundsOf(index, fact).wide) >= toldOfExact);

/** « Combien ont été embauchés ? »: that one of its many wordings has the word does not make « signés » so many. */
const saysDeed = (index: KnowledgeIndex, question: Question, fact: Fact): boolean =>
  question.intent.answerType !== 'count' ||
  (question.askedLike.get(fact.id) ?? 0) >= alike ||
  covers(index, question.asked, groundsOf(index, fact).named) >= 1 - missing;

/** Of these the right kind alone says nothing: « combien d'emplois supprimés » is not « combien d'emplois ». */
const exact: ReadonlySet<AnswerType> = new Set(['count', 'amount', 'duration', 'person', 'age', 'hour']);
export const toldOfExact = 0.4;

/** « Combien de jours de télétravail ? »: a word that nobody wrote down is said by none. */
export const saysUnheard = (
  index: KnowledgeIndex,
  { intent, telling, beside }: Question,
  ground: Ground,
): boolean =>
  exact.has(intent.answerType) &&
  intent.answerType !== 'person' &&
  telling.some(
    (word) =>
      !beside.has(word.text) &&
      word.text.length >= unheardFrom &&
      /^[a-z]+$/.test(word.text) &&
      index.search.frequencyOf(word.stem) === 0 &&
      covers(index, [word], ground) === 0,
  );
const unheardFrom = 6;

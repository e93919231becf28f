import type { Fact, Subject } from '../knowledge';
import { rawWords, wordsOf, type Word } from '../retrieval/words';
import { isFraming } from '../understanding/framing-words';
import { nameWords } from '../understanding/name-matcher';
import { isYear } from '../understanding/time';
import { fitsAnswerType } from './answer-type';
import { isNoList } from './enumerates';
import { groundsOf, groundsOfEach } from './fact-grounds';
import { coverage, groundOf, saidBy, type Ground } from './ground';
import type { KnowledgeIndex } from './knowledge-index';
import { isOwnCase, type Question } from './question';
import { alike, covers, missing, saysUnheard, toldOfExact, worthOfSynonym } from './says-asked';
import { saysElse } from './says-else';

/** Share of what the question says, weighed by rarity, that must be in the fact, where no subject of it is named. */
const coverageNeeded = { inherited: 0.56, words: 0.56, assumed: 0.6 };
const askingWeight = 0.7;
/** That the fact is of the asked kind (an amount, whom to call, who runs it) weighs as much as a telling word that it says. */
const kindWeight = 4;
/** « Nous ne savons pas si … » answers nothing else than the very question. */
const coverageOfUnknown = 0.5;
/** And its kind: « nous ne savons pas s'il existe encore » is no answer on its budget. */
const kindOfUnknown = 0.3;
/** Whatever speaks for it: it is of another kind, time, name or number than what is asked for. */
export const isExcluded = (index: KnowledgeIndex, question: Question, fact: Fact, today: string): boolean =>
  isOfOtherKind(index, question, fact, today) ||
  definesElse(index, question, fact) ||
  missesNumber(question, fact, index.subject(fact.subjectId));

/** What no likeness makes good. */
export const isOfOtherKind = (
  index: KnowledgeIndex,
  question: Question,
  fact: Fact,
  today: string,
): boolean =>
  isOneOfThem(question, fact) ||
  isNoList(question, fact) ||
  saysElse(question, fact) ||
  leavesOut(index, question, fact) ||
  missesName(question, groundsOf(index, fact).named, groundsOf(index, definitionOf(index, fact)).said) ||
  !fitsAnswerType(index, question, fact, today);

/** `strict`: the thing that is asked for must be in the fact itself, and not only in the wordings that it answers. */
export function saysEnough(
  index: KnowledgeIndex,
  question: Question,
  fact: Fact,
  today: string,
  strict: boolean,
): boolean {
  const { named, wide } = groundsOf(index, fact);
  // Where the subject is sure, « quels groupes ont été créés » asks for nothing but the groups.
  const subjectIsSure =
    question.subjectIds.includes(fact.subjectId) ||
    question.subjectIds.some((id) => index.mentions.isPerson(id) && index.mentions.concerns(fact, id));
  const weightOfAsking = subjectIsSure ? 0 : askingWeight;
  const importance = (word: Word): number => (question.asking.has(word.stem) ? weightOfAsking : 1);
  const kind =
    subjectIsSure && !question.assumed && isOfAskedKind(index, question, fact, today) ? kindWeight : 0;
  const needed = neededCoverage(question, subjectIsSure);
  const isCovered = (ground: Ground, atLeast: number): boolean =>
    coverage(index.search, question.content, ground, importance, subjectIsSure ? 0.9 : 0.5, kind) >= atLeast;
  // By one of its wordings: all of them together have a word of anything.
  const isSaidByOne = (atLeast: number): boolean =>
    isCovered(wide, atLeast) && groundsOfEach(index, fact).some((ground) => isCovered(ground, atLeast));
  if (needed !== undefined && !isSaidByOne(needed)) return false;
  const worth = worthOfSynonym(question, fact);
  // « Quelle part des sites est encore libre ? »: a share of something else is none.
  if (
    question.intent.asksRate &&
    fact.nature !== 'à-vérifier' &&
    covers(index, question.telling, wide) < toldOfExact
  )
    return false;
  if (covers(index, question.complement, wide, worth) < 1 - missing) return false;
  if (saysUnheard(index, question, wide)) return false;
  const kindOfThing = question.content.filter(({ stem }) => question.asking.has(stem));
  if (
    fact.nature === 'à-vérifier' &&
    (covers(index, question.content, wide) < coverageOfUnknown ||
      covers(index, kindOfThing, wide) < kindOfUnknown)
  )
    return false;
  if (covers(index, question.asked, named, worth) >= 1 - missing) return true;
  const isAskedSo = (question.askedLike.get(fact.id) ?? 0) >= alike;
  return !strict && isAskedSo && covers(index, question.asked, wide) >= 1 - missing;
}

/** « Quels sont les acteurs cités ? »: that one of them was is no answer. */
const isOneOfThem = ({ intent, named, subjectIds }: Question, { text, subjectId }: Fact): boolean =>
  intent.plural &&
  (named.length === 0 || !subjectIds.includes(subjectId)) &&
  /\b(était|étaient|est|sont|été) (citée?s? |retenue?s? )?parmi |\b(était|est) l’une? des /.test(text);

/** « Faut-il A pour B ? » is answered by what says both, where nothing else is said. */
function leavesOut(index: KnowledgeIndex, { intent, subjectIds, telling }: Question, fact: Fact): boolean {
  if (!intent.polar || subjectIds.length < 2 || telling.length > 0) return false;
  const named = index.mentions.namedIn(fact.text);
  return subjectIds.some((id) => id !== fact.subjectId && !named.has(id));
}

/**
 * « C'est quoi Territoires zéro chômeur ? », « les contrats de ville ? » : where no subject is named in full, all that is
 * to be defined must be there, and its words together.
 */
function definesElse(index: KnowledgeIndex, question: Question, fact: Fact): boolean {
  const { wide } = groundsOf(index, fact);
  if (!question.intent.definition || isNamedInFull(index, question) || asksWho(question)) return false;
  if (covers(index, question.telling.filter(bindsIn(question)), wide) < 1 - missing) return true;
  const term = termOf(question);
  return (
    term.length > 1 &&
    !saidTogether(term, [...saidBy(fact, index.subject(fact.subjectId)), ...(fact.questions ?? [])])
  );
}

/** « C'est qui, au niveau national ? » defines nobody. */
const asksWho = ({ text }: Question): boolean => /\bqui\b(?! (?:consiste|sert|designe))/.test(text);

/** From the first word of what is to be defined to the last. */
function termOf({ words, content, named, beside }: Question): string[] {
  const told = new Set(
    [
      ...content.filter(({ text }) => !beside.has(text)),
      ...named.flatMap(({ start, end }) => words.slice(start, end)),
    ].map(({ text }) => text),
  );
  const places = words.flatMap((word, at) =>
    !word.empty && !isFraming(word) && told.has(word.text) ? [at] : [],
  );
  return words
    .slice(places[0], (places.at(-1) ?? -1) + 1)
    .flatMap(({ stem, empty }) => (empty ? [] : [stem]));
}

const saidTogether = (term: string[], texts: string[]): boolean =>
  texts.some((text) => {
    const stems = wordsOf(text).flatMap(({ stem, empty }) => (empty ? [] : [stem]));
    return stems.some((_, at) => term.every((stem, next) => stems[at + next] === stem));
  });

/** By its name or its acronym, and not by a word of it. */
function isNamedInFull(index: KnowledgeIndex, { text, named }: Question): boolean {
  const words = rawWords(text);
  return named.some(({ subjectId, start, end }) => {
    const typed = nameWords(words.slice(start, end).join(' ')).join(' ');
    const { name = '', acronym = '' } = index.subject(subjectId) ?? {};
    return [name, acronym].some((known) => nameWords(known).join(' ') === typed);
  });
}

/** Where the question asks for a kind of thing, and not for what is said of something. */
function isOfAskedKind(index: KnowledgeIndex, question: Question, fact: Fact, today: string): boolean {
  const { intent } = question;
  if (fact.nature === 'à-vérifier') return false;
  if (intent.facets.slice(0, 2).includes(fact.facet)) return true;
  return intent.answerType !== 'any' && fitsAnswerType(index, question, fact, today);
}

/** None where the subject is named: then what is of the asked kind, and says the asked names and numbers, is better than nothing. */
function neededCoverage({ inherited, assumed }: Question, isSure: boolean): number | undefined {
  if (assumed) return coverageNeeded.assumed;
  if (!isSure) return coverageNeeded.words;
  return inherited ? coverageNeeded.inherited : undefined;
}

const bindsIn =
  ({ beside }: Question) =>
  ({ text }: Word): boolean =>
    !beside.has(text);

/**
 * Names written as such must stand in the fact, or in the names of its subject or what defines it (« le fonds
 * d'accélération de France Relance »): no other place or person will do.
 */
function missesName({ properNames, beside }: Question, ...grounds: Ground[]): boolean {
  const stands = (word: string): boolean =>
    grounds.some(({ words, stems }) => words.has(word) || stems.has(wordsOf(word)[0]?.stem ?? word));
  return properNames.some((word) => !beside.has(word) && !stands(word));
}

const definitionOf = (index: KnowledgeIndex, fact: Fact): Fact =>
  index.factsOf(fact.subjectId, 'what')[0] ?? fact;

/** A number must stand in the fact itself, or in the name of its subject: « phase 2 » is not answered by phase 1. */
function missesNumber(question: Question, fact: Fact, subject: Subject | undefined): boolean {
  // « Une PME de 80 personnes » is the asker's own case; that the fact says other numbers is the answer.
  if (question.intent.polar && isOwnCase(question.text)) return false;
  const numbers = question.content
    .filter(bindsIn(question))
    .map((word) => word.text)
    .filter((word) => /^\d/.test(word));
  if (numbers.length === 0) return false;
  const { words } = groundOf([fact.text, fact.date, subject?.name ?? '']);
  const isMissing = (word: string): boolean => !words.has(word);
  const years = numbers.filter(isYear);
  // « En 2021 puis en 2025 ? » is answered by one fact for each.
  const oneByOne = years.length > 1 ? years : [];
  return (
    (oneByOne.length > 0 && oneByOne.every(isMissing)) ||
    numbers.some((word) => !oneByOne.includes(word) && isMissing(word))
  );
}

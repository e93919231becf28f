import { rawWords, stemOf, type Word } from '../retrieval/words';
import type { FacetId } from '../facets';
import type { Fact } from '../knowledge';
import type { Topic } from '../topic';
import { expandShorthand } from '../understanding/chat-spelling';
import { readClauses } from '../understanding/clauses';
import { withoutPreamble } from '../understanding/preamble';
import { isFraming } from '../understanding/framing-words';
import type { Intent } from '../understanding/intent';
import { readLevel } from '../understanding/level';
import type { NamedSubject } from '../understanding/name-matcher';
import { readTime, type TimeReference } from '../understanding/time';
import type { KnownWording } from './asked-like';
import type { KnowledgeIndex } from './knowledge-index';
import { asks, isAskingWord, isRole } from './asking-words';
import { comparedIn, isAlternative } from './compared';
import { intentOf, onlyWithin, withoutGuesses } from './around-question';
import {
  asksIfWithin,
  asksWhichRegion,
  forThoseAsked,
  isFollowUp,
  isOfKindOf,
  narrows,
  pointsWithin,
  startsFollowUp,
  todayOf,
} from './follow-up';
import { asksWhoItIs, chosenRival, mostSpecific, namingWords, withoutDoers } from './named-subjects';
import { referredTo } from './recent';
import { isCommon, isName } from './proper-names';

/** A question as it was understood. */
export interface Question {
  text: string;
  words: Word[];
  /** The question without the names of its subjects: within a subject they tell nothing apart. */
  rest: string;
  named: NamedSubject[];
  /** Named in the question, or inherited from what was spoken of before. */
  subjectIds: string[];
  inherited: boolean;
  /** « Mon interco seule peut-elle … ? » names nothing but one of those who do it. */
  doer: boolean;
  /** Nothing was named: the programme is taken to be meant. */
  assumed?: true;
  intent: Intent;
  time: TimeReference;
  level: Fact['level'];
  /** Words that name no subject: what the answer must hold. */
  content: Word[];
  /** Stems of those that say which kind of thing is asked rather than what it must hold. */
  asking: ReadonlySet<string>;
  /** The others: what it says beside its subject and the kind of thing that is asked. */
  telling: Word[];
  /** Of these, the one that says what is asked for, if one does. */
  asked: Word[];
  /** What is asked of that: « communication » in « le budget de communication ». */
  complement: Word[];
  /** Of these, the names of places, people and bodies: nothing that does not say them answers. */
  properNames: string[];
  /** Words told around the question, or supposed as its answer: what answers need not hold them. */
  beside: ReadonlySet<string>;
  /** A known wording that is much like it. */
  wording: KnownWording | undefined;
  /** Words of a longer name that say which: « vert » in « VTE Vert ». */
  qualifiers: Word[];
  /** Facts with a wording of their own that is like it: 0 to 1. */
  askedLike: ReadonlyMap<string, number>;
  /** These wordings. */
  nearest: ReadonlyMap<string, string>;
  /** The fact, told already, that another is asked for in place of: the same of another time. */
  instead?: string;
  /** What is told apart: the names as they were typed, and other words. */
  compared: string[];
  /** « A ou B » : which of the two? */
  alternative: boolean;
}

export function understand(index: KnowledgeIndex, text: string, topic: Topic | undefined): Question {
  const typed = withoutPreamble(expandShorthand(text));
  const plain = spelled(typed, text, index.search.read(typed));
  const raw = rawWords(plain);
  const words = index.search
    .read(plain)
    .map((word, at) => (isWordOfAsking(raw[at] ?? '') ? wordOf(raw[at] ?? '') : word));
  const { told, supposed } = readClauses(plain);
  const guessed = onlyWithin(plain, supposed);
  const isOfRegion = topic?.subjectId !== undefined && asksWhichRegion(plain);
  const found = isOfRegion ? [] : mostSpecific(index, raw, index.findNames(plain));
  const all = withoutDoers(index, raw, found);
  const mentioned = withoutGuesses(all, raw, guessed);
  const around = [...told, ...supposed];
  const read = intentOf(plain, around, mentioned);
  const named = mentioned.map((one) => chosenRival(index, one, words, read, topic));
  const spoken: Intent = asksWhoItIs(index, raw, named)
    ? { ...read, definition: true, answerType: 'any', facets: ['what', 'forWhom'] }
    : read;
  const taken = namingWords(index, raw, words, named);
  const said = words.filter((word, at) => !word.empty && !taken.has(at));
  const referred = named.length === 0 ? referredTo(index, plain, topic) : undefined;
  const spokenOf =
    topic?.subjectId !== undefined && named.length === 0 && isFollowUp(plain, spoken, said)
      ? [forThoseAsked(index, topic.subjectId, plain) ?? topic.subjectId]
      : [];
  const fromTopic = referred === undefined ? spokenOf.map((id) => todayOf(index, id, plain)) : [referred];
  const intent =
    named.length > 1
      ? spoken
      : withDefault(spoken, said, startsFollowUp(plain) || referred !== undefined ? topic?.facet : undefined);
  // What is told may be all that says what is meant, where nothing is named.
  const beside = named.length > 0 ? onlyWithin(plain, around) : guessed;
  const content = said.filter(
    (word) =>
      !isFraming(word) &&
      !(intent.definition && beside.has(word.text)) &&
      !(isAskersCase(plain, intent.polar) && /^\d/.test(word.text)) &&
      !(intent.definition && definitionWords.test(word.text)),
  );
  const rest = raw.filter((_, at) => !taken.has(at));
  const narrowed =
    pointsWithin(plain) ||
    (asksIfWithin(plain) && named.every(({ subjectId }) => subjectId === index.programme())) ||
    (narrows(plain) && !isOfKindOf(index, topic?.subjectId, named))
      ? topic?.subjectId
      : undefined;
  const { facts: askedLike, facet: wording, nearest } = index.asked(plain);
  const known = wording && wording.likeness >= alikeFrom ? wording : undefined;
  const asking = new Set(content.filter((word) => asks(intent, word)).map(({ stem }) => stem));
  const telling = content.filter(({ stem }) => !asking.has(stem));
  const inherited = fromTopic.length > 0;
  return {
    text: plain,
    words,
    rest: rest.join(' '),
    named,
    subjectIds: subjectsOf(named, fromTopic, known, narrowed),
    qualifiers: named.flatMap(({ start, end }) =>
      words.slice(start, end).filter((word, offset) => !word.empty && !taken.has(start + offset)),
    ),
    wording: known,
    askedLike,
    nearest,
    inherited,
    doer: found.length > 0 && all.length === 0,
    intent,
    level: readLevel(plain),
    time: readTime(
      plain,
      named.every(({ subjectId }) => index.mentions.isUmbrella(subjectId)),
    ),
    content,
    asking,
    telling,
    asked: content.filter(
      (word) =>
        (word.text === intent.asked || word.text === intent.deed) &&
        // « Combien d'usines ont fermé ? » asks for no deadline.
        !(intent.answerType === 'count' ? isAskingWord(word) : asks(intent, word)) &&
        !isRole(word),
    ),
    compared: comparedIn(raw, named, content, spoken.cueWords),
    complement: content.filter(
      (word) =>
        (word.text === intent.complement && !isAskingWord(word)) ||
        (intent.held.includes(word.text) && !asks(intent, word)),
    ),
    alternative: isAlternative(index, raw, named, telling),
    properNames: raw.filter(
      (word, at) =>
        words[at]?.empty === false && !taken.has(at) && isName(word, text) && !isCommon(index, word, text),
    ),
    beside,
  };
}

/** « Une PME de 80 personnes » is the asker's own case. */
export const isOwnCase = (text: string): boolean =>
  /\b\d+ (personnes|salaries|employes|habitants|ans|communes|hab|membres)\b/.test(text);

/** And where it is plainly told so, whatever is asked: « pour une entreprise de 400 salariés », « on est 12 communes ». */
const isAskersCase = (text: string, polar: boolean): boolean =>
  (polar && isOwnCase(text)) ||
  (isOwnCase(text) &&
    /\b(?:une?|ma|mon|notre) (?:[a-z]+ ){0,2}(?:de|a|avec) \d+ |\b(?:on est|on a|nous sommes|nous avons|j'ai|j'emploie|on emploie) (?:a )?\d+ /.test(
      text,
    ));

const wordOf = (text: string): Word => ({ text, stem: stemOf(text), empty: false });
const isWordOfAsking = (text: string): boolean => isFraming(wordOf(text));

/** The typed text with its slips mended: how it asks is read from it too. */
function spelled(typed: string, original: string, read: Word[]): string {
  return rawWords(typed).reduce((text, word, at) => {
    const mended = read[at]?.text;
    // A name that is not known is no slip for a word that is, nor is a word of asking.
    return mended === undefined ||
      mended === word ||
      isInflected(word, mended) ||
      isName(word, original) ||
      isWordOfAsking(word)
      ? text
      : text.replace(new RegExp(`(?<![a-z0-9])${word}(?![a-z0-9])`), mended);
  }, typed);
}

/** « Bénéficier » is no slip for « bénéficient »: it is how the question is put. */
const isInflected = (word: string, mended: string): boolean =>
  word.length > 6 && mended.startsWith(word.slice(0, Math.ceil(word.length * 0.7)));

/** Those named, beside what a follow-up narrows; else what was spoken of, or what the known wording is about. */
function subjectsOf(
  named: NamedSubject[],
  fromTopic: string[],
  known: KnownWording | undefined,
  narrowed: string | undefined,
): string[] {
  if (named.length > 0)
    return [
      ...new Set([...(narrowed === undefined ? [] : [narrowed]), ...named.map(({ subjectId }) => subjectId)]),
    ];
  return fromTopic.length > 0 || !known?.isAlone ? fromTopic : [known.subjectId];
}

const definitionWords =
  /^(defin|kesac|kesak|recouvr|entend|veut|vouloir|exact|deux|mot|phras|lign|faut|gros|agi|comprend|present|parl|expliqu|just|signif|sert|serv|consist|concret|resum|info|inform|renseign|connai|question|sujet|bref|simpl|retenir|retenu|dir|langag|clair|operationnel|officiel|general)/;

/**
 * A subject alone, or with words that only ask to hear of it, asks what it is; a follow-up that asks for no facet asks
 * for the one of before.
 */
function withDefault(intent: Intent, content: Word[], facetBefore: FacetId | undefined): Intent {
  if (intent.facets.length > 0 || intent.answerType !== 'any') return intent;
  if (facetBefore !== undefined) return { ...intent, facets: [facetBefore] };
  return content.every(({ text }) => definitionWords.test(text))
    ? { ...intent, definition: true, facets: ['what', 'forWhom'] }
    : intent;
}

/** From here on a wording is the question in other words, or nearly. */
const alikeFrom = 0.85;

import type { Answer, AnswerSentence } from '../answering/answer';
import { fitsAnswerType } from '../answering/answer-type';
import { createComposer } from '../answering/compose';
import { coverage, groundOf, type Ground } from '../answering/ground';
import type { KnowledgeIndex } from '../answering/knowledge-index';
import { fitting, shortLength, wholeLength } from '../answering/length';
import type { Question } from '../answering/question';
import { isSaying } from '../answering/fact-features';
import type { Fact } from '../knowledge';
import type { Word } from '../retrieval/words';
import { wordsOf } from '../retrieval/words';
import { extractTexts as texts } from './texts';
import { daysInWords, sentencesOf, type Extract, type ExtractIndex } from './extract-index';

/** How many of the best sentences are tried before it is « je ne sais pas »; more where a kind of answer tells them apart. */
const tried = { any: 12, ofAskedKind: 40 };
const worthTrying = { any: 0.5, ofAskedKind: 0.2 };
/** So many passages are quoted at most, the others where they fit nearly as well. */
const quotedPassages = 3;
const nearlyAsWell = 0.6;
/** Share of what the question says, weighed by rarity, that must stand in the passage, its heading or what the document is about. */
const coverageNeeded = 0.4;
/** And of this, in the passage itself: what the document is about answers nothing. */
const ownNeeded = { any: 0.3, ofAskedKind: 0.2 };
const askingWeight = 0.3;
/** What the whole document is about tells its passages apart no better than the kind of thing that is asked. */
const aboutWeight = 0.25;
const quotedAtMost = 560;

/** A quotation that answers, below the facts of the knowledge and by the same gates; undefined: there is none. */
export function answerFromExtracts(
  index: KnowledgeIndex,
  question: Question,
  today: string,
): Answer | undefined {
  const { extracts } = index;
  if (!extracts) return undefined;
  const words = contentOf(extracts, question);
  if (words.length === 0) return undefined;
  const about = groundOf(extracts.documents.map(({ id }) => extracts.aboutOf(id)));
  // « Copil » where the document says « comité de pilotage ».
  const isAbout = ({ stem, text }: Word): boolean =>
    !question.properNames.includes(text) &&
    (about.stems.has(stem) ||
      (extracts.search.frequencyOf(stem) === 0 &&
        extracts.search.synonymsOf(stem).some((other) => about.stems.has(other))));
  const importance = (word: Word): number =>
    question.asking.has(word.stem) ? askingWeight : isAbout(word) ? aboutWeight : 1;
  const kind = question.intent.answerType === 'any' ? 'any' : 'ofAskedKind';
  const hits = extracts.search.search(tellingText(question, words, isAbout), tried[kind], importance);
  const best = hits[0]?.score ?? 0;
  const passing = hits.flatMap(({ passage: at, score }) => {
    const extract = extracts.extracts[at];
    if (!extract || score < worthTrying[kind] * best) return [];
    return passesGates(index, extracts, question, words, extract, today, importance)
      ? [{ extract, score }]
      : [];
  });
  const saysNames = ({ extract }: Passing): boolean => {
    const { words: said } = groundOf([extract.passage.text]);
    return question.properNames.every((name) => said.has(name));
  };
  const says = ({ extract }: Passing): boolean =>
    !question.intent.saying || isSaying.test(extract.passage.text);
  const chosen = preferring(preferring(passing, saysNames), says);
  const [lead] = chosen;
  if (!lead) return undefined;
  const others = chosen.filter(
    ({ extract, score }, at) =>
      score >= nearlyAsWell * lead.score &&
      chosen.findIndex((one) => one.extract.passageAt === extract.passageAt) === at,
  );
  return quote(
    index,
    extracts,
    question,
    others.slice(0, quotedPassages).map(({ extract }) => extract),
    today,
  );
}

interface Passing {
  extract: Extract;
  score: number;
}

/** Those that do, where there are any. */
const preferring = (all: Passing[], does: (one: Passing) => boolean): Passing[] => {
  const those = all.filter(does);
  return those.length > 0 ? those : all;
};

/** Without what the whole document is about, by which its beginning alone would be found. */
function tellingText(question: Question, words: Word[], isAbout: (word: Word) => boolean): string {
  const telling = words.filter((word) => !isAbout(word) || /^\d/.test(word.text));
  const says = telling.some(({ text }) => !/^\d/.test(text));
  return says ? telling.map(({ text }) => text).join(' ') : daysInWords(question.text);
}

/** Every word that says something, those of names too: a document has no subjects that would be masked. */
const contentOf = ({ search }: ExtractIndex, { text }: Question): Word[] =>
  search.read(daysInWords(text)).filter(({ empty }) => !empty);

function passesGates(
  index: KnowledgeIndex,
  extracts: ExtractIndex,
  question: Question,
  words: Word[],
  { passage, document, text }: Extract,
  today: string,
  importance: (word: Word) => number,
): boolean {
  const said = [passage.text, passage.intro ?? '', passage.heading ?? ''];
  const own = groundOf(said);
  const around = groundOf([...said, extracts.aboutOf(document.id)]);
  const names = words.filter(({ text: word }) => /^\d/.test(word) || question.properNames.includes(word));
  if (
    names.some((word) => !around.words.has(word.text) && !around.stems.has(wordsOf(word.text)[0]?.stem ?? ''))
  )
    return false;
  const kind = question.intent.answerType === 'any' ? 'any' : 'ofAskedKind';
  if (coverage(extracts.search, words, around, importance) < coverageNeeded) return false;
  if (coverage(extracts.search, words, own, importance) < ownNeeded[kind]) return false;
  const whole =
    text.length < passage.text.length ? passage.text : [passage.intro, text].filter(Boolean).join(' ');
  return fitsAnswerType(index, question, asFact(whole, document.date), today);
}

/** Gates look at facts: the passage as one. */
const asFact = (text: string, date: string): Fact => ({
  id: '',
  subjectId: '',
  facet: 'decisions',
  text,
  sources: [],
  date,
  confidence: 'moyenne',
  recheck: date,
});

function quote(
  index: KnowledgeIndex,
  extracts: ExtractIndex,
  question: Question,
  quoted: Extract[],
  today: string,
): Answer {
  const composer = createComposer(index, today);
  const sentences = quoted.map((extract): AnswerSentence => {
    const { document, passage } = extract;
    const said = `${texts.says} « ${quotation(extracts, question, extract)} »`;
    const { citations } = composer.sentence({
      text: said,
      sources: [document.sourceId],
      date: document.date,
      recheck: document.recheck,
    });
    return { text: passage.place === undefined ? said : `${said} (${passage.place})`, citations };
  });
  const { fit, rest } = fitting(sentences, shortLength);
  return {
    refused: false,
    sentences: fit,
    more: fitting(rest, wholeLength - shortLength).fit,
    sources: composer.sources(),
    otherFacets: [],
    canForward: true,
    topic: {},
  };
}

/** The whole paragraph where it fits, else from the sentence on; what announces a list brings its items. */
function quotation({ passages, extracts }: ExtractIndex, question: Question, extract: Extract): string {
  const { passage, passageAt } = extract;
  const isLast = sentencesOf(passage.text).length === extract.sentenceAt + 1;
  if (passage.text.endsWith(':') && isLast) return listFrom(passages, passageAt, passage.text);
  if (passage.intro !== undefined) {
    const begin = passages.findIndex(
      ({ documentId, text }) => documentId === passage.documentId && text === passage.intro,
    );
    const whole = begin < 0 ? '' : listFrom(passages, begin, passage.intro);
    if (asksForList(question) && whole.endsWith('…') === false && whole !== '') return whole;
    const announced = `${sentencesOf(passage.intro).at(-1) ?? passage.intro} ${passage.text}`;
    return announced.length <= quotedAtMost ? announced : cutAt(passage.text);
  }
  if (passage.text.length <= quotedAtMost) return passage.text;
  const rest = extracts
    .filter((one) => one.passageAt === passageAt && one.sentenceAt >= extract.sentenceAt)
    .map(({ text }) => text);
  return cutAt(rest.join(' '));
}

function listFrom(passages: ExtractIndex['passages'], at: number, intro: string): string {
  const announced = sentencesOf(intro).at(-1) ?? intro;
  const items: string[] = [];
  for (let next = at + 1; passages[next]?.intro === intro; next += 1) items.push(passages[next]?.text ?? '');
  return cutAt([announced, ...items].join(' '));
}

const asksForList = ({ text }: Question): boolean =>
  /\bquel(le)?s\b|\blesquel|\bque (contient|precise|dit)/i.test(text);

/** Ends where a sentence or an item ends, or else after a word. */
function cutAt(text: string): string {
  if (text.length <= quotedAtMost) return text;
  const before = text.slice(0, quotedAtMost);
  const end = Math.max(...['. ', ' ; ', '; ', '! ', '? '].map((mark) => before.lastIndexOf(mark)));
  return end > quotedAtMost / 2
    ? `${before.slice(0, end + 1).trim()} …`
    : `${before.slice(0, before.lastIndexOf(' '))}…`;
}

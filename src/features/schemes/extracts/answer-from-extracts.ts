import type { Answer } from '../answering/answer';
import { fitsAnswerType } from '../answering/answer-type';
import { createComposer } from '../answering/compose';
import { coverage, groundOf } from '../answering/ground';
import type { KnowledgeIndex } from '../answering/knowledge-index';
import type { Question } from '../answering/question';
import type { Fact } from '../knowledge';
import type { Word } from '../retrieval/words';
import { wordsOf } from '../retrieval/words';
import { extractTexts as texts } from './texts';
import { daysInWords, sentencesOf, type Extract, type ExtractIndex } from './extract-index';

/** How many of the best sentences are tried before it is « je ne sais pas ». */
const tried = 12;
const worthTrying = 0.5;
/** Share of what the question says, weighed by rarity, that must stand in the passage, its heading or what the document is about. */
const coverageNeeded = 0.4;
/** And of this, in the passage itself: what the document is about answers nothing. */
const ownNeeded = 0.3;
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
  const importance = (word: Word): number =>
    question.asking.has(word.stem) ? askingWeight : about.stems.has(word.stem) ? aboutWeight : 1;
  const hits = extracts.search.search(daysInWords(question.text), tried, importance);
  const best = hits[0]?.score ?? 0;
  for (const { passage: at, score } of hits) {
    const extract = extracts.extracts[at];
    if (!extract || score < worthTrying * best) continue;
    if (passesGates(index, extracts, question, words, extract, today, importance))
      return quote(index, extracts, question, extract, today);
  }
  return undefined;
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
  if (coverage(extracts.search, words, around, importance) < coverageNeeded) return false;
  if (coverage(extracts.search, words, own, importance) < ownNeeded) return false;
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
  extract: Extract,
  today: string,
): Answer {
  const { document, passage } = extract;
  const composer = createComposer(index, today);
  const lead = `${texts.says} « ${quotation(extracts, question, extract)} »`;
  const { citations } = composer.sentence({
    text: lead,
    sources: [document.sourceId],
    date: document.date,
    recheck: document.recheck,
  });
  const place = passage.place === undefined ? '' : ` (${passage.place})`;
  return {
    refused: false,
    sentences: [{ text: `${lead}${place}`, citations }],
    more: [],
    sources: composer.sources(),
    otherFacets: [],
    canForward: true,
    topic: {},
  };
}

/** The whole paragraph where it fits, else from the sentence on; what announces a list brings its items. */
function quotation({ passages, extracts }: ExtractIndex, question: Question, extract: Extract): string {
  const { passage, passageAt } = extract;
  if (passage.text.endsWith(':')) return listFrom(passages, passageAt, passage.text);
  if (passage.intro !== undefined) {
    const begin = passages.findIndex(
      ({ documentId, text }) => documentId === passage.documentId && text === passage.intro,
    );
    const whole = begin < 0 ? '' : listFrom(passages, begin, passage.intro);
    if (asksForList(question) && whole.endsWith('…') === false && whole !== '') return whole;
    return cutAt(`${sentencesOf(passage.intro).at(-1) ?? passage.intro} ${passage.text}`);
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

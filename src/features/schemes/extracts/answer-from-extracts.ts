import type { Answer } from '../answering/answer';
import { fitsAnswerType } from '../answering/answer-type';
import { isSaying } from '../answering/fact-features';
import { coverage, groundOf } from '../answering/ground';
import type { KnowledgeIndex } from '../answering/knowledge-index';
import type { Question } from '../answering/question';
import type { Fact } from '../knowledge';
import { wordsOf, type Word } from '../retrieval/words';
import { daysInWords, type Extract, type ExtractIndex } from './extract-index';
import { quote } from './quote';

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
  const kind = kindOf(question);
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

const kindOf = ({ intent }: Question): 'any' | 'ofAskedKind' =>
  intent.answerType === 'any' ? 'any' : 'ofAskedKind';

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
  const kind = kindOf(question);
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

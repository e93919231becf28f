import type { Answer, AnswerSentence } from '../answering/answer';
import { createComposer } from '../answering/compose';
import type { KnowledgeIndex } from '../answering/knowledge-index';
import { fitting, shortLength, wholeLength } from '../answering/length';
import type { Question } from '../answering/question';
import { sentencesOf, type Extract, type ExtractIndex } from './extract-index';
import { extractTexts as texts } from './texts';

const quotedAtMost = 560;

/** Each passage as a sentence of its own, with its source. */
export function quote(
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

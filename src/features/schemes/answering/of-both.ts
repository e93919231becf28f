import { foldText } from '../../../core/text';
import { nameWords, singular } from '../understanding/name-matcher';
import type { Topic } from '../topic';
import type { Answer } from './answer';
import type { KnowledgeIndex } from './knowledge-index';
import { mergeAnswers } from './merge';
import type { Question } from './question';

const both =
  /(?<![a-z])(?:(?:pour|sur|dans|de|entre|chez|avec) )?(?:(?:tous |toutes )?les deux|l'un (?:et|comme) l'autre|chacune?(?: des deux| d'eux| d'elles)?)(?![a-z ]{0,3}(?:ans|mois|annees|phases|regions|territoires|ministres))(?![a-z])[, ]*/;
/** Which of the two is asked of both at once. */
const chooses =
  /(?<![a-z])(?:lequel|laquelle|quel|quelle|qui) (?:des deux|est|a|fait|peut|doit|sont)(?![a-z])/;

const theFirst =
  /(?<![a-z])(?:de la |de le |du |la |le )premiere?(?= *(?:[,?.!]|$)| (?:dat|est|dur|concern|exist|s'adress|peut|vient|finance|a ete))/;
const theSecond =
  /(?<![a-z])(?:de la |de le |du |la |le )(?:seconde?|deuxieme)(?= *(?:[,?.!]|$)| (?:dat|est|dur|concern|exist|s'adress|peut|vient|finance|a ete))/;

/** « Qui anime la première ? » after two were told apart: the question with its name; not « la première phase ». */
export function namedByPlace(index: KnowledgeIndex, text: string, topic: Topic | undefined): string {
  const [first, second] = topic?.recent ?? [];
  // Where one fact led, nothing was compared.
  if (topic?.factId !== undefined || first !== topic?.subjectId || second === undefined) return text;
  const folded = foldText(text);
  if (index.findNames(folded).length > 0) return text;
  const nameOfSubject = (id = ''): string => `le ${index.subject(id)?.name ?? ''}`;
  return folded.replace(theFirst, nameOfSubject(first)).replace(theSecond, nameOfSubject(second));
}

/** « Et pour les deux, quelle durée ? » after two were told apart: asked of one, then of the other. */
export function answerOfBoth(
  index: KnowledgeIndex,
  text: string,
  topic: Topic | undefined,
  answerOf: (text: string, topic: Topic) => Answer,
): Answer | undefined {
  const [first, second] = topic?.recent ?? [];
  const folded = foldText(text);
  if (topic?.factId !== undefined || first === undefined || second === undefined) return undefined;
  if (first !== topic?.subjectId || !both.test(folded) || chooses.test(folded)) return undefined;
  if (index.findNames(folded).length > 0 || index.subject(first)?.kind !== index.subject(second)?.kind)
    return undefined;
  const asked = `et ${folded.replace(both, '').replace(/^\W*(?:et|mais|donc)\W+/, '')}`;
  const answers = [first, second].map((subjectId) =>
    answerOf(asked, { ...topic, subjectId, recent: [subjectId] }),
  );
  if (answers.some(({ refused }) => refused)) return undefined;
  const merged = mergeAnswers(answers);
  return merged && { ...merged, topic: { ...topic } };
}

/** « Dans chaque cas, qui traite le dossier ? », « quelle durée pour chacun ? »: asked of each before it is of both. */
const ofEach =
  /(?<![a-z])(?:dans (?:chaque|les deux) cas|(?:pour|de|chez|dans) chacune?|respectivement|de part et d'autre)(?![a-z])/;
export const asksOfEach = ({ text }: Question): boolean => ofEach.test(text);

/** « VTE et VTA : quel montant ? » where no fact tells it of both: asked of one, then of the other. */
export function answerOfEachNamed(
  index: KnowledgeIndex,
  question: Question,
  answerOf: (text: string, topic: Topic) => Answer,
): Answer | undefined {
  const { named, intent, compared, telling } = question;
  const ids = [...new Set(named.map(({ subjectId }) => subjectId))];
  // When each began stands among much else that is dated, where more is said of it.
  const isOfBeginning = intent.moment === 'beginning' && telling.length === 0;
  const asksOfOne =
    (intent.answerType !== 'date' || isOfBeginning) &&
    (intent.answerType !== 'any' || intent.facets.length > 0);
  if (compared.length > 2 && !asksOfEach(question)) return undefined;
  if (ids.length !== 2 || intent.polar || intent.definition || !asksOfOne) return undefined;
  if (!ids.every((id) => index.subject(id)?.kind === 'scheme' && id !== index.programme())) return undefined;
  const answers = ids.map((subjectId) =>
    answerOf(`et ${askedOfOne(index, question, subjectId)}`, { subjectId, recent: [subjectId] }),
  );
  if (answers.some(({ refused, topic }, at) => refused || topic?.subjectId !== ids[at])) return undefined;
  return mergeAnswers(answers);
}

/** Without the names, but with the words that say which of its kind: « vert » in « VTE Vert », and not « TI ». */
function askedOfOne(index: KnowledgeIndex, { words, named }: Question, id: string): string {
  const own = new Set(nameWords(namesOf(index, id)));
  const said = words.filter(({ text, empty }, at) => {
    const name = named.find(({ start, end }) => at >= start && at < end);
    if (!name) return true;
    const saysWhich = !empty && !own.has(singular(text)) && index.findNames(text).length === 0;
    return name.subjectId === id && !name.approximate && saysWhich;
  });
  return said
    .map(({ text }) => text)
    .join(' ')
    .replace(ofEach, ' ');
}
const namesOf = (index: KnowledgeIndex, id: string): string => {
  const { name = '', acronym = '' } = index.subject(id) ?? {};
  return `${name} ${acronym}`;
};

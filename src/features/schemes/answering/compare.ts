import type { Fact } from '../knowledge';
import { wordsOf } from '../retrieval/words';
import { texts } from '../texts';
import type { Answer, AnswerSentence } from './answer';
import { createComposer, type Composer } from './compose';
import type { KnowledgeIndex } from './knowledge-index';
import { fitting, shortLength, wholeLength } from './length';

/** More than this nobody compares at once. */
const comparedAtMost = 4;
const apartAtMost = 2;

/** What is asked of each, then what tells them apart, where the knowledge says it, and what each is. */
export function compareSubjects(
  index: KnowledgeIndex,
  ids: string[],
  today: string,
  asked: Fact[] = [],
): Answer {
  const compared = ids.slice(0, comparedAtMost);
  const composer = createComposer(index, today);
  const [first = ''] = compared;
  const pairs = compared.flatMap((a) => compared.filter((b) => b !== a).map((b) => [a, b] as const));
  const apart = dedupe(pairs.flatMap(([a, b]) => namingOther(index, a, b, ['confusions'])))
    .map((fact) => ({ fact, named: compared.filter((id) => index.mentions.concerns(fact, id)).length }))
    .sort((a, b) => b.named - a.named)
    .map(({ fact }) => fact);
  const distinct = pairs.flatMap(([a, b]) =>
    index.relationsBetween(a, b).filter(({ type }) => type === 'distinctFrom'),
  );
  const each = compared.flatMap((id) => index.factsOf(id, 'what').slice(0, 1));
  const telling = (apart.length > 0 ? apart : dedupe(distinct)).slice(
    0,
    compared.length > 2 ? apartAtMost : 1,
  );
  const sentences = dedupe([...asked, ...telling, ...each]).map(composer.sentence);
  return finish(index, first, composer, sentences);
}

/** Two things of one subject, or one and what is no subject: what the knowledge warns not to confuse. */
export function tellApart(
  index: KnowledgeIndex,
  subjectId: string,
  terms: string[],
  today: string,
): Answer | undefined {
  const composer = createComposer(index, today);
  const stems = new Set(terms.flatMap((term) => wordsOf(term).map(({ stem }) => stem)));
  const said = (fact: Fact): number =>
    new Set(
      wordsOf(fact.text)
        .filter(({ stem }) => stems.has(stem))
        .map(({ stem }) => stem),
    ).size;
  const ranked = index
    .factsOf(subjectId)
    .filter(({ nature }) => nature !== 'à-vérifier')
    .map((fact) => ({ fact, score: said(fact) + (fact.facet === 'confusions' ? 0.5 : 0) }))
    .filter(({ score }) => score >= stems.size)
    .sort((a, b) => b.score - a.score)
    .map(({ fact }) => fact)
    .slice(0, 2);
  if (ranked.length === 0) return eachOfSubject(index, subjectId, terms, composer);
  return finish(index, subjectId, composer, ranked.map(composer.sentence));
}

/** Nothing sets them side by side: what is said of each. */
function eachOfSubject(
  index: KnowledgeIndex,
  subjectId: string,
  terms: string[],
  composer: Composer,
): Answer | undefined {
  const stemsOf = (text: string) =>
    wordsOf(text)
      .filter(({ empty }) => !empty)
      .map(({ stem }) => stem);
  const facts = terms.flatMap((term) => {
    const others = new Set(terms.filter((other) => other !== term).flatMap(stemsOf));
    const own = stemsOf(term).filter((stem) => !others.has(stem));
    const says = (fact: Fact): boolean =>
      own.length > 0 && own.every((stem) => stemsOf(fact.text).includes(stem));
    return [...index.factsOf(subjectId, 'what'), ...index.factsOf(subjectId)].find(says) ?? [];
  });
  const found = dedupe(facts);
  return found.length > 1 ? finish(index, subjectId, composer, found.map(composer.sentence)) : undefined;
}

/** The links that are sourced; without one it says so, and tells what each is. */
export function linkSubjects(index: KnowledgeIndex, a: string, b: string, today: string): Answer {
  const composer = createComposer(index, today);
  const relations = index.relationsBetween(a, b).filter(({ type }) => type !== 'distinctFrom');
  const facts = [...namingOther(index, a, b, ['links']), ...namingOther(index, b, a, ['links'])];
  // Nothing written as a link: what is said of one, where that names the other, says how they belong together.
  const naming = [...namingOther(index, a, b, otherLinking), ...namingOther(index, b, a, otherLinking)];
  const found = dedupe([...relations, ...facts]);
  const linking = (found.length > 0 ? found : dedupe(naming)).map(composer.sentence);
  if (linking.length > 0) return finish(index, a, composer, linking);
  const each = [a, b].flatMap((id) => index.factsOf(id, 'what').slice(0, 1)).map(composer.sentence);
  const name = (id: string): string => index.subject(id)?.name ?? id;
  const opening: AnswerSentence[] = [{ text: texts.unknownLink(name(a), name(b)), citations: [] }];
  return { ...finish(index, a, composer, [...opening, ...each]), refused: true, canForward: true };
}

const otherLinking: Fact['facet'][] = [
  'what',
  'governance',
  'confusions',
  'participants',
  'regions',
  'funding',
  'dates',
];

function namingOther(index: KnowledgeIndex, id: string, other: string, facets: Fact['facet'][]): Fact[] {
  return facets
    .flatMap((facet) => index.factsOf(id, facet))
    .filter(({ text, nature }) => nature !== 'à-vérifier' && index.mentions.namedIn(text).has(other));
}

const dedupe = <T extends { text: string }>(items: T[]): T[] =>
  items.filter((item, at) => items.findIndex(({ text }) => text === item.text) === at);

function finish(
  index: KnowledgeIndex,
  subjectId: string,
  composer: Composer,
  sentences: AnswerSentence[],
): Answer {
  const { fit, rest } = fitting(sentences, shortLength);
  return {
    refused: false,
    sentences: fit,
    more: rest.length > 0 ? fitting(rest, wholeLength - shortLength).fit : [],
    sources: composer.sources(),
    subjectId,
    otherFacets: [...new Set(index.factsOf(subjectId).map(({ facet }) => facet))].filter(
      (facet) => facet !== 'what',
    ),
    canForward: false,
    topic: { subjectId },
  };
}

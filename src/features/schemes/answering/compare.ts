import type { Fact } from '../knowledge';
import { texts } from '../texts';
import type { Answer, AnswerSentence } from './answer';
import { createComposer, fitting, shortLength, type Composer } from './compose';
import type { KnowledgeIndex } from './knowledge-index';

/** What tells them apart, where the knowledge says it, then what each is. */
export function compareSubjects(index: KnowledgeIndex, a: string, b: string, today: string): Answer {
  const composer = createComposer(index, today);
  const apart = [...namingOther(index, a, b, 'confusions'), ...namingOther(index, b, a, 'confusions')].slice(
    0,
    1,
  );
  const distinct = index
    .relationsBetween(a, b)
    .filter(({ type }) => type === 'distinctFrom')
    .slice(0, 1);
  const each = [a, b].flatMap((id) => index.factsOf(id, 'what').slice(0, 1));
  const sentences = [...(apart.length > 0 ? apart : distinct), ...each].map(composer.sentence);
  return finish(index, a, composer, sentences);
}

/** The links that are sourced; without one it says so, and tells what each is. */
export function linkSubjects(index: KnowledgeIndex, a: string, b: string, today: string): Answer {
  const composer = createComposer(index, today);
  const relations = index.relationsBetween(a, b).filter(({ type }) => type !== 'distinctFrom');
  const facts = [...namingOther(index, a, b, 'links'), ...namingOther(index, b, a, 'links')];
  // Nothing written as a link: what one is, where that names the other, says how they belong together.
  const naming = [...namingOther(index, a, b, 'what'), ...namingOther(index, b, a, 'what')];
  const found = dedupe([...relations, ...facts]);
  const linking = (found.length > 0 ? found : dedupe(naming)).map(composer.sentence);
  if (linking.length > 0) return finish(index, a, composer, linking);
  const each = [a, b].flatMap((id) => index.factsOf(id, 'what').slice(0, 1)).map(composer.sentence);
  const name = (id: string): string => index.subject(id)?.name ?? id;
  const opening: AnswerSentence[] = [{ text: texts.unknownLink(name(a), name(b)), citations: [] }];
  return { ...finish(index, a, composer, [...opening, ...each]), refused: true, canForward: true };
}

function namingOther(
  index: KnowledgeIndex,
  id: string,
  other: string,
  facet: 'confusions' | 'links' | 'what',
): Fact[] {
  return index.factsOf(id, facet).filter(({ text }) => index.mentions.namedIn(text).has(other));
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
    more: fitting(rest, shortLength).fit,
    sources: composer.sources(),
    subjectId,
    otherFacets: [...new Set(index.factsOf(subjectId).map(({ facet }) => facet))].filter(
      (facet) => facet !== 'what',
    ),
    canForward: false,
    topic: { subjectId },
  };
}

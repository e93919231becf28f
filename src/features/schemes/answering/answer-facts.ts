import type { FacetId } from '../facets';
import type { Fact } from '../knowledge';
import type { Answer } from './answer';
import type { AskContext } from './ask-context';
import { chooseFacts, type ChosenFacts } from './choose-facts';
import { createComposer } from './compose';
import type { KnowledgeIndex } from './knowledge-index';
import { fitting, shortLength } from './length';
import { knownFacets } from './no-answer';
import type { Question } from './question';

/** More sentences than this nobody reads before « En savoir plus ». */
const shownAtMost = 4;

export function answerFromFacts(
  index: KnowledgeIndex,
  question: Question,
  { today }: AskContext,
): Answer | undefined {
  const chosen = chooseFacts(index, question, today);
  const lead = chosen?.serving[0];
  if (!chosen || !lead) return undefined;
  const subjectId = spokenOf(index, question, lead);
  const answer = answerWith(index, chosen, { subjectId, facet: lead.facet }, today);
  const wording = question.nearest.get(lead.id) ?? lead.questions?.[0];
  return { ...answer, topic: { ...answer.topic, ...(wording !== undefined && { wording }) } };
}

/** What was asked about stays what is spoken of, even where a fact of something else answers. */
function spokenOf(index: KnowledgeIndex, { subjectIds, assumed }: Question, lead: Fact): string {
  const asked = subjectIds.find((id) => !index.mentions.isUmbrella(id));
  return assumed || asked === undefined || subjectIds.includes(lead.subjectId) ? lead.subjectId : asked;
}

export function answerWith(
  index: KnowledgeIndex,
  { serving, further }: ChosenFacts,
  about: { subjectId: string; facet: FacetId },
  today: string,
): Answer {
  const composer = createComposer(index, today);
  const { fit, rest } = fitting(serving.slice(0, shownAtMost).map(composer.sentence), shortLength);
  const behind = [...rest, ...[...serving.slice(shownAtMost), ...further].map(composer.sentence)];
  const shownFacets = new Set(serving.slice(0, fit.length).map(({ facet }) => facet));
  const [lead] = serving;
  return {
    refused: lead?.nature === 'à-vérifier',
    sentences: fit,
    more: behind,
    sources: composer.sources(),
    subjectId: about.subjectId,
    otherFacets: knownFacets(index, about.subjectId).filter((facet) => !shownFacets.has(facet)),
    canForward: lead?.nature === 'à-vérifier',
    topic: { ...about, factId: lead?.id },
  };
}

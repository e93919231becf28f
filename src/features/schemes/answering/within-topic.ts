import type { Topic } from '../topic';
import type { Answer } from './answer';
import { answerFromFacts } from './answer-facts';
import type { AskContext } from './ask-context';
import { startsFollowUp } from './follow-up';
import type { KnowledgeIndex } from './knowledge-index';
import { understand, type Question } from './question';

/**
 * « Et les Régions, elles ont mis combien ? », « et entre la BdT et Bpifrance, qui fait quoi ? » after a scheme: what they
 * do in that scheme, where the knowledge says so.
 */
export function answerWithinTopic(
  index: KnowledgeIndex,
  question: Question,
  context: AskContext,
): Answer | undefined {
  const { named, intent, text } = question;
  const scheme = schemeOf(index, context.topic);
  if (scheme === undefined || named.length === 0 || intent.definition || !startsFollowUp(text))
    return undefined;
  const actors = [...new Set(named.map(({ subjectId }) => subjectId))];
  if (actors.some((id) => index.subject(id)?.kind !== 'actor')) return undefined;
  return sure(answerFromFacts(index, { ...question, subjectIds: [scheme, ...actors] }, context));
}

/** Nothing is known of what was spoken of last: then of what was named beside it. */
export function answerOfNamedBeside(
  index: KnowledgeIndex,
  question: Question,
  text: string,
  context: AskContext,
): Answer | undefined {
  const { topic } = context;
  const [current, beside] = topic?.recent ?? [];
  if (!question.inherited || current !== topic?.subjectId || beside === undefined) return undefined;
  if (index.mentions.isUmbrella(beside) || index.mentions.isPerson(beside)) return undefined;
  const again = understand(index, text, { ...topic, subjectId: beside });
  return sure(answerFromFacts(index, again, context));
}

function schemeOf(index: KnowledgeIndex, topic: Topic | undefined): string | undefined {
  const subject = index.subject(topic?.subjectId ?? '');
  return subject?.kind === 'scheme' && subject.id !== index.programme() ? subject.id : undefined;
}

const sure = (answer: Answer | undefined): Answer | undefined =>
  answer === undefined || answer.refused ? undefined : answer;

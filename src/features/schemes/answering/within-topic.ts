import type { Topic } from '../topic';
import type { Answer } from './answer';
import { answerFromFacts } from './answer-facts';
import { chooseFacts } from './choose-facts';
import { groundsOf } from './fact-grounds';
import { coverage } from './ground';
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

/**
 * « Combien de territoires étaient accompagnés en janvier 2025 ? » after a scheme names nothing: it is asked of that
 * scheme where one of its facts says all that is asked.
 */
export function answerOfSpokenOf(
  index: KnowledgeIndex,
  question: Question,
  context: AskContext,
): Answer | undefined {
  const scheme = schemeOf(index, context.topic);
  const names = question.named.some(({ subjectId }) => subjectId !== index.programme());
  if (scheme === undefined || names || question.inherited || question.telling.length < leastTelling)
    return undefined;
  const { intent, words } = question;
  // « Combien de territoires »: no scheme is counted, but these.
  const counted = intent.counted === 'x' ? words[question.named[0]?.start ?? 0]?.text : intent.counted;
  const own = {
    ...question,
    named: [],
    subjectIds: [scheme],
    inherited: true,
    intent: { ...intent, counted },
  };
  const [lead] = chooseFacts(index, own, context.today)?.serving ?? [];
  if (lead?.subjectId !== scheme || lead.nature === 'à-vérifier') return undefined;
  const { said } = groundsOf(index, lead);
  const covered = coverage(index.search, question.telling, said, () => 1);
  return covered >= nearlyAll ? sure(answerFromFacts(index, own, context)) : undefined;
}
const leastTelling = 2;
const nearlyAll = 0.9;

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

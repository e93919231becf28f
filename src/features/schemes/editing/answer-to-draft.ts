import { UserError } from '../../../core/errors';
import type { Context } from '../../../core/feature';
import { understand } from '../answering/question';
import type { KnowledgeIndex } from '../answering/knowledge-index';
import { requireAnswerer } from '../escalation/queue-scope';
import { findQuestion } from '../escalation/store';
import type { FacetId } from '../facets';
import { parisDay } from '../french-day';
import type { FactDraft } from './draft';
import type { Drafter } from './editors';
import { factTextAtMost, wordingAtMost } from './fact-values';
import { addDraft } from './store';
import { editingTexts as texts } from './texts';

/** What the question is about when nothing in it says so. */
const everything = 'territoires-d-industrie';
const recheckAfterMonths = 6;

/**
 * « En faire un fait »: the answer as a draft, under the subject and the heading that the question asks for. Everything
 * of it can be changed before a second person publishes it.
 */
export async function draftOfAnswer(
  context: Context,
  index: KnowledgeIndex,
  { person, visitor }: Drafter,
  questionId: string,
): Promise<FactDraft> {
  const { tx, now } = context;
  const { scope } = requireAnswerer(context);
  const question = await findQuestion(tx, scope, { id: questionId });
  if (question?.state !== 'answered' || question.answer === undefined || !question.answeredAt)
    throw new UserError(texts.noAnswer);
  const { subjectId, facet } = placeOf(index, question.question);
  const slug = `reponse-${question.number}`;
  const source = {
    id: slug,
    title: texts.answerSource[question.desk],
    publisher: texts.answerPublisher[question.desk],
    published: parisDay(question.answeredAt),
  };
  const authors = [question.answeredBy, person.id].filter((id) => id !== undefined);
  return addDraft(
    tx,
    {
      fact: {
        id: `${subjectId}/${facet}/${slug}`,
        subjectId,
        facet,
        text: wholeSentences(question.answer.replace(/\s+/g, ' '), factTextAtMost),
        sources: [source.id],
        date: parisDay(question.answeredAt),
        confidence: 'moyenne',
        recheck: monthsLater(now, recheckAfterMonths),
      },
      newSource: source,
      wording: question.question.replace(/\s+/g, ' ').slice(0, wordingAtMost),
      bornOf: 'answer',
      questionId,
      authorIds: [...new Set(authors)],
      visitor,
    },
    now,
  );
}

function placeOf(index: KnowledgeIndex, question: string): { subjectId: string; facet: FacetId } {
  const { subjectIds, intent } = understand(index, question, undefined);
  const [asked] = [...index.facetsAsked(question)].sort(([, a], [, b]) => b - a);
  const subjectId = subjectIds[0] ?? everything;
  return { subjectId, facet: intent.facets[0] ?? asked?.[0] ?? 'what' };
}

/** As many whole sentences as fit; of one that is longer, its beginning. */
function wholeSentences(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = text.slice(0, most).search(/[.!?…](?=\s[^.!?…]*$)/u);
  return end > 0 ? text.slice(0, end + 1) : `${text.slice(0, most - 1)}…`;
}

export function monthsLater(from: Date, months: number): string {
  const day = new Date(from);
  day.setUTCMonth(day.getUTCMonth() + months);
  return day.toISOString().slice(0, 10);
}

import { z } from 'zod';
import { UserError } from '../../../core/errors';
import { form, type Context, type FormDefinition } from '../../../core/feature';
import type { Form } from '../../../core/form';
import { cleanTyped } from '../../../core/text';
import type { QueuedQuestion } from './queue';
import { requireAnswerer } from './queue-scope';
import { findOrRefuse, settle } from './settle';
import type { QueueParts } from './tell';
import { queueTexts as texts } from './texts';

export const questionPayload = z.object({ questionId: z.uuid() });

const answerAtMost = 2000;
const answerSchema = z
  .string(texts.answerMissing)
  .transform(cleanTyped)
  .pipe(z.string().min(1, texts.answerMissing).max(answerAtMost, texts.answerTooLong));

interface Settlement {
  formId: string;
  openLabel: string;
  state: 'answered' | 'closed';
  show(question: Pick<QueuedQuestion, 'number'>): Pick<Form, 'title' | 'submitLabel'> & {
    label: string;
    initial?: string;
  };
}

/** « Répondre » and « Clore sans réponse »: a text that goes to whoever asked. */
export const settlementForms = (parts: QueueParts): FormDefinition[] =>
  [
    {
      formId: 'schemes.answerQuestion',
      openLabel: texts.answer,
      state: 'answered' as const,
      show: ({ number }: Pick<QueuedQuestion, 'number'>) => ({
        title: texts.answerTitle(number),
        submitLabel: texts.answerSend,
        label: texts.answerLabel,
      }),
    },
    {
      formId: 'schemes.closeQuestion',
      openLabel: texts.close,
      state: 'closed' as const,
      show: ({ number }: Pick<QueuedQuestion, 'number'>) => ({
        title: texts.closeTitle(number),
        submitLabel: texts.closeSend,
        label: texts.closeLabel,
        initial: texts.closeSentence,
      }),
    },
  ].map((settlement) => settlementForm(settlement, parts));

function settlementForm({ formId, openLabel, state, show }: Settlement, parts: QueueParts): FormDefinition {
  return form({
    formId,
    openLabel,
    payload: questionPayload,
    values: z.object({ answer: answerSchema }),
    async build(context: Context, payload) {
      const question = await findOrRefuse(context, requireAnswerer(context), payload.questionId).catch(
        (error: unknown) => {
          // It went elsewhere while she wrote: the form comes back with what she typed, and says so.
          if (context.event.kind === 'formSubmitted' && error instanceof UserError) return undefined;
          throw error;
        },
      );
      const { title, submitLabel, label, initial } = show(question ?? { number: 0 });
      return {
        formId,
        title,
        submitLabel,
        payload,
        ...(question && { intro: `« ${question.question} »` }),
        fields: [
          {
            id: 'answer',
            label,
            hint: texts.answerHint,
            type: 'text',
            multiline: true,
            maxLength: answerAtMost,
            initial,
          },
        ],
      };
    },
    async submit(context, { questionId }, { answer }) {
      const outcome = await settle(context, parts, questionId, answer, state);
      // What was typed stays in the form: nothing of it is lost.
      return 'problem' in outcome
        ? [{ type: 'rejectForm', problems: { answer: outcome.problem } }]
        : outcome.reply;
    },
  });
}

import { z } from 'zod';
import { UserError } from '../../../core/errors';
import { form, type FormDefinition } from '../../../core/feature';
import { answerCopil } from '../answer';
import type { CopilParts } from '../desk';
import { texts } from '../texts';

const payloadSchema = z.object({ copilId: z.uuid() });
const name = z
  .string(texts.replacementMissing)
  .trim()
  .min(2, texts.replacementMissing)
  .max(200, 'Deux cents caractères au plus.');

/** « Remplacé·e par … » */
export const replacementForm = (parts: CopilParts): FormDefinition =>
  form<{ copilId: string }, { name: string }>({
    formId: 'copils.replacement',
    openLabel: texts.replaced,
    payload: payloadSchema,
    values: z.object({ name }),
    build: async (_context, payload) => ({
      formId: 'copils.replacement',
      title: texts.replacementTitle,
      submitLabel: 'Enregistrer',
      payload,
      fields: [{ id: 'name', label: texts.replacementField, type: 'text', maxLength: 200 }],
    }),
    submit: async (context, { copilId }, values) => {
      if (!context.person) throw new UserError(texts.stranger);
      const desk = { ...parts, context, person: context.person };
      return [{ type: 'closeForm' }, ...(await answerCopil(desk, copilId, 'replaced', values.name))];
    },
  });

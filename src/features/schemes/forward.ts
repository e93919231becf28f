import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { form, type Context, type FormDefinition } from '../../core/feature';
import { say, textBlock } from '../../core/message';
import type { PersonDirectory } from '../../core/ports';
import { cleanTyped, foldText } from '../../core/text';
import { forwardQuestion } from './store';
import { texts } from './texts';

const valuesSchema = z.object({
  question: z
    .string('Écrivez la question à transmettre.')
    .transform(cleanTyped)
    .pipe(
      z
        .string()
        .min(8, 'La question est trop courte pour être comprise.')
        .max(1000, 'La question est trop longue : 1 000 caractères au plus.'),
    ),
  territory: z.string().max(200).optional(),
});

/** « transmettre la question », « je voudrais transmettre une question » : the button's words, typed. */
export const isToForward = (text: string): boolean =>
  /^(je (veux|voudrais|souhaite) |pouvez-vous |peux-tu )?transm(ettre|ets|ettez) (la|ma|une|cette) question\b/.test(
    foldText(text),
  );

/** The question that had no answer, to begin with. */
export const forwardPayload = z.object({ question: z.string().optional() });

/** « Transmettre la question » : kept, and told to the delegation through the outbox. */
export function forwardForm(directory: PersonDirectory): FormDefinition {
  return form({
    formId: 'schemes.forward',
    openLabel: texts.forwardTitle,
    payload: forwardPayload,
    values: valuesSchema,
    build: async (_context, { question }) => ({
      formId: 'schemes.forward',
      title: texts.forwardTitle,
      submitLabel: 'Transmettre',
      payload: {},
      intro: texts.forwardIntro,
      fields: [
        {
          id: 'question',
          label: 'Votre question',
          type: 'text',
          multiline: true,
          maxLength: 1000,
          initial: question,
        },
        {
          id: 'territory',
          label: 'Territoire d’industrie concerné',
          type: 'search',
          lookupId: 'schemes.territories',
          optional: true,
        },
      ],
    }),
    submit: async (context, _payload, values) => {
      const told = await forward(context, directory, values);
      const text = told > 0 ? texts.forwarded : texts.forwardedNobody;
      return [{ type: 'closeForm' }, { type: 'say', audience: 'actor', message: say(text) }];
    },
  });
}

async function forward(
  context: Context,
  directory: PersonDirectory,
  values: z.infer<typeof valuesSchema>,
): Promise<number> {
  const { event, tx, now } = context;
  const members = await directory.membersWithRole(tx, 'delegation', event.actor);
  const id = randomUUID();
  const text = texts.questionReceived(values.question, values.territory);
  const message = say(text, { title: 'Question transmise', blocks: [textBlock(text)] });
  const deliveries = members.map((member) => ({
    dedupeKey: `schemes.forward/${id}/${member.platform}/${member.memberId}`,
    recipient: { member },
    message,
    cause: event.key,
  }));
  await forwardQuestion(
    tx,
    { id, question: values.question, territory: values.territory, askedBy: event.actor, askedAt: now },
    deliveries,
  );
  return members.length;
}

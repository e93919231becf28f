import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { form, type Context, type FormDefinition } from '../../../core/feature';
import { say } from '../../../core/message';
import { cleanTyped, foldText } from '../../../core/text';
import { findTerritory } from '../../territories';
import { addQuestion } from './store';
import { pilotsOf, tellDesk, type QueueParts } from './tell';
import { queueTexts as texts } from './texts';
import { regionNames } from './views';
import { regionsConcerned } from './which-region';

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

/** « Transmettre la question » : kept, and told through the outbox to the Region's pilots, or to the delegation. */
export function forwardForm(parts: QueueParts): FormDefinition {
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
      const said = await forward(context, parts, values);
      return [{ type: 'closeForm' }, { type: 'say', audience: 'actor', message: say(said) }];
    },
  });
}

async function forward(
  context: Context,
  parts: QueueParts,
  { question: asked, territory }: z.infer<typeof valuesSchema>,
): Promise<string> {
  const { event, tx, now, person } = context;
  const { territories, directory } = parts;
  const territoryId = territory && findTerritory(territories, territory) ? territory : undefined;
  const regionCodes = regionsConcerned(territories, asked, { territoryId, person });
  const pilots = await pilotsOf(context, regionCodes);
  const { question, isNew } = await addQuestion(tx, {
    id: randomUUID(),
    question: asked,
    territoryId,
    regionCodes,
    desk: pilots.length > 0 ? 'region' : 'delegation',
    askedBy: event.actor,
    askedAt: now,
    visitor: event.actor.platform === 'web' ? event.actor.workspaceId : null,
  });
  if (!isNew) return texts.forwardedAlready(question.number);
  const members = pilots.length > 0 ? pilots : await directory.membersWithRole(tx, 'delegation', event.actor);
  await tellDesk(context, parts, question, members);
  if (members.length === 0) return texts.forwardedNobody(question.number);
  return pilots.length > 0
    ? texts.forwardedToRegion(question.number, regionNames(territories, regionCodes))
    : texts.forwarded(question.number);
}

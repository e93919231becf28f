import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { UserError } from '../../../core/errors';
import { form, type Context, type FormDefinition, type HandlerReply } from '../../../core/feature';
import type { Field } from '../../../core/form';
import { allowed } from '../../people';
import { findTerritory } from '../../territories';
import { criteriaSchema } from '../audience/audience';
import { listsOf } from '../audience/store';
import { textLimit, titleLimit, type Broadcast } from '../broadcast';
import { tell, type BroadcastParts, type Desk } from '../desk';
import { showPreview } from '../preview';
import { createDraft } from '../store';
import { texts } from '../texts';
import { audienceFields, audienceValues, readCriteria } from './audience-fields';

export const messageValues = {
  title: z.string(texts.emptyTitle).trim().min(1, texts.emptyTitle).max(titleLimit, texts.longTitle),
  // Longer than it may be, so that whatever was typed is kept.
  text: z.string(texts.emptyText).trim().min(1, texts.emptyText),
  acknowledgement: z.boolean().optional(),
};

export function messageFields(given?: Pick<Broadcast, 'title' | 'text' | 'wantsAcknowledgement'>): Field[] {
  return [
    {
      id: 'title',
      label: 'Objet',
      type: 'text',
      maxLength: titleLimit,
      ...(given && { initial: given.title.slice(0, titleLimit) }),
    },
    {
      id: 'text',
      label: 'Message',
      type: 'text',
      multiline: true,
      maxLength: textLimit,
      hint: `${textLimit.toLocaleString('fr-FR')} caractères au plus.`,
      ...(given && { initial: given.text.slice(0, textLimit) }),
    },
    {
      id: 'acknowledgement',
      label: 'Demander « Bien reçu »',
      type: 'checkbox',
      optional: true,
      initial: given?.wantsAcknowledgement ?? true,
    },
  ];
}

/** Refused where she may not; the form then does not open. */
export function deskFor(parts: BroadcastParts, context: Context): Desk {
  const { person } = context;
  if (!person) throw new UserError(texts.unknownPerson);
  if (!allowed(person, 'broadcast.send', parts.register)) throw new UserError(texts.notAllowed);
  return { ...parts, context, person };
}

const payloadSchema = z.object({
  /** Of the draft: the form sent twice makes one. */
  draftId: z.uuid().optional(),
  /** People that another feature knows. */
  known: criteriaSchema.shape.known,
});

/** Submitting it keeps a draft, and shows what would happen. */
export function composeForm(parts: BroadcastParts): FormDefinition {
  return form({
    formId: 'broadcasts.compose',
    openLabel: texts.composeTitle,
    payload: payloadSchema,
    values: z.object({ ...messageValues, ...audienceValues }),
    async build(context, { draftId = randomUUID(), known }) {
      const desk = deskFor(parts, context);
      return {
        formId: 'broadcasts.compose',
        title: texts.composeTitle,
        submitLabel: 'Voir l’aperçu',
        intro: `Rien ne part avant « Envoyer ».${known ? ` Public : ${known.label}.` : ''}`,
        payload: { draftId, ...(known && { known }) },
        fields: [
          ...messageFields(),
          ...(known ? [] : audienceFields(desk, await listsOf(context.tx, desk.person.id))),
        ],
      };
    },
    async submit(context, { draftId = randomUUID(), known }, values): Promise<HandlerReply> {
      const desk = deskFor(parts, context);
      if (values.territory !== undefined && !findTerritory(parts.register, values.territory))
        return [{ type: 'rejectForm', problems: { territory: texts.unknownTerritory } }];
      const list = (await listsOf(context.tx, desk.person.id)).find(({ id }) => id === values.list);
      const draft = await createDraft(context.tx, {
        id: draftId,
        authorId: desk.person.id,
        origin: context.event.actor,
        demo: desk.person.demo,
        title: values.title,
        text: values.text,
        wantsAcknowledgement: values.acknowledgement ?? false,
        audience: known ? [{ known }] : (list?.audience ?? [readCriteria(values)]),
        timeZone: desk.person.timeZone,
        now: context.now,
      });
      if (draft.authorId !== desk.person.id) throw new UserError(texts.notYours);
      return [{ type: 'closeForm' }, ...tell(await showPreview(desk, draft))];
    },
  });
}

import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { UserError } from '../../../core/errors';
import { form, type Context, type FormDefinition, type HandlerReply } from '../../../core/feature';
import type { Field } from '../../../core/form';
import { allowed } from '../../people';
import { textLimit, titleLimit, type Broadcast } from '../broadcast';
import { tell, type BroadcastParts, type Desk } from '../desk';
import { showPreview } from '../preview';
import { createDraft } from '../store';
import { texts } from '../texts';
import { audienceFields, audienceValues, readAudience } from './audience-fields';
import { cutText, partId, partsShown } from './long-text';

export const messageValues = {
  title: z.string(texts.emptyTitle).trim().min(1, texts.emptyTitle).max(titleLimit, texts.longTitle),
  // Longer than it may be, so that whatever was typed is kept.
  text: z.string(texts.emptyText).trim().min(1, texts.emptyText),
  acknowledgement: z.boolean().optional(),
};

/** A text that is too long stands there in several fields, as many as a form takes. */
export function messageFields(given?: Pick<Broadcast, 'title' | 'text' | 'wantsAcknowledgement'>): Field[] {
  const cut = cutText(given?.text ?? '', textLimit);
  const [first = '', ...more] = cut.parts.slice(0, partsShown(cut));
  const count = cut.parts.length;
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
      label: count === 1 ? 'Message' : `Message (1 sur ${count})`,
      type: 'text',
      multiline: true,
      maxLength: textLimit,
      hint: `${textLimit.toLocaleString('fr-FR')} caractères au plus.`,
      ...(first !== '' && { initial: first }),
      ...(count > 1 && { optional: true as const }),
    },
    ...more.map((part, index): Field => ({
      id: partId(index + 1),
      label: `Suite (${index + 2} sur ${count})`,
      hint: 'Videz-la si elle n’a plus lieu d’être.',
      type: 'text',
      multiline: true,
      maxLength: textLimit,
      optional: true,
      initial: part,
    })),
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
});

/** Submitting it keeps a draft, and shows what would happen. */
export function composeForm(parts: BroadcastParts): FormDefinition {
  return form({
    formId: 'broadcasts.compose',
    openLabel: texts.composeTitle,
    payload: payloadSchema,
    values: z.object({ ...messageValues, ...audienceValues }),
    async build(context, { draftId = randomUUID() }) {
      const desk = deskFor(parts, context);
      return {
        formId: 'broadcasts.compose',
        title: texts.composeTitle,
        submitLabel: 'Voir l’aperçu',
        intro: texts.composeIntro,
        payload: { draftId },
        fields: [...messageFields(), ...(await audienceFields(desk))],
      };
    },
    async submit(context, { draftId = randomUUID() }, values): Promise<HandlerReply> {
      const desk = deskFor(parts, context);
      const read = await readAudience(desk, values);
      if ('problems' in read) return [{ type: 'rejectForm', problems: read.problems }];
      const draft = await createDraft(context.tx, {
        id: draftId,
        authorId: desk.person.id,
        origin: context.event.actor,
        demo: desk.person.demo,
        title: values.title,
        text: values.text,
        wantsAcknowledgement: values.acknowledgement ?? false,
        audience: read.audience,
        timeZone: desk.person.timeZone,
        now: context.now,
      });
      if (draft.authorId !== desk.person.id) throw new UserError(texts.notYours);
      return [{ type: 'closeForm' }, ...tell(await showPreview(desk, draft))];
    },
  });
}

import { createHash } from 'node:crypto';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { UserError } from '../../../core/errors';
import { form, type Context, type FormDefinition, type HandlerReply } from '../../../core/feature';
import { say } from '../../../core/message';
import { readTimeZone } from '../../people';
import { audiencesAtMost } from '../audience/audience';
import { saveList } from '../audience/store';
import { textLimit, type Broadcast, type BroadcastState } from '../broadcast';
import { tell, type BroadcastParts, type Desk } from '../desk';
import { showFollowUp } from '../follow-up';
import { frenchTime } from '../french-time';
import { showPreview } from '../preview';
import { rewriteWaiting } from '../recipients/changes/store';
import { changeBroadcast, findOwn, planStep } from '../store';
import { texts } from '../texts';
import { recipientMessage } from '../views/recipient-message';
import { audienceFields, audienceValues, readAudience } from './audience-fields';
import { deskFor, messageFields, messageValues } from './compose-form';
import { cutText, partsShown, readParts } from './long-text';
import { instantOf, readHour, today } from './read-schedule';

const broadcastPayload = z.object({ broadcastId: z.uuid() });

async function ownFor(
  parts: BroadcastParts,
  context: Context,
  broadcastId: string,
): Promise<[Desk, Broadcast]> {
  const desk = deskFor(parts, context);
  const broadcast = await findOwn(context.tx, desk.person.id, { id: broadcastId });
  if (!broadcast) throw new UserError(texts.notYours);
  return [desk, broadcast];
}

const closed = async (desk: Desk, id: string, note?: string): Promise<HandlerReply> => {
  const current = await findOwn(desk.context.tx, desk.person.id, { id });
  if (!current) throw new UserError(texts.notYours);
  const message =
    current.state === 'draft'
      ? await showPreview(desk, current, note)
      : await showFollowUp(desk, current, note);
  return [{ type: 'closeForm' }, ...tell(message)];
};

const editPayload = broadcastPayload.extend({ shown: z.string().optional() });

/** Tells one text from another. */
const markOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

function introOf({ text }: Broadcast): { intro?: string } {
  if (text.length <= textLimit) return {};
  const cut = cutText(text, textLimit);
  const shown = partsShown(cut);
  const beyond = cut.parts.slice(shown).reduce((sum, part) => sum + part.length, 0);
  return {
    intro:
      beyond === 0
        ? texts.tooLongWhole(text.length, textLimit)
        : texts.tooLongBeginning({ length: text.length, limit: textLimit, shown, beyond }),
  };
}

const editable: BroadcastState[] = ['draft', 'sending', 'paused', 'sent'];

/** A draft is written anew; what is on its way or has arrived is corrected where it stands. */
export function editForm(parts: BroadcastParts): FormDefinition {
  return form({
    formId: 'broadcasts.edit',
    openLabel: texts.editTitle,
    payload: editPayload,
    values: z.looseObject({ ...messageValues, text: z.string().optional() }),
    async build(context, { broadcastId }) {
      const [, broadcast] = await ownFor(parts, context, broadcastId);
      return {
        formId: 'broadcasts.edit',
        title: texts.editTitle,
        submitLabel: 'Enregistrer',
        ...introOf(broadcast),
        payload: { broadcastId, shown: markOf(broadcast.text) },
        fields: messageFields(broadcast),
      };
    },
    async submit(context, { broadcastId, shown }, { title, acknowledgement, ...values }) {
      const [desk, broadcast] = await ownFor(parts, context, broadcastId);
      // The fields are parts of the text that they showed: laid over another one they would lose some of it.
      if (shown !== undefined && shown !== markOf(broadcast.text))
        return [{ type: 'rejectForm', problems: { text: texts.changedMeanwhile } }];
      const { tx, now } = context;
      if (!editable.includes(broadcast.state))
        return [{ type: 'rejectForm', problems: { text: texts.notEditable(broadcast.state) } }];
      const isDraft = broadcast.state === 'draft';
      const text = readParts(broadcast.text, values, textLimit);
      if (text === '') return [{ type: 'rejectForm', problems: { text: texts.emptyText } }];
      if (!isDraft && text.length > textLimit)
        return [{ type: 'rejectForm', problems: { text: texts.tooLong(text.length, textLimit) } }];
      const written = { title, text, wantsAcknowledgement: acknowledgement ?? false };
      if (isDraft) {
        await changeBroadcast(tx, broadcastId, { states: ['draft'] }, written, now);
        return closed(desk, broadcastId);
      }
      if (
        title === broadcast.title &&
        text === broadcast.text &&
        written.wantsAcknowledgement === broadcast.wantsAcknowledgement
      )
        return closed(desk, broadcastId);
      await planStep(tx, broadcastId, now);
      const isOurs = await changeBroadcast(
        tx,
        broadcastId,
        { states: ['sending', 'paused', 'sent'] },
        { ...written, editedAt: now },
        now,
      );
      if (!isOurs) return closed(desk, broadcastId, texts.alreadyGone(broadcast.state));
      const [, current] = await ownFor(parts, context, broadcastId);
      await rewriteWaiting(
        tx,
        current,
        recipientMessage(current, { author: desk.person, timeZone: current.timeZone }),
      );
      return [{ type: 'closeForm' }, ...tell(say(texts.corrected))];
    },
  });
}

/** « Changer le public » and « Ajouter un public »: the same fields. */
export function audienceForm(parts: BroadcastParts, way: 'replace' | 'add'): FormDefinition {
  const formId = way === 'add' ? 'broadcasts.addAudience' : 'broadcasts.audience';
  return form({
    formId,
    openLabel: texts.audienceTitle,
    payload: broadcastPayload,
    values: z.object(audienceValues),
    async build(context, payload) {
      const [desk, broadcast] = await ownFor(parts, context, payload.broadcastId);
      const given = way === 'replace' && broadcast.audience.length === 1 ? broadcast.audience[0] : {};
      return {
        formId,
        title: texts.audienceTitle,
        submitLabel: 'Voir l’aperçu',
        intro:
          way === 'add'
            ? 'Ces personnes s’ajoutent au public ; chacune ne reçoit qu’un message.'
            : 'Ce qui est choisi se cumule : la fonction, dans la Région, etc.',
        payload,
        fields: await audienceFields(desk, given),
      };
    },
    async submit(context, { broadcastId }, values) {
      const [desk, broadcast] = await ownFor(parts, context, broadcastId);
      const read = await readAudience(desk, values);
      if ('problems' in read) return [{ type: 'rejectForm', problems: read.problems }];
      const audience = way === 'add' ? [...broadcast.audience, ...read.audience] : read.audience;
      if (audience.length > audiencesAtMost)
        return [{ type: 'rejectForm', problems: { role: texts.tooManyAudiences(audiencesAtMost) } }];
      const isOurs = await changeBroadcast(
        context.tx,
        broadcastId,
        { states: ['draft'] },
        { audience },
        context.now,
      );
      return closed(desk, broadcastId, isOurs ? undefined : texts.alreadyGone(broadcast.state));
    },
  });
}

export function scheduleForm(parts: BroadcastParts): FormDefinition {
  return form({
    formId: 'broadcasts.schedule',
    openLabel: texts.scheduleTitle,
    payload: broadcastPayload,
    values: z.object({
      day: z.string(texts.noDay).min(1, texts.noDay),
      hour: z.string(texts.noHour),
      zone: z.string(texts.noZone),
    }),
    async build(context, payload) {
      const [, broadcast] = await ownFor(parts, context, payload.broadcastId);
      return {
        formId: 'broadcasts.schedule',
        title: texts.scheduleTitle,
        submitLabel: 'Retenir ce moment',
        payload,
        fields: [
          { id: 'day', label: 'Jour', type: 'date', initial: today(context.now, broadcast.timeZone) },
          { id: 'hour', label: 'Heure', type: 'text', hint: 'Par exemple 14:30.', maxLength: 20 },
          {
            id: 'zone',
            label: 'Fuseau horaire',
            type: 'text',
            initial: broadcast.timeZone,
            hint: 'Paris, Guadeloupe, La Réunion, ou Europe/Paris.',
            maxLength: 60,
          },
        ],
      };
    },
    async submit(context, { broadcastId }, { day, hour, zone }) {
      const [desk, broadcast] = await ownFor(parts, context, broadcastId);
      const time = readHour(hour);
      const timeZone = readTimeZone(zone);
      const problems = {
        ...(time ? {} : { hour: texts.noHour }),
        ...(timeZone === undefined ? { zone: texts.noZone } : {}),
      };
      if (!time || timeZone === undefined) return [{ type: 'rejectForm', problems }];
      const scheduledAt = instantOf(day, time, timeZone);
      if (scheduledAt <= context.now)
        return [{ type: 'rejectForm', problems: { day: texts.pastDate(frenchTime(context.now, timeZone)) } }];
      const isOurs = await changeBroadcast(
        context.tx,
        broadcastId,
        { states: ['draft'] },
        { scheduledAt, timeZone },
        context.now,
      );
      const note = isOurs
        ? texts.scheduled(frenchTime(scheduledAt, timeZone))
        : texts.alreadyGone(broadcast.state);
      return closed(
        desk,
        broadcastId,
        isOurs ? `${note} Elle n’est programmée qu’après le bouton « Programmer pour … ».` : note,
      );
    },
  });
}

export function saveListForm(parts: BroadcastParts): FormDefinition {
  const noName = 'Donnez un nom à ce public.';
  return form({
    formId: 'broadcasts.saveList',
    openLabel: texts.saveListTitle,
    payload: broadcastPayload,
    values: z.object({
      name: z.string(noName).trim().min(1, noName).max(75, 'Le nom est trop long : 75 caractères au plus.'),
    }),
    build: async (_context, payload) => ({
      formId: 'broadcasts.saveList',
      title: texts.saveListTitle,
      submitLabel: 'Enregistrer',
      payload,
      fields: [{ id: 'name', label: 'Nom', type: 'text', maxLength: 75 }],
    }),
    async submit(context, { broadcastId }, { name }) {
      const [desk, { audience }] = await ownFor(parts, context, broadcastId);
      await saveList(context.tx, desk.person.id, { id: randomUUID(), name, audience, now: context.now });
      return [{ type: 'closeForm' }, ...tell(say(texts.saved(name)))];
    },
  });
}

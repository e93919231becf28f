import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { form, type FormDefinition } from '../../../core/feature';
import { say } from '../../../core/message';
import { readTimeZone } from '../../people';
import { audiencesAtMost } from '../audience/audience';
import { saveList } from '../audience/store';
import { tell, type BroadcastParts } from '../desk';
import { frenchTime } from '../french-time';
import { changeBroadcast } from '../store';
import { texts } from '../texts';
import { audienceFields, audienceValues, readAudience } from './audience-fields';
import { broadcastPayload, closed, ownFor } from './own-broadcast';
import { instantOf, readHour, today } from './read-schedule';

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
      day: z.iso.date(texts.noDay),
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

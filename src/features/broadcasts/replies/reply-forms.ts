import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { UserError } from '../../../core/errors';
import { form, type Context, type FormDefinition, type HandlerReply } from '../../../core/feature';
import { buttonRow, say, type Message } from '../../../core/message';
import type { Person } from '../../../core/person';
import { findPeople } from '../../people';
import { accountsOf } from '../accounts-of';
import { causeOf, type Broadcast } from '../broadcast';
import { tell, withOwn, type BroadcastParts } from '../desk';
import { enqueueMessages } from '../outgoing/store';
import { isRecipient } from '../recipients/store';
import { findBroadcast, findOwn, planStep } from '../store';
import { texts } from '../texts';
import { textBlocks } from '../views/recipient-message';
import { addReply } from './store';

const replyLimit = 3000;
const replyText = z
  .string(texts.emptyText)
  .trim()
  .min(1, texts.emptyText)
  .max(replyLimit, `C’est trop long : ${replyLimit.toLocaleString('fr-FR')} caractères au plus.`);
const replyField = {
  id: 'text',
  label: 'Votre réponse',
  type: 'text',
  multiline: true,
  maxLength: replyLimit,
} as const;

/** « Répondre », under the message: the answer goes to its author, and to nobody else. */
export const replyForm = (): FormDefinition =>
  form({
    formId: 'broadcasts.reply',
    openLabel: texts.replyTitle,
    payload: z.object({ broadcastId: z.uuid(), replyId: z.uuid().optional() }),
    values: z.object({ text: replyText }),
    async build(context, { broadcastId, replyId = randomUUID() }) {
      const { broadcast } = await recipientOf(context, broadcastId);
      return {
        formId: 'broadcasts.reply',
        title: texts.replyTitle,
        submitLabel: 'Envoyer',
        intro: `Votre réponse à « ${broadcast.title} » va à son auteur·e, et à personne d’autre.`,
        payload: { broadcastId, replyId },
        fields: [replyField],
      };
    },
    async submit(context, { broadcastId, replyId = randomUUID() }, { text }) {
      const { broadcast, person } = await recipientOf(context, broadcastId);
      const [to] = await accountsOf(context.tx, [broadcast.authorId], broadcast.origin);
      if (!to) throw new UserError(texts.authorGone);
      await planStep(context.tx, broadcastId, context.now);
      const message = replyMessage(broadcast, person.displayName, text, {
        actionId: 'broadcasts.answer',
        personId: person.id,
      });
      const isNew = await keep(context, broadcast, {
        id: replyId,
        personId: person.id,
        fromAuthor: false,
        text,
      });
      if (isNew)
        await enqueueMessages(
          context.tx,
          [{ dedupeKey: `broadcasts/reply/${replyId}`, member: to.member, message }],
          `${causeOf(broadcastId)}/reply`,
          context.now,
        );
      return closing(isNew ? texts.replySent : texts.replyTwice);
    },
  });

/** The author's answer to one of them. */
export function answerForm(parts: BroadcastParts): FormDefinition {
  const find = async (
    context: Context,
    broadcastId: string,
    personId: string,
  ): Promise<[Broadcast, Person]> => {
    const broadcast = context.person && (await findOwn(context.tx, context.person.id, { id: broadcastId }));
    const [recipient] = await findPeople(context.tx, [personId]);
    if (!broadcast || !recipient || !(await isRecipient(context.tx, broadcastId, personId)))
      throw new UserError(texts.notYours);
    return [broadcast, recipient];
  };
  return form({
    formId: 'broadcasts.answer',
    openLabel: texts.replyTitle,
    payload: z.object({ broadcastId: z.uuid(), personId: z.string(), replyId: z.uuid().optional() }),
    values: z.object({ text: replyText }),
    async build(context, { broadcastId, personId, replyId = randomUUID() }) {
      const [broadcast, recipient] = await find(context, broadcastId, personId);
      return {
        formId: 'broadcasts.answer',
        title: texts.replyTitle,
        submitLabel: 'Envoyer',
        intro: `À ${recipient.displayName}, à propos de « ${broadcast.title} ».`,
        payload: { broadcastId, personId, replyId },
        fields: [replyField],
      };
    },
    submit: (context, { broadcastId, personId, replyId = randomUUID() }, { text }) =>
      withOwn(parts, context, broadcastId, async ({ person }) => {
        const [broadcast, recipient] = await find(context, broadcastId, personId);
        const [to] = await accountsOf(context.tx, [personId], context.event.actor);
        if (!to) throw new UserError(texts.noAccount);
        const message = replyMessage(broadcast, person.displayName, text, { actionId: 'broadcasts.reply' });
        const isNew = await keep(context, broadcast, { id: replyId, personId, fromAuthor: true, text });
        if (isNew)
          await enqueueMessages(
            context.tx,
            [{ dedupeKey: `broadcasts/reply/${replyId}`, member: to.member, message }],
            `${causeOf(broadcastId)}/reply`,
            context.now,
          );
        return closing(isNew ? texts.answerSent(recipient.displayName) : texts.replyTwice);
      }),
  });
}

async function recipientOf(
  context: Context,
  broadcastId: string,
): Promise<{ broadcast: Broadcast; person: Person }> {
  const { person, tx } = context;
  const broadcast = await findBroadcast(tx, broadcastId);
  if (!person || !broadcast || !(await isRecipient(tx, broadcastId, person.id)))
    throw new UserError(texts.notForYou);
  return { broadcast, person };
}

const keep = (
  { tx, now }: Context,
  broadcast: Broadcast,
  reply: { id: string; personId: string; fromAuthor: boolean; text: string },
): Promise<boolean> => addReply(tx, { ...reply, broadcastId: broadcast.id, at: now });

function replyMessage(
  broadcast: Broadcast,
  from: string,
  text: string,
  { actionId, personId }: { actionId: string; personId?: string },
): Message {
  const title = `${from} répond à « ${broadcast.title} »`;
  return say(`${title} : ${text}`, {
    title,
    blocks: [
      ...textBlocks(text),
      buttonRow({
        label: 'Répondre',
        actionId,
        payload: { broadcastId: broadcast.id, ...(personId !== undefined && { personId }) },
        opensForm: true,
      }),
    ],
  });
}

const closing = (text: string): HandlerReply => [{ type: 'closeForm' }, ...tell(say(text))];

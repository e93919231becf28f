import { createHash } from 'node:crypto';
import { z } from 'zod';
import { form, type FormDefinition } from '../../../core/feature';
import { say } from '../../../core/message';
import { textLimit, type Broadcast, type BroadcastState } from '../broadcast';
import { journalDeed, tell, type BroadcastParts } from '../desk';
import { rewriteWaiting } from '../recipients/changes/store';
import { changeBroadcast, planStep } from '../store';
import { texts } from '../texts';
import { recipientMessage } from '../views/recipient-message';
import { messageFields, messageValues } from './compose-form';
import { cutText, partsShown, readParts } from './long-text';
import { broadcastPayload, closed, ownFor } from './own-broadcast';

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

const correctable: BroadcastState[] = ['sending', 'paused', 'sent'];

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
      const isDraft = broadcast.state === 'draft';
      if (!isDraft && !correctable.includes(broadcast.state))
        return [{ type: 'rejectForm', problems: { text: texts.notEditable(broadcast.state) } }];
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
        { states: correctable },
        { ...written, editedAt: now },
        now,
      );
      if (!isOurs) return closed(desk, broadcastId, texts.alreadyGone(broadcast.state));
      await journalDeed(desk, 'correct', broadcastId);
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

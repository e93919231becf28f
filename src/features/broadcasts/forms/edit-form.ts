import { createHash } from 'node:crypto';
import { z } from 'zod';
import { form, type Context, type FormDefinition } from '../../../core/feature';
import { correctable, textLimit, type Broadcast } from '../broadcast';
import { correct } from '../corrections/correct';
import { dropCorrection } from '../corrections/decide-correction';
import { findCorrection } from '../corrections/store';
import type { BroadcastParts } from '../desk';
import { changeBroadcast, planStep } from '../store';
import { texts } from '../texts';
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

/** What is before its author: as it is, or as she has asked to have it. */
const withCorrection = async ({ tx }: Context, broadcast: Broadcast): Promise<Broadcast> => {
  const correction = await findCorrection(tx, broadcast.id);
  if (!correction) return broadcast;
  const { title, text, wantsAcknowledgement } = correction;
  return { ...broadcast, title, text, wantsAcknowledgement };
};

/** Of what was cancelled before it had recipients there is nothing to correct. */
const isCorrectable = ({ state, expandedAt }: Broadcast): boolean =>
  correctable.includes(state) && (state !== 'cancelled' || expandedAt !== undefined);

type Written = Pick<Broadcast, 'title' | 'text' | 'wantsAcknowledgement'>;
const isSame = (one: Written, other: Written): boolean =>
  one.title === other.title &&
  one.text === other.text &&
  one.wantsAcknowledgement === other.wantsAcknowledgement;

/** A draft is written anew; what is on its way or has arrived is corrected where it stands. */
export function editForm(parts: BroadcastParts): FormDefinition {
  return form({
    formId: 'broadcasts.edit',
    openLabel: texts.editTitle,
    payload: editPayload,
    values: z.looseObject({ ...messageValues, text: z.string().optional() }),
    async build(context, { broadcastId }) {
      const [, broadcast] = await ownFor(parts, context, broadcastId);
      const given = await withCorrection(context, broadcast);
      return {
        formId: 'broadcasts.edit',
        title: texts.editTitle,
        submitLabel: 'Enregistrer',
        ...introOf(given),
        payload: { broadcastId, shown: markOf(given.text) },
        fields: messageFields(given),
      };
    },
    async submit(context, { broadcastId, shown }, { title, acknowledgement, ...values }) {
      const [desk, broadcast] = await ownFor(parts, context, broadcastId);
      const given = await withCorrection(context, broadcast);
      // The fields are parts of the text that they showed: laid over another one they would lose some of it.
      if (shown !== undefined && shown !== markOf(given.text))
        return [{ type: 'rejectForm', problems: { text: texts.changedMeanwhile } }];
      const { tx, now } = context;
      const isDraft = broadcast.state === 'draft';
      if (!isDraft && !isCorrectable(broadcast))
        return [{ type: 'rejectForm', problems: { text: texts.notEditable(broadcast.state) } }];
      const text = readParts(given.text, values, textLimit);
      if (text === '') return [{ type: 'rejectForm', problems: { text: texts.emptyText } }];
      if (!isDraft && text.length > textLimit)
        return [{ type: 'rejectForm', problems: { text: texts.tooLong(text.length, textLimit) } }];
      const written = { title, text, wantsAcknowledgement: acknowledgement ?? false };
      if (isDraft) {
        await changeBroadcast(tx, broadcastId, { states: ['draft'] }, written, now);
        return closed(desk, broadcastId);
      }
      await planStep(tx, broadcastId, now);
      // Whatever went on meanwhile has ended.
      const [, current] = await ownFor(parts, context, broadcastId);
      if (!isCorrectable(current))
        return [{ type: 'rejectForm', problems: { text: texts.notEditable(current.state) } }];
      if (isSame(written, given)) return closed(desk, broadcastId);
      // As it was agreed to: nothing is left to agree to.
      if (isSame(written, current)) return [{ type: 'closeForm' }, ...(await dropCorrection(desk, current))];
      return correct(desk, current, written);
    },
  });
}

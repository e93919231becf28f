import { z } from 'zod';
import { UserError } from '../../../core/errors';
import type { Field } from '../../../core/form';
import { cleanTyped } from '../../../core/text';
import { editingTexts as texts } from './texts';

const reasonAtMost = 500;

/** Why a fact or a document is withdrawn: the history keeps it. */
export const withdrawReason = z
  .string(texts.withdrawMissing)
  .transform(cleanTyped)
  .pipe(z.string().min(3, texts.withdrawMissing).max(reasonAtMost, texts.reasonTooLong(reasonAtMost)));

export const reasonField: Field = {
  id: 'reason',
  label: texts.withdrawLabel,
  type: 'text',
  multiline: true,
  maxLength: reasonAtMost,
};

/** As the command line gives it. */
export function readReason(typed: string): string {
  const read = withdrawReason.safeParse(typed);
  if (!read.success) throw new UserError(read.error.issues.map(({ message }) => message).join('\n'));
  return read.data;
}

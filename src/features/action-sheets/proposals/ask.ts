import { z } from 'zod';
import type { HandlerReply } from '../../../core/feature';
import { tell, type Desk } from '../desk';
import type { KnownSheet } from '../reading/known-sheet';
import type { Question, Reading } from '../reading/understand-update';
import { ways, type Way } from '../revision';
import { questionMessage } from '../views/question';

export const questionDialogId = 'action-sheets.question';
const minutes = 60;

/** A message that waits for one thing: which sheet it is about, or a value of that sheet. */
export const waitingSchema = z.object({
  words: z.string(),
  way: z.enum(ways),
  /** `typed`: what stands in the words where the answer belongs, if one can say. */
  asked: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('sheet'), typed: z.string().optional() }),
    z.object({ kind: z.literal('value'), sheet: z.int(), typed: z.string().optional() }),
  ]),
});
export type Waiting = z.infer<typeof waitingSchema>;

/** Asks what a message left open, and waits for the answer: a button, or the next message. */
export function ask(
  desk: Desk,
  reading: Exclude<Reading, { kind: 'proposal' }>,
  known: readonly KnownSheet[],
  words: string,
  way: Way,
): HandlerReply {
  const asked = tell(desk, questionMessage(reading, known, words));
  if (reading.kind === 'nothing') return asked;
  const { question } = reading;
  // There is no answer to wait for: what follows is a message of its own.
  if (question.kind === 'tooLong') return asked;
  const state: Waiting = { words, way, asked: whatIsAsked(question) };
  return [
    ...asked,
    { type: 'startDialog', dialogId: questionDialogId, state: z.json().parse(state), minutes },
  ];
}

function whatIsAsked(question: Exclude<Question, { kind: 'tooLong' }>): Waiting['asked'] {
  switch (question.kind) {
    case 'whichSheet':
    case 'noSheet':
    case 'creation':
      return { kind: 'sheet' };
    case 'unknownSheet':
      return { kind: 'sheet', typed: question.typed };
    default: {
      const { sheet } = question;
      return 'words' in question ? { kind: 'value', sheet, typed: question.words } : { kind: 'value', sheet };
    }
  }
}

import type { Choice, Form } from './form';
import type { Message } from './message';

export type ReplyStep =
  /** audience 'actor': nobody else ever sees it. `private` content goes to a direct message, never to a hint. */
  | { type: 'say'; message: Message; audience: 'conversation' | 'actor' }
  | { type: 'replaceSource'; message: Message }
  /** Where the event cannot open a form, dispatch has already turned this into a message with one button. */
  | { type: 'openForm'; form: Form }
  | { type: 'rejectForm'; form: Form; problems: Record<string, string> }
  | { type: 'closeForm' }
  | { type: 'choices'; options: Choice[] }
  | { type: 'showHome'; message: Message };

export type Reply = ReplyStep[];

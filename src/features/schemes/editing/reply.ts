import type { HandlerReply } from '../../../core/feature';
import { say, type Message } from '../../../core/message';

export const tell = (...messages: Message[]): HandlerReply =>
  messages.map((message) => ({ type: 'say', audience: 'actor', message }));

/** After a form. */
export const closed = (text: string, ...messages: Message[]): HandlerReply => [
  { type: 'closeForm' },
  ...tell(say(text), ...messages),
];

/** After a button: its message has had its time. */
export const replaced = (text: string): HandlerReply => [{ type: 'replaceSource', message: say(text) }];

import type { Card } from '../../../src/core/message';
import type { Reply } from '../../../src/core/reply';

/** The card of what is said first. */
export function cardOf(reply: Reply): Card | undefined {
  const [first] = reply;
  return first?.type === 'say' ? first.message.card : undefined;
}

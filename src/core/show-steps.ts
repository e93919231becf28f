import type { PostedMessage } from './message';
import type { ShownMessage } from './platform';
import type { Reply, ReplyStep } from './reply';

/** Shows a reply step by step; `show` resolves to what it posted, where that can be changed later. */
export async function showSteps(
  reply: Reply,
  show: (step: ReplyStep) => Promise<PostedMessage | undefined>,
): Promise<ShownMessage[]> {
  const shown: ShownMessage[] = [];
  for (const step of reply) {
    const posted = await show(step);
    if (!posted || !('message' in step)) continue;
    const audience = step.type === 'say' ? step.audience : 'conversation';
    shown.push({ message: step.message, posted, audience, isReplacement: step.type === 'replaceSource' });
  }
  return shown;
}

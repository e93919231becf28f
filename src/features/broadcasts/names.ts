import { z } from 'zod';
import type { HandlerReply } from '../../core/feature';
import { say, textBlock } from '../../core/message';
import { findPeople } from '../people';
import type { Broadcast } from './broadcast';
import { journalDeed, tell, type Desk } from './desk';
import { recipientsOf, type RecipientFilter } from './recipients/store';
import { people, texts } from './texts';

export const questions = z.enum(['notAcknowledged', 'failed', 'uncertain', 'unchanged']);
type Question = z.infer<typeof questions>;

const asked: Record<Question, { title: string; which: RecipientFilter }> = {
  notAcknowledged: { title: 'N’ont pas accusé réception', which: { states: ['sent'], acknowledged: false } },
  failed: {
    title: 'Ne sont pas joints',
    which: { states: ['unreachable', 'rejected'], acknowledged: false },
  },
  uncertain: { title: 'Sont incertains', which: { states: ['uncertain'], acknowledged: false } },
  unchanged: {
    title: 'N’ont pas la correction',
    which: { changeStates: ['unreachable', 'rejected', 'uncertain'] },
  },
};
const namesAtMost = 60;

/** Names, to the author alone: she chose them within her own perimeter. */
export async function showNames(desk: Desk, broadcast: Broadcast, question: Question): Promise<HandlerReply> {
  const { which } = asked[question];
  const isRecalled = question === 'unchanged' && broadcast.state === 'recalled';
  const title = isRecalled ? 'Ont encore le message' : asked[question].title;
  const rows = await recipientsOf(desk.context.tx, broadcast.id, which);
  if (rows.length === 0) return tell(say(`${title} : ${people(0)}.`));
  const shown = rows.slice(0, namesAtMost);
  const found = await findPeople(
    desk.context.tx,
    shown.map(({ personId }) => personId),
  );
  const named = new Map(found.map(({ id, displayName }) => [id, displayName]));
  const items = shown.map(({ personId, reason, changeReason }) => {
    const name = named.get(personId) ?? texts.someone;
    const why = question === 'unchanged' ? changeReason : reason;
    return question === 'notAcknowledged' ? name : `${name} : ${why ?? ''}`;
  });
  await journalDeed(desk, 'read', broadcast.id);
  const heading = `${title} : ${people(rows.length)}`;
  const more = rows.length > shown.length ? [`… et ${people(rows.length - shown.length)} de plus.`] : [];
  return tell(
    say([heading, ...items.map((item) => `• ${item}`), ...more].join('\n'), {
      title: heading,
      blocks: [{ type: 'list', items }, ...more.map((line) => textBlock(line))],
    }),
  );
}

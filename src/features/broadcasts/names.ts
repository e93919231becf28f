import { z } from 'zod';
import type { HandlerReply } from '../../core/feature';
import { say, textBlock } from '../../core/message';
import { findPeople } from '../people';
import type { Broadcast, RecipientState } from './broadcast';
import { journalDeed, tell, type Desk } from './desk';
import { recipientsOf, type RecipientRow } from './recipients/store';
import { people, texts } from './texts';

export const questions = z.enum(['notAcknowledged', 'failed', 'uncertain']);
type Question = z.infer<typeof questions>;

const asked: Record<Question, { title: string; states: RecipientState[] }> = {
  notAcknowledged: { title: 'N’ont pas accusé réception', states: ['sent'] },
  failed: { title: 'Ne sont pas joints', states: ['unreachable', 'rejected'] },
  uncertain: { title: 'Sont incertains', states: ['uncertain'] },
};
const namesAtMost = 60;

/** Names, to the author alone: she chose them within her own perimeter. */
export async function showNames(desk: Desk, broadcast: Broadcast, question: Question): Promise<HandlerReply> {
  const { context } = desk;
  const { title, states } = asked[question];
  const rows = await recipientsOf(context.tx, broadcast.id, { states, acknowledged: false });
  if (rows.length === 0) return tell(say(`${title} : ${people(0)}.`));
  const shown = rows.slice(0, namesAtMost);
  const named = await namesOf(desk, shown);
  const items = shown.map(({ personId, reason }) => {
    const name = named.get(personId) ?? texts.someone;
    return question === 'notAcknowledged' ? name : `${name} : ${reason ?? ''}`;
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

export async function namesOf(
  { context }: Pick<Desk, 'context'>,
  rows: Pick<RecipientRow, 'personId'>[],
): Promise<Map<string, string>> {
  const found = await findPeople(
    context.tx,
    rows.map(({ personId }) => personId),
  );
  return new Map(found.map(({ id, displayName }) => [id, displayName]));
}

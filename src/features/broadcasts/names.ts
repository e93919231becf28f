import { z } from 'zod';
import type { HandlerReply } from '../../core/feature';
import { say, textBlock } from '../../core/message';
import { findPeople } from '../people';
import type { Broadcast, RecipientState } from './broadcast';
import { journalDeed, tell, type Desk } from './desk';
import { changesOf, recipientsOf, type RecipientRow } from './recipients/store';
import { people, texts } from './texts';

export const questions = z.enum(['notAcknowledged', 'failed', 'uncertain', 'unchanged']);
type Question = z.infer<typeof questions>;

const asked: Record<Exclude<Question, 'unchanged'>, { title: string; states: RecipientState[] }> = {
  notAcknowledged: { title: 'N’ont pas accusé réception', states: ['sent'] },
  failed: { title: 'Ne sont pas joints', states: ['unreachable', 'rejected'] },
  uncertain: { title: 'Sont incertains', states: ['uncertain'] },
};
const namesAtMost = 60;

/** Names, to the author alone: she chose them within her own perimeter. */
export async function showNames(desk: Desk, broadcast: Broadcast, question: Question): Promise<HandlerReply> {
  const { title, rows } = await answerTo(desk, broadcast, question);
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

async function answerTo(
  { context: { tx } }: Desk,
  { id, state }: Broadcast,
  question: Question,
): Promise<{ title: string; rows: Pick<RecipientRow, 'personId' | 'reason'>[] }> {
  if (question !== 'unchanged') {
    const { title, states } = asked[question];
    return { title, rows: await recipientsOf(tx, id, { states, acknowledged: false }) };
  }
  const rows = [...(await changesOf(tx, id))].flatMap(([personId, change]) =>
    failedStates.includes(change.state) ? [{ personId, reason: change.reason }] : [],
  );
  return { title: state === 'recalled' ? 'Ont encore le message' : 'N’ont pas la correction', rows };
}

const failedStates = ['unreachable', 'rejected', 'uncertain'];

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

import { say, textBlock } from '../../core/message';
import { peopleWithRole } from '../people';
import type { Desk } from './desk';
import { enqueueMessages } from './outgoing/store';
import type { Sheet } from './sheet';
import { addressed } from './tell-others';

/**
 * Tells the binôme of a sheet and its project lead what its author did there. Resolves to what she should know: who could
 * not be told.
 */
export async function tellTeam(
  desk: Desk,
  { territoryId }: Sheet,
  { title, text, occasion }: { title: string; text: string; occasion: 'disagreement' | 'settled' },
): Promise<string[]> {
  const { context, person } = desk;
  const { tx, event, now } = context;
  const team = await peopleWithRole(tx, {
    roles: ['elu', 'industriel', 'chefDeProjet'],
    territoryId,
    demo: person.demo,
  });
  const { messages, notes } = await addressed(
    desk,
    team.filter(({ id }) => id !== person.id),
    (recipient) => ({
      dedupeKey: `action-sheets.${occasion}/${event.key}/${recipient.id}`,
      message: say(text, { title, blocks: [textBlock(text)] }),
    }),
  );
  await enqueueMessages(tx, messages, event.key, now);
  return notes;
}

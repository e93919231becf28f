import type { HandlerReply } from '../../core/feature';
import { say } from '../../core/message';
import { peopleWithRole } from '../people';
import { cardFor } from './card-for';
import { tell, type Desk } from './desk';
import { liftableBy } from './liftable';
import { refreshCards } from './live-cards/refresh-cards';
import { findSheet } from './store';
import { tellTeam } from './tell-team';
import { texts } from './texts';
import { writeSheet } from './write-sheet';

/** Either half of the binôme may say that one is settled; the other is told, and the history keeps both. */
export async function settleDisagreement(
  desk: Desk,
  sheetId: string,
  /** What she saw, and whose she lifts; absent on cards of before, which lift what she may. */
  seen: { revision?: number | undefined; of?: string | undefined },
): Promise<HandlerReply> {
  const { context, person, writable, register } = desk;
  const { event, tx } = context;
  const sheet = await findSheet(tx, writable, sheetId);
  if (!sheet) return tell(desk, say(texts.goneSheet));
  const { territoryId, demo, number, fields } = sheet;
  const pair = await peopleWithRole(tx, { roles: ['elu', 'industriel'], territoryId, demo });
  const standing = fields.disagreement ?? [];
  const liftable = liftableBy(person, pair, standing).filter((of) => seen.of === undefined || of === seen.of);
  if (standing.length > 0 && liftable.length === 0)
    return tell(
      desk,
      say(
        seen.of === undefined || standing.some(({ personId }) => personId === seen.of)
          ? texts.cannotSettle
          : texts.settledBefore,
      ),
    );
  const left = standing.filter(({ personId }) => !liftable.includes(personId));
  const lifted = standing.filter(({ personId }) => liftable.includes(personId));
  const result = await writeSheet(
    tx,
    writable,
    {
      sheetId,
      revision: seen.revision ?? sheet.revision,
      set: { disagreement: left.length > 0 ? left : null },
    },
    { authorId: person.id, way: 'form', source: event.key, now: context.now },
  );
  if (result.kind === 'gone') return tell(desk, say(texts.goneSheet));
  // The button stands on the card.
  const source = event.kind === 'action' ? event.source : undefined;
  if (result.kind === 'written') await refreshCards(desk, [result.sheet], source);
  const words = lifted.map(({ text }) => text).join(' ; ');
  const notes =
    result.kind === 'written'
      ? await tellTeam(desk, sheet, {
          title: texts.settledTitle,
          text: texts.settledTold(person.displayName, number, fields.title, words),
          occasion: 'settled',
        })
      : [];
  const card = await cardFor(person, result.sheet, { ...context, register });
  const answer =
    result.kind === 'conflict'
      ? texts.disagreementChanged
      : result.kind === 'written'
        ? texts.settled
        : texts.settledBefore;
  return [
    ...(source ? [{ type: 'replaceSource' as const, message: card }] : []),
    ...tell(desk, say([answer, ...notes].join('\n'))),
  ];
}

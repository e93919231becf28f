import { z } from 'zod';
import type { Member } from '../../../core/address';
import { job, type Job } from '../../../core/feature';
import type { Person } from '../../../core/person';
import type { PersonDirectory, Tx } from '../../../core/ports';
import { withdrawReminders } from '../../reminders';
import type { TerritoryRegister } from '../../territories';
import { refreshShown } from '../outgoing/store';
import { mayManage } from '../rights';
import { findCopil } from '../store';
import { texts } from '../texts';
import { collectionCard, collectionKey } from './card';
import { collectionProgress } from './progress';
import { collectionOf, updateCollection } from './store';

export const followJob = 'copils.followCollection';
export const followKey = (collectionId: string): string => `copils.collection/${collectionId}`;
const defaultEveryMs = 10_000;

/** While a collection is open: who has answered is noted, her reminders end, and the pilot's card says so in place. */
export function followCollection(
  register: TerritoryRegister,
  directory: PersonDirectory,
  everyMs = defaultEveryMs,
): Job {
  const personOf = (tx: Tx, member: Member): Promise<Person | undefined> => directory.personOf(tx, member);
  return job({
    jobKind: followJob,
    payload: z.object({ collectionId: z.uuid() }),
    async run({ tx, now, key }, { collectionId }) {
      const collection = await collectionOf(tx, { id: collectionId });
      const copil = collection && (await findCopil(tx, { id: collection.copilId }));
      if (!collection || !copil || collection.state === 'closed') return undefined;
      const asked = await collectionProgress(tx, collection, copil.demo, now);
      const answered = asked.filter(({ answeredAt }) => answeredAt !== undefined);
      const isOver = copil.state === 'cancelled' || copil.startsAt <= now || answered.length === asked.length;
      const shown = `${answered.length}/${asked.length}${isOver ? ' closed' : ''}`;
      if (shown !== collection.shown) {
        const personIds = answered.map(({ personId }) => personId);
        await withdrawReminders(tx, collectionId, { reason: texts.alreadyNews, personIds }, now);
        if (isOver)
          await withdrawReminders(
            tx,
            collectionId,
            { reason: copil.state === 'cancelled' ? texts.withdrawn : texts.meetingOver },
            now,
          );
        await updateCollection(tx, collectionId, { shown, ...(isOver && { state: 'closed' as const }) });
        const state = isOver ? ('closed' as const) : collection.state;
        await refreshShown(
          tx,
          collectionKey(collectionId),
          async (member) => {
            const reader = member && (await personOf(tx, member));
            if (!reader || !mayManage(reader, copil, register)) return undefined;
            return collectionCard(tx, copil, { ...collection, state }, asked);
          },
          { cause: key, now },
        );
      }
      return isOver ? undefined : new Date(now.getTime() + everyMs);
    },
  });
}

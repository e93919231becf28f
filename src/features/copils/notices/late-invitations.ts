import { findPeople, type WhenLinked } from '../../people';
import { announceInvitation } from '../announce';
import type { CopilParts } from '../desk';
import { lockCopil, participantsOf } from '../store';
import { planFollowing } from './follow-notices';
import { noticesOf, untoldCopils } from './store';

/** Whoever had no account when she was invited is invited with her first one, if the copil is still ahead. */
export function createLateInvitations(parts: CopilParts): WhenLinked {
  return async (tx, { personId }, { now, source }) => {
    const [person] = await findPeople(tx, [personId]);
    if (!person || person.demo) return;
    for (const copilId of await untoldCopils(tx, personId)) {
      const copil = await lockCopil(tx, copilId);
      if (!copil || copil.state === 'cancelled' || copil.startsAt <= now) continue;
      await planFollowing(tx, { copilId, personId: copil.createdBy }, now);
      const isInvited = (await participantsOf(tx, copilId)).some((one) => one.personId === personId);
      if (!isInvited || (await noticesOf(tx, copilId)).get(personId)?.state !== 'noAccount') continue;
      await announceInvitation({ ...parts, context: { tx, now, event: { key: source } } }, copil, [person]);
    }
  };
}

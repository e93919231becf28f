import { platformNames, type PlatformName } from '../../core/address';
import { findPeople, journal } from '../people';
import { accountsOf } from './accounts-of';
import { audienceWords } from './audience/audience-words';
import { withLabelsOfNow } from './audience/groups';
import { isOutside, resolveAudience } from './audience/resolve-audience';
import type { Broadcast } from './broadcast';
import type { Desk } from './desk';
import { asShownIn } from './views/as-shown';
import { previewMessage } from './views/preview';
import type { Message } from '../../core/message';

export const platformWords: Record<PlatformName, string> = {
  slack: 'Dans Slack',
  teams: 'Dans Teams',
  web: 'Sur la page de démonstration',
};
const namesAtMost = 10;

/** Who it would reach now, who not and why, and how it reads. */
export async function showPreview(desk: Desk, broadcast: Broadcast, note?: string): Promise<Message> {
  const { context, person, register } = desk;
  const ids = await resolveAudience(context.tx, desk, person, broadcast.audience);
  const members = await accountsOf(context.tx, ids, broadcast.origin);
  const reached = new Set(members.map(({ personId }) => personId));
  const absent = ids.filter((id) => !reached.has(id));
  const named = await findPeople(context.tx, absent.slice(0, namesAtMost));
  if (named.length > 0)
    await journal(
      context.tx,
      named.map(({ id }) => ({
        at: context.now,
        personId: person.id,
        action: 'people.read',
        subject: 'person' as const,
        subjectId: id,
        source: context.event.key,
      })),
    );
  const reachable = platformNames.flatMap((name) => {
    const count = members.filter(({ member }) => member.platform === name).length;
    return count === 0 ? [] : [{ platform: platformWords[name], count, shown: asShownIn(name, broadcast) }];
  });
  return previewMessage(broadcast, {
    audience: audienceWords(await withLabelsOfNow(desk.kinds, context, person, broadcast.audience), register),
    total: ids.length,
    isOutside:
      broadcast.audience.length > 0 &&
      broadcast.audience.every((criteria) => isOutside(criteria, person, register)),
    reachable,
    unreachable: {
      count: absent.length,
      reason: 'aucun compte rattaché',
      names: named.map(({ displayName }) => displayName),
    },
    approvalAbove: desk.approvalAbove,
    note,
  });
}

import type { HandlerReply } from '../../../core/feature';
import { say } from '../../../core/message';
import { endOf, type Copil } from '../copil';
import { seen, tell, unknown, type Desk } from '../desk';
import { enqueueTold } from '../outgoing/store';
import { setHome } from '../store';
import { texts } from '../texts';
import { watchRoster } from '../../people';
import { homeInvitation } from './home-views';
import { planHomeReminders } from './remind-home';
import { planSettling } from './withhold';

/** « copil canal 4 », typed where its announcements are to be posted from now on. */
export async function chooseHome(desk: Desk, number: number): Promise<HandlerReply> {
  const { context, register } = desk;
  const { tx, now, event } = context;
  if (event.scope === 'personal') return tell(desk, say(texts.homeNotHere));
  const found = await seen(desk, { number });
  if (!found) return unknown(desk, number);
  const { copil, isManager } = found;
  if (!isManager) return tell(desk, say(texts.cannotManage));
  if (copil.state === 'cancelled') return tell(desk, say(texts.isCancelled));
  if (endOf(copil) <= now) return tell(desk, say(texts.isOver));
  const { key, route } = event.address;
  const { threadId: _thread, ...channel } = key;
  const home = { key: channel, route };
  await setHome(tx, copil.id, home);
  await watchRoster(tx, home, { until: endOf(copil), now });
  await planHomeReminders(tx, copil, now);
  // Everybody was invited already: here they may answer too.
  const dedupeKey = `copils.home/${copil.id}/${event.key}`;
  const told = {
    dedupeKey,
    supersedesKey: homeKey(copil),
    to: { address: home },
    message: homeInvitation(copil, register, undefined),
    notBefore: now,
  };
  await enqueueTold(tx, [told], event.key, now);
  await planSettling(tx, { copil, home, homeKey: dedupeKey, now });
  // Publishing is meant for those who are there.
  return [{ type: 'say', audience: 'conversation', message: say(texts.homeSet(number)) }];
}

/** Of several announcements that wait to be posted there the newest alone is. */
export const homeKey = ({ id }: Pick<Copil, 'id'>): string => `copils.told/${id}/home`;

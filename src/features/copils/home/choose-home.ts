import type { HandlerReply } from '../../../core/feature';
import { say } from '../../../core/message';
import { conversationKeyText, type DeliveryAddress } from '../../../core/address';
import { homeGrownKey, homeKey, invitedKey } from '../announced-keys';
import { endOf, type Copil } from '../copil';
import { titleOf } from '../describe';
import { mayManage } from '../rights';
import { journalDeed, seen, tell, unknown, type Desk } from '../desk';
import { enqueueTold, withdrawTold } from '../outgoing/store';
import { forgetHome, homeOfCopil, setHome } from './store';
import { copilsAtHome } from '../store';
import { homeReader } from '../notices/notice';
import { forgetNotices, noteTold } from '../notices/store';
import { texts } from '../texts';
import { watchRoster } from '../../people';
import { homeInvitation } from './home-views';
import { dropHomeReminders, planHomeReminders } from './remind-home';
import { watchHomeNoLonger } from './watch-home';
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
  const former = await homeOfCopil(tx, copil.id);
  await setHome(tx, copil.id, home);
  await journalDeed(desk, 'copil.home', copil.id);
  await watchRoster(tx, home, { until: endOf(copil), now });
  if (former && conversationKeyText(former.key) !== conversationKeyText(channel))
    await leave(desk, copil, former);
  // It may be one that was left a moment ago: what says so has not been posted there yet.
  await withdrawTold(tx, leftKey(copil, home), now, texts.homeChosenAgain);
  await planHomeReminders(tx, desk.register, copil, now);
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
  await forgetNotices(tx, copil.id, [homeReader]);
  await noteTold(tx, copil, 'invited', [{ reader: homeReader, deliveryKey: dedupeKey }]);
  // An invitation that waits for somebody's working hours is not needed where she has read it here.
  const waiting = { cause: dedupeKey, keyPrefix: invitedKey(copil) };
  await planSettling(tx, { copil, home, homeKey: dedupeKey, now }, waiting);
  // Publishing is meant for those who are there.
  return [{ type: 'say', audience: 'conversation', message: say(texts.homeSet(number)) }];
}

/** « copil canal retirer 4 », or its button: from now on everybody is written to in private. */
export async function removeHome(
  desk: Desk,
  where: { number: number } | { id: string } | 'here',
): Promise<HandlerReply> {
  const { tx, now, event } = desk.context;
  if (where === 'here') {
    if (event.scope === 'personal') return tell(desk, say(texts.whichHome));
    const here = (await copilsAtHome(tx, event.address.key, now)).filter(
      (copil) => copil.demo === desk.person.demo && mayManage(desk.person, copil, desk.register),
    );
    const [only] = here;
    if (!only) return tell(desk, say(texts.noHomeHere));
    if (here.length > 1) return tell(desk, say(texts.severalHere(here.map(({ number }) => number))));
    return removeHome(desk, { id: only.id });
  }
  const found = await seen(desk, where);
  if (!found) return unknown(desk, 'number' in where ? where.number : 0);
  const { copil, isManager } = found;
  if (!isManager) return tell(desk, say(texts.cannotManage));
  const home = await homeOfCopil(tx, copil.id);
  if (!home) return tell(desk, say(texts.hasNoHome(copil.number)));
  await forgetHome(tx, copil.id);
  await journalDeed(desk, 'copil.leaveHome', copil.id);
  await leave(desk, copil, home);
  await planHomeReminders(tx, desk.register, copil, now);
  return tell(desk, say(texts.homeRemoved(copil.number)));
}

/** What still waits to be posted there is not, and whoever is there learns that nothing more will be. */
async function leave({ context, register }: Desk, copil: Copil, home: DeliveryAddress): Promise<void> {
  const { tx, now, event } = context;
  await dropHomeReminders(tx, copil.id, now);
  await watchHomeNoLonger(tx, home, now);
  for (const waiting of [homeKey(copil), homeGrownKey(copil)])
    await withdrawTold(tx, waiting, now, texts.homeWithdrawn);
  await forgetNotices(tx, copil.id, [homeReader]);
  if (copil.state === 'cancelled' || endOf(copil) <= now) return;
  const told = {
    dedupeKey: `copils.leaveHome/${copil.id}/${event.key}`,
    supersedesKey: leftKey(copil, home),
    to: { address: home },
    message: say(texts.homeLeft(titleOf(copil, register))),
    notBefore: now,
  };
  await enqueueTold(tx, [told], event.key, now);
}

/** Each channel that is left is told so once. */
const leftKey = ({ id }: Copil, { key }: DeliveryAddress): string =>
  `copils.leaveHome/${id}/${conversationKeyText({ ...key, threadId: undefined })}`;

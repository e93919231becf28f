import type { HandlerReply } from '../../core/feature';
import { countsOf } from './attendance';
import { endOf } from './copil';
import { seen, tell, unknown, type Desk } from './desk';
import { conveneLevels } from './form/copil-form';
import { standingItems } from './standing';
import { homeText } from './home/home-views';
import { reachedOf } from './notices/missed';
import { noticesNow } from './notices/store';
import { rosterOf } from '../people';
import { homeOfCopil } from './home/store';
import { nextCopils } from './store';
import { copilCard, copilList } from './card-view';

/** « copil 4 », as she may read it. */
export async function showCopil(
  desk: Desk,
  where: { id: string } | { number: number },
): Promise<HandlerReply> {
  const { context, person, register, links } = desk;
  const found = await seen(desk, where);
  if (!found) return unknown(desk, 'number' in where ? where.number : 0);
  const { copil, participants, isManager } = found;
  const own = participants.find(({ personId }) => personId === person.id);
  const home = await homeOfCopil(context.tx, copil.id);
  const roster = home && isManager ? await rosterOf(context.tx, home.key) : undefined;
  const reached = isManager ? await reachedOf(context.tx, await noticesNow(context.tx, copil.id)) : undefined;
  const deed = { at: context.now, source: context.event.key };
  return tell(
    desk,
    copilCard({
      copil,
      register,
      readerZone: person.timeZone,
      standing: await standingItems(context.tx, person, copil, register, deed),
      own,
      counts: countsOf(participants),
      home: home && homeText(home.key, context.event.address.key, roster?.state),
      reached,
      isManager,
      isOver: endOf(copil) <= context.now,
      calendarUrl: own && links.urlFor(copil, person.id, context.now),
    }),
  );
}

/** « copil »: a meeting that is going on is still listed. */
export async function listNext(desk: Desk): Promise<HandlerReply> {
  const { context, person, register } = desk;
  const copils = await nextCopils(context.tx, person.id, context.now, 15);
  return tell(desk, copilList(copils, register, person.timeZone, conveneLevels(person, register).length > 0));
}

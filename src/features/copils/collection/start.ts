import { randomUUID } from 'node:crypto';
import type { HandlerReply } from '../../../core/feature';
import { say } from '../../../core/message';
import { perimeterOf } from '../../people';
import { reachable } from '../announce';
import type { Copil } from '../copil';
import { journalDeed, seen, tell, unknown, type Desk } from '../desk';
import { enqueueTold, planJob } from '../outgoing/store';
import { show } from '../propose';
import { sheetPerimeter } from '../standing';
import { texts } from '../texts';
import { collectionCard } from './card';
import { followJob, followKey } from './follow';
import { leadsOf, sheetsInNeed, staleAfterWeeks, weeksBefore } from './leads';
import { collectionProgress } from './progress';
import { collectionRequests, planCollectionReminders } from './request';
import { collectionOf, createCollection } from './store';

/** « copil collecte 4 »: how many will be asked about what; once started, who has answered. */
export async function collect(desk: Desk, where: { id: string } | { number: number }): Promise<HandlerReply> {
  const found = await seen(desk, where);
  if (!found) return unknown(desk, 'number' in where ? where.number : 0);
  const { copil, isManager } = found;
  if (!isManager) return tell(desk, say(texts.cannotManage));
  const { tx, now } = desk.context;
  const running = await collectionOf(tx, { copilId: copil.id });
  if (running) {
    const asked = await collectionProgress(tx, running, copil.demo, now);
    await journalDeed(desk, 'collection.read', copil.id);
    return tell(desk, await collectionCard(tx, copil, running, asked));
  }
  if (copil.state === 'cancelled') return tell(desk, say(texts.isCancelled));
  if (copil.startsAt <= now) return tell(desk, say(texts.isOver));
  const leads = [...(await peopleToAsk(desk, copil)).values()];
  if (leads.length === 0) return tell(desk, say(texts.collectNobody));
  const people = leads.map(({ person }) => person);
  const lost = people.length - (await reachable(desk, copil, people)).size;
  const sheets = new Set(leads.flatMap((lead) => lead.sheets.map(({ id }) => id))).size;
  return show(desk, 'collect', copil, copil, [
    texts.willCollect(leads.length, sheets),
    ...(lost > 0 ? [texts.unreachable(lost)] : []),
    texts.collectReminders,
  ]);
}

async function peopleToAsk({ context: { tx, now }, person, register }: Desk, copil: Copil) {
  const perimeter = sheetPerimeter(person, copil, register);
  const sheets = await sheetsInNeed(tx, perimeter, weeksBefore(now, staleAfterWeeks));
  const leads = await leadsOf(tx, sheets, copil.demo, register);
  // The delegation sees every sheet, a pilot those of the Region: nobody is asked about more than the author may read.
  return new Map(
    [...leads].filter(
      ([, lead]) => perimeterOf(lead.person, 'sheet.write', register).territoryIds.length > 0,
    ),
  );
}

/** One message a person, whatever the number of her sheets. */
export async function startCollection(
  desk: Desk,
  copil: Copil,
): Promise<{ refused: string } | { said: string; more?: HandlerReply }> {
  const { context, person } = desk;
  const { tx, now, event } = context;
  if (await collectionOf(tx, { copilId: copil.id })) return { refused: texts.collectAlready };
  const leads = await peopleToAsk(desk, copil);
  if (leads.size === 0) return { refused: texts.collectNobody };
  const asked = new Map([...leads].map(([id, { sheets }]) => [id, sheets.map((sheet) => sheet.id)]));
  const collection = await createCollection(
    tx,
    { id: randomUUID(), copilId: copil.id, startedBy: person.id, asked },
    now,
  );
  await journalDeed(desk, 'collection.start', copil.id);
  const people = [...leads.values()].map((lead) => lead.person);
  await planCollectionReminders(desk, copil, collection.id, people);
  const requests = await collectionRequests(
    desk,
    copil,
    collection.id,
    [...leads.values()].map(({ person: lead, sheets }) => ({ person: lead, sheets: sheets.length })),
  );
  await enqueueTold(tx, requests, event.key, now);
  await planJob(tx, followKey(collection.id), followJob, { collectionId: collection.id }, now);
  const progress = await collectionProgress(tx, collection, copil.demo, now);
  return {
    said: texts.collectStarted,
    more: tell(desk, await collectionCard(tx, copil, collection, progress)),
  };
}

import { z } from 'zod';
import type { HandlerReply } from '../../../core/feature';
import { say } from '../../../core/message';
import { findPeople } from '../../people';
import { announceCancellation, announceChange, announceInvitation, announceRemoval } from '../announce';
import { changesOf } from '../changes';
import type { CopilContent } from '../copil';
import { journalDeed, tell, unknown, type Desk } from '../desk';
import { mayManage } from '../rights';
import { showCopil } from '../show';
import { lockCopil, participantsOf } from '../store';
import { texts } from '../texts';
import type { Person } from '../../../core/person';
import { planFollowing } from './follow-notices';
import { homeReader, isFailed, type Notice } from './notice';
import { countRound, noticesOf, takeOutcomes } from './store';

export const resendable = z.enum(['failed', 'uncertain']);

/** To those alone whom it did not reach, or, as its author decides, to those of whom nobody can say. A second click finds none. */
export async function resendNotices(
  desk: Desk,
  copilId: string,
  which: z.infer<typeof resendable>,
): Promise<HandlerReply> {
  const { context, person, register } = desk;
  const { tx, now } = context;
  const copil = await lockCopil(tx, copilId);
  if (!copil || copil.demo !== person.demo) return unknown(desk, 0);
  if (!mayManage(person, copil, register)) return tell(desk, say(texts.cannotManage));
  if (copil.startsAt <= now) return tell(desk, say(texts.isOver));
  await planFollowing(tx, { copilId, personId: person.id }, now);
  await takeOutcomes(tx, copilId, texts.saidInHome);
  const wanted = [...(await noticesOf(tx, copilId)).values()].filter(
    (notice) =>
      notice.reader !== homeReader && (which === 'failed' ? isFailed(notice) : notice.state === 'uncertain'),
  );
  if (wanted.length === 0) return tell(desk, say(texts.nothingToResend));
  const ids = wanted.map(({ reader }) => reader);
  await countRound(tx, copilId, ids);
  await journalDeed(desk, 'copil.resend', copilId);
  const rounds = new Map(wanted.map(({ reader, round }) => [reader, round + 1]));
  const notices = new Map(wanted.map((notice) => [notice.reader, notice]));
  const invited = new Set((await participantsOf(tx, copilId)).map(({ personId }) => personId));
  const known = (one: Person): CopilContent => notices.get(one.id)?.known ?? copil;
  const removed: Person[] = [];
  const withoutNews: Person[] = [];
  const changed = new Map<Person, string[]>();
  for (const one of await findPeople(tx, ids)) {
    const notice = notices.get(one.id) as Notice;
    const changes = notice.known ? changesOf(notice.known, copil, register) : [];
    if (!invited.has(one.id)) removed.push(one);
    else if (changes.length > 0) changed.set(one, changes);
    else withoutNews.push(one);
  }
  const asKnown = (some: Person[]) => new Map(some.map((one) => [one, known(one)]));
  if (copil.state === 'cancelled') {
    const still = [...withoutNews, ...changed.keys()];
    await announceCancellation(desk, copil, asKnown(still), { rounds });
  } else {
    await announceInvitation(desk, copil, withoutNews, rounds);
    await announceChange(desk, copil, changed, { rounds });
  }
  await announceRemoval(desk, copil, asKnown(removed), rounds);
  const after = await noticesOf(tx, copilId);
  const resent = ids.filter((id) => after.get(id)?.state === 'queued').length;
  return [...tell(desk, say(texts.resent(resent))), ...(await showCopil(desk, { id: copilId }))];
}

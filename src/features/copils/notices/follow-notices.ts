import { z } from 'zod';
import { job, type Job } from '../../../core/feature';
import { buttonRow, say, textBlock } from '../../../core/message';
import type { PersonDirectory, Tx } from '../../../core/ports';
import { nextWorkingMoment } from '../../../scheduling/working-time';
import { findPeople, membersOf } from '../../people';
import { calendarOf } from '../../reminders';
import { refreshAttendanceLists } from '../attendance';
import { endOf, type Copil } from '../copil';
import type { CopilParts } from '../desk';
import { enqueueTold, planJob } from '../outgoing/store';
import { findCopil } from '../store';
import { texts } from '../texts';
import { homeReader, isMissed, type Notice } from './notice';
import { missedLines } from './missed';
import { nextWaiting, noticesOf, takeOutcomes } from './store';

const jobKind = 'copils.followNotices';
const firstLookMs = 20_000;
const lookAgainMs = 60_000;
/** Afterwards nothing that waits is of use. */
const followedAfterEndMs = 24 * 3_600_000;

/** It waits for a run that is going on: call it before any notice is written. */
export const planFollowing = (
  tx: Tx,
  payload: { copilId: string; personId: string },
  now: Date,
): Promise<void> =>
  planJob(tx, `copils.notices/${payload.copilId}`, jobKind, payload, new Date(now.getTime() + firstLookMs));

/** What became of what was announced is taken over, shown in the lists that stand, and told once to whoever announced it. */
export function followNotices({ register }: CopilParts, directory: PersonDirectory): Job {
  return job({
    jobKind,
    payload: z.object({ copilId: z.uuid(), personId: z.string() }),
    async run({ tx, now, key }, { copilId, personId }) {
      const copil = await findCopil(tx, { id: copilId });
      if (!copil || endOf(copil).getTime() + followedAfterEndMs < now.getTime()) return undefined;
      await takeOutcomes(tx, copilId, texts.saidInHome);
      await refreshAttendanceLists(tx, copil, register, {
        personOf: (member) => directory.personOf(tx, member),
        change: { cause: key, now },
      });
      const next = await nextWaiting(tx, copilId);
      if (next) return new Date(Math.max(next.getTime() + firstLookMs, now.getTime() + lookAgainMs));
      await tellMissed(tx, copil, [...(await noticesOf(tx, copilId)).values()], personId, key, now);
      return undefined;
    },
  });

  async function tellMissed(
    tx: Tx,
    copil: Copil,
    notices: Notice[],
    personId: string,
    cause: string,
    now: Date,
  ): Promise<void> {
    // Of the channel its own message tells.
    const missed = notices.filter((notice) => notice.reader !== homeReader && isMissed(notice));
    // Who has no account was named before it was announced.
    const lost = missed.filter(({ state }) => state !== 'noAccount');
    if (lost.length === 0) return;
    const [author] = await findPeople(tx, [personId]);
    if (!author) return;
    const member = (await membersOf(tx, [{ personId, workspaceId: copil.workspaceId }])).get(personId);
    if (!member) return;
    // Another attempt counts as one, whoever it reached; so does somebody who had no account at the former.
    const rounds = notices.reduce((sum, { round }) => sum + round, 0);
    const dedupeKey = `copils.missed/${copil.id}/${copil.sequence}/${rounds}/${lost.length}/${personId}`;
    const title = texts.missedTitle(copil.number, missed.length);
    const { lines } = await missedLines(tx, missed);
    const message = say(
      [title, ...lines.map((line) => `• ${line}`), texts.missedNext(copil.number)].join('\n'),
      {
        title,
        blocks: [
          { type: 'list', items: lines },
          textBlock(texts.missedNext(copil.number), 'subtle'),
          buttonRow({
            label: texts.show(copil.number),
            actionId: 'copils.show',
            payload: { copilId: copil.id },
          }),
        ],
      },
    );
    const notBefore = nextWorkingMoment(calendarOf(author, register), now);
    await enqueueTold(
      tx,
      [{ dedupeKey, supersedesKey: dedupeKey, to: { member }, message, notBefore }],
      cause,
      now,
    );
  }
}

import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { job, type Job, type JobContext } from '../../core/feature';
import type { Person } from '../../core/person';
import { endOfWork, isWorkingTime } from '../../scheduling/working-time';
import { dayIn } from '../../scheduling/zoned-time';
import { findPeople, membersOf } from '../people';
import type { TerritoryRegister } from '../territories';
import { calendarOf } from './calendar-of';
import { decide, type Decision } from './decide';
import type { ReminderLine, ReminderSource, WaitingReminder } from './reminder';
import { sentBefore } from './history/store';
import { settleMessages, takeBack, type OpenMessage } from './outcomes/store';
import { attempt, isAlone, putBack, sendJobKind, setApart, wakeFor } from './shards/store';
import { nextDue, remindersIn, waitingReminders, writeDecisions, type SentMessage } from './store';
import { skipReasons } from './texts';
import { reminderMessage } from './views';

/** In one transaction: a large shard takes several runs, one after the other. */
const peopleAtOnce = 150;

/** Sends what is due of a shard of the people, and comes again when the next is. */
export function sendDueReminders(register: TerritoryRegister, sources: ReminderSource[]): Job {
  const bySource = new Map(sources.map((source) => [source.what, source]));
  return job({
    jobKind: sendJobKind,
    payload: z.object({ shard: z.int() }),
    async run({ tx, now, key }, { shard }) {
      const send = (waiting: WaitingReminder[]): Promise<void> => sendTo(tx, now, key, waiting);
      if (isAlone(shard)) {
        const waiting = await waitingReminders(tx, shard, now, 1);
        await send(waiting);
        await putBack(tx, shard);
        // What becomes of her message is looked after with those of the others.
        await wakeFor(
          tx,
          waiting.map(({ personId }) => ({ personId, dueAt: now })),
        );
        return undefined;
      }
      await takeBack(tx, await outOfDate(tx, await settleMessages(tx, shard, now), now), now);
      const waiting = await waitingReminders(tx, shard, now, peopleAtOnce);
      const failure = await attempt(tx, () => send(waiting));
      if (failure) await sendApart(tx, now, waiting, failure, send);
      const open = await settleMessages(tx, shard, now);
      return earliest(await nextDue(tx, shard), nextLook(open, now));
    },
  });

  /** Who stops all the others is looked after apart; where nobody gets through, it is nobody's fault. */
  async function sendApart(
    tx: JobContext['tx'],
    now: Date,
    waiting: WaitingReminder[],
    failure: Error,
    send: (reminders: WaitingReminder[]) => Promise<void>,
  ): Promise<void> {
    const failed: string[] = [];
    const ids = new Set(waiting.map(({ personId }) => personId));
    for (const id of ids)
      if (await attempt(tx, () => send(waiting.filter(({ personId }) => personId === id)))) failed.push(id);
    if (failed.length === ids.size && ids.size > 1) throw failure;
    for (const id of failed) await setApart(tx, id, now);
  }

  /** Of messages that still wait, those that would say today what is not so any more. */
  async function outOfDate(tx: JobContext['tx'], open: OpenMessage[], now: Date): Promise<OpenMessage[]> {
    const told = await remindersIn(
      tx,
      open.filter(({ sentAt }) => sentAt < now).map(({ id }) => id),
    );
    const said = await describe(tx, [...told.values()].flat(), now);
    return open.filter(({ id }) =>
      told.get(id)?.some((reminder) => {
        const line = said.get(reminder.id);
        return line && 'skip' in line;
      }),
    );
  }

  async function sendTo(
    tx: JobContext['tx'],
    now: Date,
    key: string,
    waiting: WaitingReminder[],
  ): Promise<void> {
    if (waiting.length === 0) return;
    const byPerson = new Map<string, WaitingReminder[]>();
    for (const reminder of waiting)
      byPerson.set(reminder.personId, [...(byPerson.get(reminder.personId) ?? []), reminder]);
    const ids = [...byPerson.keys()];
    const people = new Map((await findPeople(tx, ids)).map((person) => [person.id, person]));
    const before = await sentBefore(tx, ids, now);
    const skipped: { id: string; reason: string }[] = [];
    const moved: { id: string; at: Date }[] = [];
    const decided: { person: Person; decision: Decision }[] = [];
    for (const [id, reminders] of byPerson) {
      const person = people.get(id);
      if (!person) {
        skipped.push(...reminders.map((reminder) => ({ id: reminder.id, reason: skipReasons.gone })));
        continue;
      }
      const decision = decide(
        {
          reminders,
          calendar: calendarOf(person, register),
          frequency: before.frequencies.get(id) ?? 'daily',
          lastDigest: before.lastDigests.get(id),
          putOff: before.putOff.get(id),
          sent: before.counts.get(id) ?? new Map<string, number>(),
        },
        now,
      );
      decided.push({ person, decision });
      moved.push(...decision.move.map(({ reminder, at }) => ({ id: reminder.id, at })));
      skipped.push(...decision.skip.map(({ reminder, reason }) => ({ id: reminder.id, reason })));
    }
    const toSend = decided.flatMap(({ person, decision }) =>
      decision.send.flatMap(({ reminders }) =>
        reminders.map((reminder) => ({ ...reminder, personZone: person.timeZone })),
      ),
    );
    const said = await describe(tx, toSend, now);
    const members = await membersOf(
      tx,
      decided.map(({ person, decision }) => ({
        personId: person.id,
        workspaceId: decision.send[0]?.reminders[0]?.workspaceId,
      })),
    );
    const sent: SentMessage[] = [];
    for (const { person, decision } of decided)
      for (const { kind, reminders } of decision.send) {
        const lines: ReminderLine[] = [];
        const told: string[] = [];
        const member = members.get(person.id);
        const events: Date[] = [];
        for (const { id, eventAt } of reminders) {
          const line = said.get(id) ?? { skip: skipReasons.noSource };
          if ('skip' in line) skipped.push({ id, reason: line.skip });
          else if (!member) skipped.push({ id, reason: skipReasons.unreachable });
          else {
            lines.push(line);
            told.push(id);
            if (eventAt) events.push(eventAt);
          }
        }
        if (!member || lines.length === 0) continue;
        // The whole message waits: told in two, the second would be a day late.
        const until = lines.flatMap(({ waitUntil }) => waitUntil ?? []).sort((a, b) => +b - +a)[0];
        if (until && until > now && isWorkingTime(calendarOf(person, register), until)) {
          const waiting = reminders.filter(({ id, dueAt }) => told.includes(id) && dueAt < until);
          moved.push(...waiting.map(({ id }) => ({ id, at: until })));
          continue;
        }
        const id = randomUUID();
        sent.push({
          id,
          personId: person.id,
          kind,
          day: dayIn(person.timeZone, now),
          reminderIds: told,
          member,
          message: reminderMessage(kind, id, lines),
          // Not in the evening, nor when the first thing that it tells of has begun: then it is decided anew.
          notAfter: earliest(endOfWork(calendarOf(person, register), now), ...events),
        });
      }
    await writeDecisions(tx, { sent, moved, skipped }, key, now);
  }

  async function describe(
    tx: JobContext['tx'],
    reminders: WaitingReminder[],
    now: Date,
  ): Promise<Map<string, ReminderLine | { skip: string }>> {
    const said = new Map<string, ReminderLine | { skip: string }>();
    for (const what of new Set(reminders.map(({ rule }) => rule.what))) {
      const source = bySource.get(what);
      const of = reminders.filter(({ rule }) => rule.what === what);
      for (const [id, line] of (await source?.describe(tx, of, now)) ?? []) said.set(id, line);
    }
    return said;
  }
}

/** Whether a message arrived is looked at again soon at first, then less and less. */
const firstLookMs = 60_000;
const longestLookMs = 15 * 60_000;

function nextLook(open: OpenMessage[], now: Date): Date | undefined {
  const [oldest] = open;
  if (!oldest) return undefined;
  const waited = now.getTime() - oldest.sentAt.getTime();
  return new Date(now.getTime() + Math.min(longestLookMs, Math.max(firstLookMs, waited)));
}

function earliest(first: Date, ...more: (Date | undefined)[]): Date;
function earliest(...dates: (Date | undefined)[]): Date | undefined;
function earliest(...dates: (Date | undefined)[]): Date | undefined {
  return dates.flatMap((date) => date ?? []).sort((a, b) => a.getTime() - b.getTime())[0];
}

import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { job, type Job, type JobContext } from '../../core/feature';
import type { Person } from '../../core/person';
import { isWorkingTime } from '../../scheduling/working-time';
import { dayIn } from '../../scheduling/zoned-time';
import { findPeople, membersOf } from '../people';
import type { TerritoryRegister } from '../territories';
import { calendarOf } from './calendar-of';
import { decide, type Decision } from './decide';
import type { ReminderLine, ReminderSource, WaitingReminder } from './reminder';
import {
  nextDue,
  sendJobKind,
  sentBefore,
  waitingReminders,
  writeDecisions,
  type SentMessage,
} from './store';
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
      const waiting = await waitingReminders(tx, shard, now, peopleAtOnce);
      if (waiting.length > 0) await sendTo(tx, now, key, waiting);
      return nextDue(tx, shard);
    },
  });

  async function sendTo(
    tx: JobContext['tx'],
    now: Date,
    key: string,
    waiting: WaitingReminder[],
  ): Promise<void> {
    const byPerson = new Map<string, WaitingReminder[]>();
    for (const reminder of waiting)
      byPerson.set(reminder.personId, [...(byPerson.get(reminder.personId) ?? []), reminder]);
    const ids = [...byPerson.keys()];
    const people = new Map((await findPeople(tx, ids)).map((person) => [person.id, person]));
    const before = await sentBefore(tx, ids);
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
          lastDigestAt: before.lastDigests.get(id),
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
        for (const { id } of reminders) {
          const line = said.get(id) ?? { skip: skipReasons.noSource };
          if ('skip' in line) skipped.push({ id, reason: line.skip });
          else if (!member) skipped.push({ id, reason: skipReasons.unreachable });
          else {
            lines.push(line);
            told.push(id);
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

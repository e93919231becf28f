import type { Message } from '../../src/core/message';
import { createDeliveryStore } from '../../src/delivery/store';
import type { Announced, SeenReminder } from './chronicle';
import { buttonsOf, textOf } from './people-act';
import { upAt } from './outages';
import type { Citizen } from './world';
import { pick, type Year } from './year';

/**
 * Gives people what waits for them, as a platform would, and notes what they read; some put it off. What reminds waits
 * while its workspace is down; one in a hundred reaches nobody, and of one in two hundred it is not known. */
export function createReading({ database, world, chronicle, acting, random, now, at }: Year) {
  const byMember = new Map(world.people.map((person) => [person.member.memberId, person]));

  /** One in 25 puts it off. */
  function putOff(person: Citizen, { messageId }: SeenReminder): void {
    const draw = random(`read/${person.id}/${Math.floor(now() / 3_600_000)}`);
    if (draw() >= 0.04) return;
    at(now() + Math.floor(1 + draw() * 50) * 60_000, async () => {
      const until = pick(['later', 'tomorrow', 'monday'] as const, draw);
      const reply = await acting.presses(person, 'reminders.snooze', { messageId, until });
      if (textOf(reply).startsWith('Entendu'))
        chronicle.snoozes.push({ at: now(), personId: person.id, messageId, until });
    });
  }

  const store = createDeliveryStore(database);

  /** What becomes of a reminder. */
  function fateOf(person: Citizen): 'sent' | 'unreachable' | 'uncertain' {
    const draw = random(`fate/${person.id}/${Math.floor(now() / 3_600_000)}`)();
    return draw < 0.01 ? 'unreachable' : draw < 0.015 ? 'uncertain' : 'sent';
  }

  return {
    /** When somebody can read something next, or something is of no use any more. */
    async nextMoment(): Promise<number> {
      const waiting = await database.prisma.$queryRaw<
        { workspaceId: string; from: Date; reminds: boolean; until: Date | null }[]
      >`
        SELECT workspace_id AS "workspaceId", dedupe_key LIKE 'reminders.%' AS reminds, min(not_before) AS from,
          min(not_after) AS until
        FROM delivery WHERE state = 'pending' GROUP BY 1, 2`;
      const moments = waiting.flatMap(({ workspaceId, from, reminds, until }) => {
        const time = Math.max(from.getTime(), now());
        return [
          reminds ? upAt(chronicle.outages, workspaceId, time) : time,
          until ? until.getTime() + 1 : Infinity,
        ];
      });
      return Math.min(Infinity, ...moments);
    },

    async readWaiting(): Promise<void> {
      const moment = new Date(now());
      await store.expire(moment);
      const waiting = await database.prisma.delivery.findMany({
        where: { notBefore: { lte: moment }, state: 'pending' },
        orderBy: { position: 'asc' },
      });
      const rows = waiting.filter(
        ({ workspaceId, dedupeKey }) =>
          !dedupeKey.startsWith('reminders.') || upAt(chronicle.outages, workspaceId, now()) === now(),
      );
      if (rows.length === 0) return;
      await database.prisma.delivery.updateMany({
        where: { id: { in: rows.map(({ id }) => id) } },
        data: { state: 'sent', message: {}, finishedAt: moment },
      });
      for (const row of rows) {
        const person = byMember.get(row.conversation.split('/').at(-1) ?? '');
        if (!person) throw new Error(`a message to nobody: ${row.conversation}`);
        const message = row.message as unknown as Message;
        const seen = readReminder(message, person.id, now());
        const announced = seen ? undefined : readAnnounced(message, person.id, now());
        if (announced) chronicle.announced.push(announced);
        const fate = seen ? fateOf(person) : 'sent';
        if (fate !== 'sent')
          await database.prisma.delivery.update({
            where: { id: row.id },
            data: { state: fate, reason: fate },
          });
        if (seen && fate === 'unreachable') {
          chronicle.lost.push(seen);
          continue;
        }
        if (seen) chronicle.seen.push(seen);
        if (seen && seen.kind !== 'urgent') putOff(person, seen);
      }
    },
  };
}

const codeIn = (text: string): string => /\bC\d{4}\b/.exec(text)?.[0] ?? '';

/** undefined: it is the first message of a collection. */
function readAnnounced({ text }: Message, personId: string, at: number): Announced | undefined {
  if (text.includes('fiches dont vous') || text.includes('fiche dont vous')) return undefined;
  const kind = text.startsWith('Ce qui change')
    ? 'change'
    : text.includes('ne sont plus attendues')
      ? 'calledOff'
      : text.includes('est annulé')
        ? 'cancellation'
        : 'invitation';
  return { at, personId, kind, code: codeIn(text) };
}

/** What a person would read in it; undefined: it is no reminder. */
function readReminder(message: Message, personId: string, at: number): SeenReminder | undefined {
  const kinds = {
    'À faire de votre côté': 'digest',
    Bientôt: 'urgent',
    'Vous vouliez y revenir': 'again',
  } as const;
  const kind = kinds[message.card?.title as keyof typeof kinds];
  if (kind === undefined) return undefined;
  const why = buttonsOf(message).find(({ actionId }) => actionId === 'reminders.why')?.payload as {
    messageId: string;
  };
  const lines = message.text
    .split('\n')
    .slice(1)
    .map((text): SeenReminder['lines'][number] => {
      if (/^(Vos fiches|Votre fiche)/.test(text))
        return { what: /(est|sont) bloquées?/.test(text) ? 'blocked' : 'stale', code: '' };
      const what = text.includes('votre réponse est attendue')
        ? 'answer'
        : text.includes('dont vous êtes pilote')
          ? 'collection'
          : 'meeting';
      return { what, code: codeIn(text) };
    });
  return { at, personId, kind, messageId: why.messageId, lines };
}

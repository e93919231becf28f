import { z } from 'zod';
import type { StoreClient } from '../../../../../storage/database';

/** What copils, collections and reminders hold of a person. The oldest first. */
export interface OfMeetings {
  copilsConvened: { at: Date; copil: CopilName; content: unknown }[];
  /** What she was drafting and has not confirmed, or has. */
  copilDrafts: { at: Date; kind: string; state: string; content?: unknown }[];
  copilInvitations: { copil: CopilName; answer?: string; replacedBy?: string; answeredAt?: Date }[];
  /** What she was told last of each, and what became of the message. */
  copilNotices: { copil: CopilName; kind: string; state: string; reason?: string }[];
  /** News that she was asked for before a copil, of these sheets. */
  collections: { at: Date; copil: CopilName; sheetIds: string[]; answeredAt?: Date }[];
  collectionsStarted: { at: Date; copil: CopilName; state: string }[];
  reminders: {
    dueAt: Date;
    what: string;
    state: string;
    reason?: string;
    snoozedUntil?: Date;
    sentAt?: Date;
  }[];
  /** Messages that carried them. */
  reminderMessages: { sentAt: Date; kind: string }[];
  /** daily, weekly, none; absent: she never chose. */
  reminderFrequency?: string;
}

export interface CopilName {
  number: number;
  title?: string;
  startsAt: Date;
  state: string;
}

const titled = z.object({ title: z.string() });
const nameOf = (row: { number: number; content: unknown; startsAt: Date; state: string }): CopilName => {
  const title = titled.safeParse(row.content).data?.title;
  return {
    number: row.number,
    ...(title !== undefined && { title }),
    startsAt: row.startsAt,
    state: row.state,
  };
};

/** `ids`: all that she may have acted as. `visitor`: of an invented person, whom the visitors of the page share. */
export async function meetingsOf(
  client: StoreClient,
  ids: string[],
  visitor: string | undefined,
): Promise<OfMeetings> {
  const personId = { in: ids };
  const seen = visitor === undefined ? {} : { workspaceId: visitor };
  const convened = await client.copil.findMany({
    where: { createdBy: personId, ...seen },
    orderBy: { createdAt: 'asc' },
  });
  const invited = await client.copilParticipant.findMany({
    where: { personId, copil: seen },
    include: { copil: true },
    orderBy: { copil: { startsAt: 'asc' } },
  });
  const told = await client.copilNotice.findMany({
    where: { reader: personId, copil: seen },
    include: { copil: true },
    orderBy: { copil: { startsAt: 'asc' } },
  });
  const asked = await client.collectionPerson.findMany({
    where: { personId, collection: { copil: seen } },
    include: { collection: { include: { copil: true } } },
    orderBy: { collection: { startedAt: 'asc' } },
  });
  const started = await client.collection.findMany({
    where: { startedBy: personId, copil: seen },
    include: { copil: true },
    orderBy: { startedAt: 'asc' },
  });
  const reminders = await client.reminder.findMany({
    where: { personId, ...seen },
    include: { rule: true },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
  });
  const drafts = await client.copilDraft.findMany({ where: { personId }, orderBy: { createdAt: 'asc' } });
  const messages = await client.reminderMessage.findMany({ where: { personId }, orderBy: { sentAt: 'asc' } });
  const preference = await client.reminderPreference.findFirst({ where: { personId } });
  const isShared = visitor !== undefined;
  return {
    copilsConvened: convened.map((row) => ({ at: row.createdAt, copil: nameOf(row), content: row.content })),
    copilDrafts: (isShared ? [] : drafts).map(({ createdAt, kind, state, content }) => ({
      at: createdAt,
      kind,
      state,
      ...(content !== null && { content }),
    })),
    copilInvitations: invited.map(({ copil, answer, replacedBy, answeredAt }) => ({
      copil: nameOf(copil),
      ...(answer !== null && { answer }),
      ...(replacedBy !== null && { replacedBy }),
      ...(answeredAt && { answeredAt }),
    })),
    copilNotices: told.map(({ copil, kind, state, reason }) => ({
      copil: nameOf(copil),
      kind,
      state,
      ...(reason !== null && { reason }),
    })),
    collections: asked.map(({ collection, sheetIds, answeredAt }) => ({
      at: collection.startedAt,
      copil: nameOf(collection.copil),
      sheetIds: z.array(z.string()).catch([]).parse(sheetIds),
      ...(answeredAt && { answeredAt }),
    })),
    collectionsStarted: started.map(({ startedAt, state, copil }) => ({
      at: startedAt,
      copil: nameOf(copil),
      state,
    })),
    reminders: reminders.map(({ dueAt, rule, state, reason, snoozedUntil, sentAt }) => ({
      dueAt,
      what: rule.what,
      state,
      ...(reason !== null && { reason }),
      ...(snoozedUntil && { snoozedUntil }),
      ...(sentAt && { sentAt }),
    })),
    reminderMessages: (isShared ? [] : messages).map(({ sentAt, kind }) => ({ sentAt, kind })),
    ...(preference && !isShared && { reminderFrequency: preference.frequency }),
  };
}

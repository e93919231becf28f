import { z } from 'zod';
import { broadcastsOf, type OfBroadcasts } from './broadcasts/store';
import { meetingsOf, type OfMeetings } from './meetings/store';
import { workOf, type OfWork } from './tasks/store';
import { memberKey, type Member } from '../../../../core/address';
import type { Tx } from '../../../../core/ports';
import { storeClient, type StoreClient } from '../../../../storage/database';
import { keyOf } from '../../accounts/store';

/** What a person wrote, and what was written to her, as long as it is kept. The oldest first. */
export interface Written extends OfBroadcasts, OfMeetings, OfWork {
  /** Her changes of sheets, with the sentence that she typed. */
  revisions: { at: Date; sheet: SheetName; way: string; words?: string; changes: unknown; source: string }[];
  proposals: { at: Date; state: string; way: string; words?: string; items: unknown }[];
  /** Documents that she sent to be read, and what became of them. */
  documents: { at: Date; state: string; name: string }[];
  /** Questions that she forwarded to the delegation. */
  questions: { at: Date; question: string; territory?: string; answer?: string }[];
  /** Her answers to questions that others forwarded. */
  answers: { at: Date; question: string; answer: string }[];
  /** Answers of hers that a form by messages, or a question of the bot, still holds. */
  dialogs: { dialogId: string; state: unknown; expiresAt: Date }[];
  round?: { startedAt: Date; updatedAt: Date; answers: unknown };
  /** Sheets that name her by her id: as their lead, or for a disagreement. */
  named: { sheet: SheetName; as: 'lead' | 'disagreement'; text?: string }[];
  linkRequests: { at: Date; state: string; displayName: string }[];
  /** Other accounts that asked to be linked to her; who they are is theirs. */
  linkRequestsInHerName: { at: Date; state: string; platform: string }[];
  messagesToHer: { at: Date; state: string; text: string }[];
  mailsToHer: { at: Date; state: string; subject: string }[];
  /** Her own messages that the demonstration page shows. */
  onThePage: { at: Date; text: string }[];
}

export interface SheetName {
  territoryId: string;
  number: number;
  title: string;
}

const messageSchema = z.object({ text: z.string() });
const textOf = (message: unknown): string => messageSchema.safeParse(message).data?.text ?? '';
const sheetSelect = { territoryId: true, number: true, fields: true } as const;
const titleSchema = z.object({ title: z.string() });
const nameOf = (row: { territoryId: string; number: number; fields: unknown }): SheetName => ({
  territoryId: row.territoryId,
  number: row.number,
  title: titleSchema.safeParse(row.fields).data?.title ?? '',
});

/** `ids`: all that she may have acted as. `seenFrom`: the one that asks. */
export async function writtenBy(
  tx: Tx,
  ids: string[],
  members: Member[],
  seenFrom: Member | undefined,
): Promise<Written> {
  const client = storeClient(tx);
  const keys = members.map(memberKey);
  // An invented person is shared by the visitors of the page: each sees what is hers.
  const visitor = seenFrom?.platform === 'web' ? seenFrom.workspaceId : undefined;
  const ofPerson = await byPerson(client, ids, visitor);
  const questions = await client.forwardedQuestion.findMany({
    where: { askedBy: { in: keys } },
    orderBy: { askedAt: 'asc' },
  });
  const dialogs = await client.runningDialog.findMany({ where: { member: { in: keys } } });
  const ofAccounts = members.map(keyOf);
  const requests = await client.linkRequest.findMany({
    where: { OR: ofAccounts },
    orderBy: { createdAt: 'asc' },
  });
  const inHerName = await client.linkRequest.findMany({
    where: { personId: { in: ids }, NOT: { OR: ofAccounts } },
    orderBy: { createdAt: 'asc' },
  });
  const deliveries = await client.delivery.findMany({
    where: { conversation: { in: keys }, operation: 'post' },
    orderBy: { position: 'asc' },
  });
  const page = await client.boardMessage.findMany({
    where: {
      removed: false,
      OR: members
        .filter(({ platform }) => platform === 'web')
        .map(({ workspaceId, memberId }) => ({
          workspaceId,
          author: { path: ['memberId'], equals: memberId },
        })),
    },
    orderBy: { position: 'asc' },
  });
  return {
    ...ofPerson,
    questions: questions.map(({ askedAt, question, territory, answer }) => ({
      at: askedAt,
      question,
      ...(territory !== null && { territory }),
      ...(answer !== null && { answer }),
    })),
    dialogs: dialogs.map(({ dialogId, state, expiresAt }) => ({ dialogId, state, expiresAt })),
    linkRequests: requests.map(({ createdAt, state, displayName }) => ({
      at: createdAt,
      state,
      displayName,
    })),
    linkRequestsInHerName: inHerName.map(({ createdAt, state, platform }) => ({
      at: createdAt,
      state,
      platform,
    })),
    messagesToHer: deliveries.map(({ createdAt, state, message }) => ({
      at: createdAt,
      state,
      text: textOf(message),
    })),
    onThePage: page.map(({ postedAt, message }) => ({ at: postedAt, text: textOf(message) })),
  };
}

async function byPerson(client: StoreClient, ids: string[], visitor: string | undefined) {
  const personId = { in: ids };
  const isShared = visitor !== undefined;
  const revisions = await client.sheetRevision.findMany({
    where: {
      authorId: personId,
      ...(isShared && { source: { startsWith: `web/${visitor}/` } }),
    },
    orderBy: [{ at: 'asc' }, { sheetId: 'asc' }, { revision: 'asc' }],
    include: { sheet: { select: sheetSelect } },
  });
  const own = isShared
    ? { proposals: [], documents: [] }
    : {
        proposals: await client.sheetProposal.findMany({
          where: { personId },
          orderBy: { createdAt: 'asc' },
        }),
        documents: await client.documentImport.findMany({
          where: { personId },
          orderBy: { createdAt: 'asc' },
          select: { createdAt: true, state: true, name: true },
        }),
      };
  const round = await client.sheetRound.findFirst({ where: { personId, visitor: visitor ?? '' } });
  const led = await client.sheet.findMany({
    where: { OR: ids.map((id) => ({ fields: { path: ['lead', 'personId'], equals: id } })) },
    orderBy: [{ territoryId: 'asc' }, { number: 'asc' }],
    select: sheetSelect,
  });
  const disputed = await client.sheet.findMany({
    where: {
      OR: ids.map((id) => ({ fields: { path: ['disagreement'], array_contains: [{ personId: id }] } })),
    },
    orderBy: [{ territoryId: 'asc' }, { number: 'asc' }],
    select: sheetSelect,
  });
  const answered = await client.forwardedQuestion.findMany({
    where: {
      answeredBy: personId,
      answer: { not: null },
      ...(isShared && { visitor }),
    },
    orderBy: { askedAt: 'asc' },
  });
  const mails = await client.outgoingMail.findMany({ where: { personId }, orderBy: { createdAt: 'asc' } });
  return {
    ...(await broadcastsOf(client, ids, visitor)),
    ...(await meetingsOf(client, ids, visitor)),
    ...(await workOf(client, ids, visitor)),
    revisions: revisions.map(({ at, sheet, way, words, changes, source }) => ({
      at,
      sheet: nameOf(sheet),
      way,
      ...(words !== null && { words }),
      changes,
      source,
    })),
    proposals: own.proposals.map(({ createdAt, state, way, words, items }) => ({
      at: createdAt,
      state,
      way,
      ...(words !== null && { words }),
      items,
    })),
    documents: own.documents.map(({ createdAt, state, name }) => ({ at: createdAt, state, name })),
    ...(round && {
      round: { startedAt: round.startedAt, updatedAt: round.updatedAt, answers: round.answers },
    }),
    named: [
      ...led.map((row) => ({ sheet: nameOf(row), as: 'lead' as const })),
      ...disputed.map((row) => ({
        sheet: nameOf(row),
        as: 'disagreement' as const,
        text: (disagreementSchema.safeParse(row.fields).data?.disagreement ?? [])
          .filter((one) => ids.includes(one.personId))
          .map(({ text }) => text)
          .join('\n'),
      })),
    ],
    answers: answered.map(({ answeredAt, askedAt, question, answer }) => ({
      at: answeredAt ?? askedAt,
      question,
      answer: answer ?? '',
    })),
    mailsToHer: mails.map(({ createdAt, state, subject }) => ({ at: createdAt, state, subject })),
  };
}

const disagreementSchema = z.object({
  disagreement: z.array(z.object({ personId: z.string(), text: z.string() })),
});

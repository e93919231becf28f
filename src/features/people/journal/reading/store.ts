import { z } from 'zod';
import { memberKey, memberSchema, type Member } from '../../../../core/address';
import type { Tx } from '../../../../core/ports';
import { storeClient } from '../../../../storage/database';
import { idsOf } from '../../accounts/unlinked-id';
import { journalSubjects, type JournalSubject } from '../deeds';

/** Whose lines: of a person, what she did and what was done to her; of a sheet; or all. */
export type About = { kind: 'all' } | { kind: 'person'; id: string } | { kind: 'sheet'; id: string };

export interface ReadEntry {
  id: bigint;
  at: Date;
  personId: string | undefined;
  action: string;
  /** Absent: of a kind that this version does not know, as one before or after it may have written. */
  subject: JournalSubject | undefined;
  subjectId: string;
  source: string;
}

/**
 * Newest first, from below `before`. A visitor of the demonstration page reads what she did there herself; everybody else
 * reads nothing of that page.
 */
export async function journalLines(
  tx: Tx,
  about: About,
  reader: Member,
  { before, limit }: { before?: bigint; limit: number },
): Promise<ReadEntry[]> {
  const page = { source: { startsWith: reader.platform === 'web' ? `web/${reader.workspaceId}/` : 'web/' } };
  const rows = await storeClient(tx).journalEntry.findMany({
    where: {
      AND: [
        reader.platform === 'web' ? page : { NOT: page },
        ...(before === undefined ? [] : [{ id: { lt: before } }]),
        ...(about.kind === 'sheet' ? [{ subject: 'sheet', subjectId: about.id }] : []),
        ...(about.kind === 'person' ? [await aboutPerson(tx, about.id)] : []),
      ],
    },
    orderBy: { id: 'desc' },
    take: limit,
  });
  return rows.map(({ personId, subject, ...row }) => ({
    ...row,
    subject: z.enum(journalSubjects).safeParse(subject).data,
    personId: personId ?? undefined,
  }));
}

async function aboutPerson(tx: Tx, personId: string) {
  const rows = await storeClient(tx).account.findMany({ where: { personId } });
  const members = rows.map((row) => memberSchema.parse(row));
  return entriesAbout(idsOf(personId, members), members);
}

/** What somebody did under one of the ids, and what was done to her or to one of her accounts. */
export function entriesAbout(ids: string[], members: Member[]) {
  const onAccounts = { subject: 'account', subjectId: { in: members.map(memberKey) } };
  return { OR: [{ personId: { in: ids } }, { subject: 'person', subjectId: { in: ids } }, onAccounts] };
}

/** Everybody whom a line can name, by all the ids that she has there; invented people are for invented people. */
export async function peopleOfJournal(
  tx: Tx,
  demo: boolean,
): Promise<{ id: string; ids: string[]; name: string; email?: string }[]> {
  const rows = await storeClient(tx).person.findMany({
    where: { demo },
    select: { id: true, name: true, email: true, accounts: true },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ email, accounts, ...row }) => ({
    ...row,
    ids: idsOf(
      row.id,
      accounts.map((account) => memberSchema.parse(account)),
    ),
    ...(email !== null && { email }),
  }));
}

/** Number and territory of the sheets, by id: what they say is not for whoever keeps the journal. */
export async function sheetsById(
  tx: Tx,
  ids: string[],
): Promise<Map<string, { number: number; territoryId: string }>> {
  const rows = await storeClient(tx).sheet.findMany({
    where: { id: { in: ids } },
    select: { id: true, number: true, territoryId: true },
  });
  return new Map(rows.map(({ id, ...sheet }) => [id, sheet]));
}

export async function sheetOfNumber(
  tx: Tx,
  territoryId: string,
  number: number,
): Promise<string | undefined> {
  const row = await storeClient(tx).sheet.findUnique({
    where: { territoryId_number: { territoryId, number } },
    select: { id: true },
  });
  return row?.id;
}

export const isUuid = (text: string): boolean => z.uuid().safeParse(text).success;

/** What people call the questions, copils and broadcasts that the lines speak of, by id. */
export async function numbersById(
  tx: Tx,
  lines: Pick<ReadEntry, 'subject' | 'subjectId'>[],
): Promise<Map<string, number>> {
  const client = storeClient(tx);
  const idsOf = (kind: JournalSubject): string[] =>
    lines.flatMap(({ subject, subjectId }) => (subject === kind && isUuid(subjectId) ? [subjectId] : []));
  const of = (kind: JournalSubject) => ({
    where: { id: { in: idsOf(kind) } },
    select: { id: true, number: true } as const,
  });
  const rows = [
    await client.forwardedQuestion.findMany(of('question')),
    await client.copil.findMany(of('copil')),
    await client.broadcast.findMany(of('broadcast')),
  ].flat();
  return new Map(rows.map(({ id, number }) => [id, number]));
}

import { memberKey, memberSchema, type Member } from '../../../core/address';
import type { Tx } from '../../../core/ports';
import { enqueue, type NewDelivery } from '../../../delivery/outbox';
import { storeClient } from '../../../storage/database';
import { keyOf } from '../accounts/store';

/** Until the end of the transaction, nobody else acts for this account. */
export async function lockAccount(tx: Tx, member: Member): Promise<void> {
  await storeClient(tx)
    .$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`link/${memberKey(member)}`}, 0))`;
}

/** Of an account that the platform has not described yet, the row is made, and it is asked at the next message. */
export async function describeAccount(tx: Tx, member: Member, now: Date): Promise<{ displayName: string }> {
  const row = await storeClient(tx).account.upsert({
    where: { platform_workspaceId_memberId: keyOf(member) },
    create: { ...keyOf(member), kind: 'guest', checkedAt: new Date(0), lastActiveAt: now },
    update: {},
  });
  return { displayName: row.displayName ?? member.memberId };
}

export function countRequests(tx: Tx, of: Member | { personId: string }, since: Date): Promise<number> {
  const whose = 'personId' in of ? of : keyOf(of);
  return storeClient(tx).linkRequest.count({ where: { ...whose, createdAt: { gt: since } } });
}

export interface NewRequest {
  id: string;
  member: Member;
  displayName: string;
  /** Absent: nobody of the directory has the address. */
  personId?: string;
  /** Absent: no mail is sent. */
  codeHash?: string;
  createdAt: Date;
  expiresAt: Date;
}

/** Replaces what the account asked for before. */
export async function saveRequest(tx: Tx, { member, ...request }: NewRequest): Promise<void> {
  await closeWaiting(tx, member, 'replaced');
  await storeClient(tx).linkRequest.create({ data: { ...request, ...keyOf(member), state: 'waiting' } });
}

export async function closeWaiting(tx: Tx, member: Member, state: 'replaced' | 'byCode'): Promise<void> {
  await storeClient(tx).linkRequest.updateMany({
    where: { ...keyOf(member), state: 'waiting' },
    data: { state, codeHash: null },
  });
}

export interface NewMail {
  id: string;
  personId: string;
  subject: string;
  text: string;
  createdAt: Date;
}

/** Sent by the mail worker, if the transaction commits. */
export async function saveMail(tx: Tx, mail: NewMail): Promise<void> {
  await storeClient(tx).outgoingMail.create({
    data: { ...mail, state: 'pending', nextTryAt: mail.createdAt },
  });
}

export interface AwaitedCode {
  requestId: string;
  personId?: string;
  codeHash: string;
  tries: number;
  expiresAt: Date;
}

/** The code that this very account asked for last. */
export async function awaitedCode(tx: Tx, member: Member): Promise<AwaitedCode | undefined> {
  const row = await storeClient(tx).linkRequest.findFirst({
    where: { ...keyOf(member), state: 'waiting', codeHash: { not: null } },
    orderBy: { createdAt: 'desc' },
  });
  if (!row?.codeHash) return undefined;
  const { id: requestId, personId, codeHash, tries, expiresAt } = row;
  return { requestId, personId: personId ?? undefined, codeHash, tries, expiresAt };
}

export async function countTry(tx: Tx, requestId: string): Promise<void> {
  await storeClient(tx).linkRequest.update({ where: { id: requestId }, data: { tries: { increment: 1 } } });
}

export interface WaitingRequest {
  id: string;
  member: Member;
  kind: string;
  displayName: string;
  personId: string;
}

/** Oldest first; those for an address that nobody of the directory has are not shown to anybody. */
export async function waitingRequests(tx: Tx, since: Date): Promise<WaitingRequest[]> {
  const client = storeClient(tx);
  const rows = await client.linkRequest.findMany({
    where: { state: 'waiting', personId: { not: null }, createdAt: { gt: since } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  const accounts = await client.account.findMany({
    where: { OR: rows.map((row) => keyOf(memberSchema.parse(row))) },
  });
  const kinds = new Map(accounts.map((row) => [memberKey(memberSchema.parse(row)), row.kind]));
  return rows.flatMap(({ id, personId, displayName, ...row }) => {
    const member = memberSchema.parse(row);
    const kind = kinds.get(memberKey(member)) ?? 'guest';
    return personId === null ? [] : [{ id, member, kind, displayName, personId }];
  });
}

/** Takes a waiting request, once; undefined when it does not wait any more. */
export async function takeRequest(
  tx: Tx,
  id: string,
  state: 'approved' | 'refused',
  since: Date,
): Promise<{ member: Member; personId: string } | undefined> {
  const [row] = await storeClient(tx).linkRequest.updateManyAndReturn({
    where: { id, state: 'waiting', personId: { not: null }, createdAt: { gt: since } },
    data: { state, codeHash: null },
  });
  if (!row || row.personId === null) return undefined;
  return { member: memberSchema.parse(row), personId: row.personId };
}

export async function tell(tx: Tx, deliveries: NewDelivery[], now: Date): Promise<void> {
  await enqueue(tx, deliveries, now);
}

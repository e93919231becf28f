import { memberKey, memberSchema, type Member } from '../../../core/address';
import type { Tx } from '../../../core/ports';
import { enqueue, type NewDelivery } from '../../../delivery/outbox';
import { storeClient } from '../../../storage/database';
import { keyOf, lockPerson } from '../accounts/store';

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

/** Who an account says it is: somebody of the directory, or an address of ADMIN_EMAILS that nobody there has. */
export type Target = { personId: string } | { adminAddress: string };

/** Until the transaction ends nobody else asks or guesses for the same. False: she was erased meanwhile. */
export async function lockTarget(tx: Tx, target: Target): Promise<boolean> {
  if ('personId' in target) return lockPerson(tx, target.personId);
  await storeClient(tx)
    .$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`link-target/${target.adminAddress}`}, 0))`;
  return true;
}

export function countRequests(tx: Tx, of: Member, since: Date): Promise<number> {
  return storeClient(tx).linkRequest.count({ where: { ...keyOf(of), createdAt: { gt: since } } });
}

/** Mails with a code for her, of this account or of all. */
export function countMails(tx: Tx, target: Target, by: Member | undefined, since: Date): Promise<number> {
  return storeClient(tx).linkRequest.count({
    where: { ...target, ...(by && keyOf(by)), mailed: true, createdAt: { gt: since } },
  });
}

/** Wrong codes of this account, or for her. */
export async function countGuesses(tx: Tx, of: Member | Target, since: Date): Promise<number> {
  const whose = 'platform' in of ? keyOf(of) : of;
  const { _sum } = await storeClient(tx).linkRequest.aggregate({
    where: { ...whose, createdAt: { gt: since } },
    _sum: { tries: true },
  });
  return _sum.tries ?? 0;
}

export interface NewRequest {
  id: string;
  member: Member;
  displayName: string;
  /** Both absent: nobody has the address. */
  personId?: string;
  adminAddress?: string;
  mailed: boolean;
  /** Absent: no mail carries it. */
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
  /** One of both. */
  personId?: string;
  address?: string;
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
  /** Absent: nobody has the address that was given. */
  target?: Target;
  /** Absent: it was never mailed. */
  codeHash?: string;
  tries: number;
  expiresAt: Date;
}

/** The code that this very account asked for last. */
export async function awaitedCode(tx: Tx, member: Member): Promise<AwaitedCode | undefined> {
  const row = await storeClient(tx).linkRequest.findFirst({
    where: { ...keyOf(member), state: 'waiting' },
    orderBy: { createdAt: 'desc' },
  });
  if (!row) return undefined;
  const { id: requestId, codeHash, tries, expiresAt } = row;
  return { requestId, target: targetIn(row), codeHash: codeHash ?? undefined, tries, expiresAt };
}

const targetIn = (row: { personId: string | null; adminAddress: string | null }): Target | undefined =>
  row.personId !== null
    ? { personId: row.personId }
    : row.adminAddress !== null
      ? { adminAddress: row.adminAddress }
      : undefined;

export async function countTry(tx: Tx, requestId: string): Promise<void> {
  await storeClient(tx).linkRequest.update({ where: { id: requestId }, data: { tries: { increment: 1 } } });
}

export interface WaitingRequest {
  id: string;
  member: Member;
  kind: string;
  displayName: string;
  target: Target;
}

const isWaiting = (since: Date) => ({
  state: 'waiting',
  OR: [{ personId: { not: null } }, { adminAddress: { not: null } }],
  createdAt: { gt: since },
});

/** Oldest first; those for an address that nobody has are not shown to anybody. */
export async function waitingRequests(tx: Tx, since: Date): Promise<WaitingRequest[]> {
  const client = storeClient(tx);
  const rows = await client.linkRequest.findMany({
    where: isWaiting(since),
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  const accounts = await client.account.findMany({
    where: { OR: rows.map((row) => keyOf(memberSchema.parse(row))) },
  });
  const kinds = new Map(accounts.map((row) => [memberKey(memberSchema.parse(row)), row.kind]));
  return rows.flatMap((row) => {
    const member = memberSchema.parse(row);
    const kind = kinds.get(memberKey(member)) ?? 'guest';
    const target = targetIn(row);
    return target ? [{ id: row.id, member, kind, displayName: row.displayName, target }] : [];
  });
}

/** Takes a waiting request, once; undefined when it does not wait any more. Whom it is for is locked first, as everywhere. */
export async function takeRequest(
  tx: Tx,
  id: string,
  state: 'approved' | 'refused',
  since: Date,
): Promise<{ member: Member; target: Target } | undefined> {
  const client = storeClient(tx);
  const row = await client.linkRequest.findFirst({ where: { id, ...isWaiting(since) } });
  const target = row && targetIn(row);
  if (!target || !(await lockTarget(tx, target))) return undefined;
  const { count } = await client.linkRequest.updateMany({
    where: { id, ...isWaiting(since) },
    data: { state, codeHash: null },
  });
  return count === 0 ? undefined : { member: memberSchema.parse(row), target };
}

export async function tell(tx: Tx, deliveries: NewDelivery[], now: Date): Promise<void> {
  await enqueue(tx, deliveries, now);
}

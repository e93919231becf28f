import { memberKey, type Member, type Profile } from '../../../core/address';
import type { Tx } from '../../../core/ports';
import { storeClient } from '../../../storage/database';
import { keyOf, lockPerson } from '../accounts/store';
import { administratorOf, type Appointment } from '../administrators/store';
import { unlinkedId } from '../accounts/unlinked-id';
import { replacePersonId } from '../person-ids/store';
import { journal } from '../journal/store';
import { verifiedAddress } from './verified-address';

/** When something is done, and because of which event. */
export type Deed = Appointment;

export interface KnownAccount {
  personId: string | undefined;
  kind: string;
  checkedAt: Date;
}

const refreshAfterMs = 60_000;

/** What is known of the account, whose last activity is kept to the minute. */
export async function noteActivity(tx: Tx, member: Member, now: Date): Promise<KnownAccount | undefined> {
  const client = storeClient(tx);
  const where = { platform_workspaceId_memberId: keyOf(member) };
  const row = await client.account.findUnique({ where });
  if (!row) return undefined;
  if (now.getTime() - row.lastActiveAt.getTime() > refreshAfterMs)
    await client.account.updateMany({ where: keyOf(member), data: { lastActiveAt: now } });
  return { personId: row.personId ?? undefined, kind: row.kind, checkedAt: row.checkedAt };
}

/**
 * Keeps what the platform says of the account, and links it where the directory holds its verified address. One that
 * is linked already stays where it is. `administrators`: their addresses in the settings, and an id for one who is not
 * in the directory.
 */
export async function introduce(
  tx: Tx,
  member: Member,
  profile: Profile,
  administrators: { emails: string[]; newId: string },
  { deed, whenLinked }: { deed: Deed; whenLinked: WhenLinked },
): Promise<KnownAccount> {
  const { now } = deed;
  const seen = { kind: profile.kind, checkedAt: now, lastActiveAt: now };
  const email = verifiedAddress(profile);
  const inDirectory = email === undefined ? undefined : await personWithAddress(tx, email);
  if (inDirectory !== undefined) await lockPerson(tx, inDirectory);
  // The row lock makes a second event of the same account wait until this one has linked it.
  const row = await storeClient(tx).account.upsert({
    where: { platform_workspaceId_memberId: keyOf(member) },
    create: { ...keyOf(member), ...seen, displayName: profile.displayName },
    update: seen,
  });
  const known = { kind: row.kind, checkedAt: row.checkedAt };
  if (row.personId !== null) return { ...known, personId: row.personId };
  if (row.displayName !== profile.displayName)
    await storeClient(tx).account.updateMany({
      where: keyOf(member),
      data: { displayName: profile.displayName },
    });
  if (email === undefined) return { ...known, personId: undefined };
  const personId = administrators.emails.includes(email)
    ? await administratorOf(tx, { id: administrators.newId, name: profile.displayName, email }, deed)
    : inDirectory;
  if (personId === undefined) return { ...known, personId };
  const link = { personId, linkedBy: 'verifiedAddress' as const };
  if (!(await linkAccount(tx, member, link, { deed, whenLinked }))) return { ...known, personId: undefined };
  await journal(tx, [linkEntry(member, personId, deed)]);
  return { ...known, personId };
}

/** Of the directory: neither erased nor invented. `email` in lower case. */
export async function personWithAddress(tx: Tx, email: string): Promise<string | undefined> {
  const row = await storeClient(tx).person.findFirst({
    where: { email, erasedAt: null, demo: false },
    select: { id: true },
  });
  return row?.id;
}

export interface Link {
  personId: string;
  linkedBy: 'verifiedAddress' | 'code' | 'approval';
}

/** Told in the transaction that links an account: what somebody without one could not be told is told her now. */
export type WhenLinked = (
  tx: Tx,
  link: { personId: string; member: Member; isFirstAccount: boolean },
  deed: Deed,
) => Promise<void>;

/** Once: false when the account is linked already, which then stays as it is, and when she was erased meanwhile. */
export async function linkAccount(
  tx: Tx,
  member: Member,
  link: Link,
  { deed, whenLinked }: { deed: Deed; whenLinked: WhenLinked },
): Promise<boolean> {
  const client = storeClient(tx);
  const { personId } = link;
  if (!(await lockPerson(tx, personId))) return false;
  const { count } = await client.account.updateMany({
    where: { ...keyOf(member), personId: null, kind: { not: 'bot' } },
    data: { ...link, linkedAt: deed.now, displayName: null },
  });
  if (count === 0) return false;
  // What she took, drafted or convened as an account of the settings is hers.
  await replacePersonId(tx, unlinkedId(member), personId, { history: false });
  const isFirstAccount = (await client.account.count({ where: { personId } })) === 1;
  await whenLinked(tx, { personId, member, isFirstAccount }, deed);
  return true;
}

/** `by`: whose deed it is. */
export function linkEntry(member: Member, by: string, { now, source }: Deed) {
  return {
    at: now,
    personId: by,
    action: 'account.link' as const,
    subject: 'account' as const,
    subjectId: memberKey(member),
    source,
  };
}

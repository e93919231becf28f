import {
  deliveryAddressSchema,
  memberKey,
  type ConversationKey,
  type DeliveryAddress,
} from '../../../core/address';
import type { Tx } from '../../../core/ports';
import { storeClient } from '../../../storage/database';
import { jsonColumn } from '../../../storage/json-column';
import { membersOf } from '../accounts/member-of';

/** `gone`: nothing can be posted there any more. */
export type RosterState = 'unread' | 'known' | 'cannotTell' | 'gone';

export interface Roster {
  state: RosterState;
  /** When its platform was last asked. */
  readAt?: Date;
}

const whereOf = ({ platform, workspaceId, conversationId }: ConversationKey) => ({
  platform_workspaceId_conversationId: { platform, workspaceId, conversationId },
});

/** From now on it is known who is there, until then; its platform is asked anew at once. */
export async function watchRoster(
  tx: Tx,
  address: DeliveryAddress,
  { until, now }: { until: Date; now: Date },
): Promise<void> {
  const { platform, workspaceId, conversationId } = address.key;
  await storeClient(tx).$executeRaw`
    INSERT INTO conversation_roster AS r
      (platform, workspace_id, conversation_id, address, state, next_read_at, watched_until)
    VALUES (${platform}, ${workspaceId}, ${conversationId}, ${JSON.stringify(jsonColumn(address))}::jsonb, 'unread',
      ${now}::timestamptz, ${until}::timestamptz)
    ON CONFLICT (platform, workspace_id, conversation_id) DO UPDATE SET address = excluded.address,
      next_read_at = excluded.next_read_at, watched_until = greatest(r.watched_until, excluded.watched_until)`;
}

/** Until then at the latest; undefined: what is known of who is there is forgotten at once. */
export async function watchRosterNoLonger(
  tx: Tx,
  key: ConversationKey,
  until: Date | undefined,
): Promise<void> {
  const client = storeClient(tx);
  const where = whereOf(key).platform_workspaceId_conversationId;
  if (until === undefined) await client.conversationRoster.deleteMany({ where });
  else
    await client.conversationRoster.updateMany({
      where: { ...where, watchedUntil: { gt: until } },
      data: { watchedUntil: until },
    });
}

/** What is known of who is there; undefined: nobody watches it. */
export async function rosterOf(tx: Tx, key: ConversationKey): Promise<Roster | undefined> {
  const row = await storeClient(tx).conversationRoster.findUnique({ where: whereOf(key) });
  return row ? { state: row.state as RosterState, ...(row.readAt && { readAt: row.readAt }) } : undefined;
}

/**
 * Those of the people who were there when its platform last said so, not before `since`, by the account that they are
 * written to: one that somebody left behind reads nothing. Whoever is not surely there is left out.
 */
export async function peopleThere(
  tx: Tx,
  key: ConversationKey,
  personIds: string[],
  since: Date,
): Promise<Set<string>> {
  const row = await storeClient(tx).conversationRoster.findUnique({ where: whereOf(key) });
  if (row?.state !== 'known' || !row.readAt || row.readAt < since) return new Set();
  const { platform, workspaceId } = key;
  const there = new Set(row.memberIds.map((memberId) => memberKey({ platform, workspaceId, memberId })));
  const members = await membersOf(
    tx,
    personIds.map((personId) => ({ personId, ...(platform === 'web' && { workspaceId }) })),
  );
  return new Set(
    [...members].flatMap(([personId, member]) => (there.has(memberKey(member)) ? [personId] : [])),
  );
}

/** Whose turn it is to be asked about; nobody else asks meanwhile. Those that nobody watches any more go. */
export async function takeDueRosters(
  tx: Tx,
  { now, next, limit }: { now: Date; next: Date; limit: number },
): Promise<DeliveryAddress[]> {
  const client = storeClient(tx);
  await client.conversationRoster.deleteMany({ where: { watchedUntil: { lt: now } } });
  const rows = await client.$queryRaw<{ address: unknown }[]>`
    UPDATE conversation_roster SET next_read_at = ${next}::timestamptz
    WHERE (platform, workspace_id, conversation_id) IN (
      SELECT platform, workspace_id, conversation_id FROM conversation_roster
      WHERE next_read_at <= ${now}::timestamptz ORDER BY next_read_at LIMIT ${limit} FOR UPDATE SKIP LOCKED)
    RETURNING address`;
  return rows.map(({ address }) => deliveryAddressSchema.parse(address));
}

/** It could not be asked just now: what is known of it stays until it can. */
export async function askRosterAgain(tx: Tx, key: ConversationKey, at: Date): Promise<void> {
  await storeClient(tx).conversationRoster.updateMany({
    where: { ...whereOf(key).platform_workspaceId_conversationId, nextReadAt: { gt: at } },
    data: { nextReadAt: at },
  });
}

/** What its platform answered to a question that was asked at `askedAt`; an older answer changes nothing. */
export async function saveRoster(
  tx: Tx,
  { platform, workspaceId, conversationId }: ConversationKey,
  { state, memberIds, askedAt }: { state: RosterState; memberIds: string[]; askedAt: Date },
): Promise<void> {
  await storeClient(tx).$executeRaw`
    UPDATE conversation_roster r SET state = ${state}, read_at = ${askedAt}::timestamptz, member_ids = ARRAY(
      SELECT given.id FROM unnest(${memberIds}::text[]) AS given (id)
      WHERE r.platform = 'web' OR EXISTS (
        SELECT 1 FROM account a WHERE a.platform = r.platform AND a.workspace_id = r.workspace_id
          AND a.member_id = given.id AND a.person_id IS NOT NULL))
    WHERE platform = ${platform} AND workspace_id = ${workspaceId} AND conversation_id = ${conversationId}
      AND (read_at IS NULL OR read_at <= ${askedAt}::timestamptz)`;
}

/** Her accounts are in no roster any more. */
export async function leaveRosters(
  tx: Tx,
  members: { platform: string; workspaceId: string; memberId: string }[],
): Promise<void> {
  for (const { platform, workspaceId, memberId } of members)
    await storeClient(tx).$executeRaw`
      UPDATE conversation_roster SET member_ids = array_remove(member_ids, ${memberId})
      WHERE platform = ${platform} AND workspace_id = ${workspaceId} AND ${memberId} = ANY(member_ids)`;
}

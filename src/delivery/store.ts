import type { PlatformName } from '../core/address';
import type { PostedMessage } from '../core/message';
import type { Database } from '../storage/database';
import { jsonColumn } from '../storage/json-column';
import { taskSchema, type DueDelivery } from './delivery';
import { leaseMs, type Lane } from './lanes';
import { reasons, type Verdict } from './reasons';

/**
 * A try of a delivery. `number` counts from 1 and keeps a sender that lost its lane from changing what its successor
 * does. Without an attempt, nothing was sent in it.
 */
export interface Try {
  deliveryId: string;
  number: number;
  attempt?: { id: bigint; outcome: string };
}

export type DeliveryStore = ReturnType<typeof createDeliveryStore>;

export function createDeliveryStore({ prisma }: Database) {
  return {
    /** Workspaces of these platforms with something to send now, and that are not told to wait. */
    async dueWorkspaces(
      platforms: PlatformName[],
      now: Date,
    ): Promise<{ platform: PlatformName; workspaceId: string }[]> {
      return prisma.$queryRaw`
        SELECT DISTINCT d.platform, d.workspace_id AS "workspaceId"
        FROM delivery d LEFT JOIN lane l ON l.platform = d.platform AND l.workspace_id = d.workspace_id
        WHERE d.state = 'pending' AND d.platform = ANY(${platforms}::text[])
          AND d.not_before <= ${now}::timestamptz AND d.next_try_at <= ${now}::timestamptz
          AND (l.paused_until IS NULL OR l.paused_until <= ${now}::timestamptz)`;
    },

    /** What waits for another platform says so, and no longer once that platform is there. */
    async explainWaiting(platforms: PlatformName[]): Promise<void> {
      const missing = reasons.platformMissing;
      await prisma.$executeRaw`
        UPDATE delivery SET reason = CASE WHEN platform = ANY(${platforms}::text[]) THEN NULL ELSE ${missing} END
        WHERE state = 'pending' AND (platform = ANY(${platforms}::text[])) = (reason IS NOT DISTINCT FROM ${missing})`;
    },

    /**
     * The first waiting one of each conversation; the others wait behind it, so that their order holds. `unreadable`:
     * rows that do not say what is to be done.
     */
    async due(
      { platform, workspaceId }: Lane,
      now: Date,
      limit: number,
    ): Promise<{ deliveries: DueDelivery[]; unreadable: { id: string; tries: number }[] }> {
      const rows = await prisma.$queryRaw<DueRow[]>`
        SELECT id, operation, recipient, posted, message, tries, first_attempt_at, in_doubt
        FROM (
          SELECT DISTINCT ON (conversation) * FROM delivery
          WHERE state = 'pending' AND platform = ${platform} AND workspace_id = ${workspaceId}
            AND not_before <= ${now}::timestamptz
          ORDER BY conversation, position
        ) first
        WHERE next_try_at <= ${now}::timestamptz
        ORDER BY position LIMIT ${limit}`;
      const deliveries: DueDelivery[] = [];
      const unreadable: { id: string; tries: number }[] = [];
      for (const row of rows) {
        const task = taskSchema.safeParse(row);
        if (!task.success) unreadable.push({ id: row.id, tries: row.tries });
        else
          deliveries.push({
            id: row.id,
            task: task.data,
            tries: row.tries,
            firstAttemptAt: row.first_attempt_at ?? undefined,
            inDoubt: row.in_doubt,
          });
      }
      return { deliveries, unreadable };
    },

    /**
     * Before the call, and only while the lane is ours and not paused; its lease begins anew, so that it outlives the
     * call. Undefined: do not send.
     */
    async recordAttempt(
      { platform, workspaceId, token }: Lane,
      deliveryId: string,
      now: Date,
    ): Promise<bigint | undefined> {
      const until = new Date(now.getTime() + leaseMs);
      const [row] = await prisma.$queryRaw<{ id: bigint }[]>`
        WITH held AS (
          UPDATE lane SET lease_until = ${until}::timestamptz
          WHERE platform = ${platform} AND workspace_id = ${workspaceId} AND token = ${token}
            AND (paused_until IS NULL OR paused_until <= ${now}::timestamptz)
          RETURNING token
        ), tried AS (
          UPDATE delivery SET tries = tries + 1, in_doubt = true,
            first_attempt_at = coalesce(first_attempt_at, ${now}::timestamptz)
          FROM held WHERE delivery.id = ${deliveryId}::uuid AND state = 'pending'
          RETURNING delivery.id, held.token
        )
        INSERT INTO delivery_attempt (delivery_id, token, started_at)
        SELECT id, token, ${now}::timestamptz FROM tried
        RETURNING id`;
      return row?.id;
    },

    /** It was looked for and is not there: the attempts that may have got through did not. */
    async clearDoubt({ deliveryId, number }: Try): Promise<void> {
      await prisma.$executeRaw`
        WITH cleared AS (
          UPDATE delivery SET in_doubt = false
          WHERE id = ${deliveryId}::uuid AND state = 'pending' AND tries = ${number - 1}
          RETURNING id
        )
        UPDATE delivery_attempt SET outcome = 'absent' FROM cleared
        WHERE delivery_id = cleared.id AND (outcome IS NULL OR outcome = 'ambiguous')`;
    },

    /**
     * The state is final: nothing changes it any more. One statement with the end of the attempt. That it was sent
     * counts whoever says it.
     */
    async finish(
      { deliveryId, number, attempt }: Try,
      { state, reason }: Verdict,
      now: Date,
      posted?: PostedMessage,
    ): Promise<void> {
      const left = posted ? JSON.stringify(jsonColumn(posted)) : null;
      await prisma.$executeRaw`
        WITH ended AS (
          UPDATE delivery_attempt SET outcome = ${attempt?.outcome ?? null}, ended_at = ${now}::timestamptz
          WHERE id = ${attempt?.id ?? null}
        )
        UPDATE delivery SET state = ${state}, reason = ${reason}, finished_at = ${now}::timestamptz,
          posted = coalesce(${left}::jsonb, posted), in_doubt = false
        WHERE id = ${deliveryId}::uuid AND state = 'pending'
          AND (${state === 'sent'} OR tries = ${attempt ? number : number - 1})`;
    },

    async postpone(
      { deliveryId, number, attempt }: Try,
      next: { at: Date; inDoubt: boolean },
      now: Date,
    ): Promise<void> {
      await prisma.$executeRaw`
        WITH ended AS (
          UPDATE delivery_attempt SET outcome = ${attempt?.outcome ?? null}, ended_at = ${now}::timestamptz
          WHERE id = ${attempt?.id ?? null}
        )
        UPDATE delivery SET next_try_at = ${next.at}::timestamptz, in_doubt = ${next.inDoubt},
          reason = ${reasons.postponed}, tries = ${number}
        WHERE id = ${deliveryId}::uuid AND state = 'pending' AND tries = ${attempt ? number : number - 1}`;
    },
  };
}

interface DueRow {
  id: string;
  operation: string;
  recipient: unknown;
  posted: unknown;
  message: unknown;
  tries: number;
  first_attempt_at: Date | null;
  in_doubt: boolean;
}

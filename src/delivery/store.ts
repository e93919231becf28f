import type { PlatformName } from '../core/address';
import { sql, type Database } from '../storage/database';
import { taskSchema, type DueDelivery } from './delivery';
import type { Lane } from './lanes';
import { reasons } from './reasons';
import { notHeld, stillOfUse } from './waiting-sql';

export type DeliveryStore = ReturnType<typeof createDeliveryStore>;

/** What is to be sent, and where. */
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
          AND ${stillOfUse(sql`d`, now)}
          AND (l.paused_until IS NULL OR l.paused_until <= ${now}::timestamptz)
          AND ${notHeld(sql`d.cause`, now)}`;
    },

    /** What waits for another platform says so, and no longer once that platform is there. */
    async explainWaiting(platforms: PlatformName[]): Promise<void> {
      const missing = reasons.platformMissing;
      await prisma.$executeRaw`
        UPDATE delivery SET reason = CASE WHEN platform = ANY(${platforms}::text[]) THEN NULL ELSE ${missing} END
        WHERE state = 'pending' AND (platform = ANY(${platforms}::text[])) = (reason IS NOT DISTINCT FROM ${missing})`;
    },

    /** What is of no use any more is not sent. What may have arrived is looked for first. */
    async expire(now: Date): Promise<void> {
      await prisma.$executeRaw`
        UPDATE delivery SET state = 'cancelled', reason = ${reasons.expired}, finished_at = ${now}::timestamptz
        WHERE state = 'pending' AND NOT in_doubt AND not_after < ${now}::timestamptz`;
    },

    /**
     * The first waiting one of each conversation; the others wait behind it, so that their order holds. What is one of
     * many alike lets the others pass. `except`: conversations that have to wait. `unreadable`: rows that do not say
     * what is to be done.
     */
    async due(
      { platform, workspaceId }: Lane,
      now: Date,
      { limit, except }: { limit: number; except: string[] },
    ): Promise<{ deliveries: DueDelivery[]; unreadable: { id: string; tries: number }[] }> {
      const rows = await prisma.$queryRaw<DueRow[]>`
        SELECT d.id, d.conversation, d.operation, d.recipient, d.posted, d.message, d.tries, d.failures, d.first_attempt_at, d.in_doubt, d.bulk
        FROM (
          SELECT DISTINCT ON (conversation) id, next_try_at, bulk, position FROM delivery
          WHERE state = 'pending' AND platform = ${platform} AND workspace_id = ${workspaceId}
            AND not_before <= ${now}::timestamptz
            AND ${stillOfUse(sql`delivery`, now)}
            AND ${notHeld(sql`delivery.cause`, now)}
          ORDER BY conversation, bulk, position
        ) first JOIN delivery d ON d.id = first.id
        WHERE first.next_try_at <= ${now}::timestamptz AND d.conversation <> ALL(${except}::text[])
        ORDER BY first.bulk, first.position LIMIT ${limit}`;
      const deliveries: DueDelivery[] = [];
      const unreadable: { id: string; tries: number }[] = [];
      for (const row of rows) {
        const task = taskSchema.safeParse(row);
        if (!task.success) unreadable.push({ id: row.id, tries: row.tries });
        else
          deliveries.push({
            id: row.id,
            conversation: row.conversation,
            task: task.data,
            urgency: row.bulk ? 'mayWait' : 'soon',
            tries: row.tries,
            failures: row.failures,
            firstAttemptAt: row.first_attempt_at ?? undefined,
            inDoubt: row.in_doubt,
          });
      }
      return { deliveries, unreadable };
    },
  };
}

interface DueRow {
  id: string;
  conversation: string;
  operation: string;
  recipient: unknown;
  posted: unknown;
  message: unknown;
  tries: number;
  failures: number;
  first_attempt_at: Date | null;
  in_doubt: boolean;
  bulk: boolean;
}

import type { PlatformName } from '../core/address';
import type { PostedMessage } from '../core/message';
import type { PacedOperation } from '../core/pace';
import type { Database } from '../storage/database';
import { jsonColumn } from '../storage/json-column';
import { taskSchema, type DueDelivery } from './delivery';
import type { Counts } from './after-failure';
import { inBatches } from '../storage/in-batches';
import type { Lane } from './lanes';
import { reasons, verdicts, type Verdict } from './reasons';

/**
 * A try of a delivery. `number` counts from 1 and keeps a sender that lost its lane from changing what its successor
 * does. Without an attempt, nothing was sent in it.
 */
export interface Try {
  deliveryId: string;
  number: number;
  attempt?: { id: bigint; outcome: string };
}

interface Again {
  at: Date;
  inDoubt: boolean;
  counts: Counts;
}

/** What became of a try: a final state, or another try. */
interface Outcome {
  thisTry: Try;
  verdict?: Verdict;
  again?: Again;
  posted?: PostedMessage | undefined;
  now: Date;
}

export type DeliveryStore = ReturnType<typeof createDeliveryStore>;

export function createDeliveryStore({ prisma }: Database) {
  /** One statement with the ends of the attempts. That it was sent counts whoever says it. */
  async function writeOutcomes(outcomes: Outcome[]): Promise<undefined[]> {
    const rows = outcomes.map(
      ({ thisTry: { deliveryId, number, attempt }, verdict, again, posted, now }) => ({
        id: deliveryId,
        tries: again?.counts === 'nothing' ? number - 1 : number,
        failures: again?.counts === 'failure' ? 1 : 0,
        tries_before: attempt ? number : number - 1,
        attempt: attempt?.id.toString(),
        outcome: attempt?.outcome,
        state: verdict?.state,
        reason: verdict?.reason ?? (again?.counts === 'nothing' ? reasons.inTurn : reasons.postponed),
        posted,
        next_try_at: again?.at,
        in_doubt: again?.inDoubt ?? false,
        at: now,
      }),
    );
    await prisma.$executeRaw`
      WITH given AS (
        SELECT * FROM jsonb_to_recordset(${JSON.stringify(jsonColumn(rows))}::jsonb) AS row (
          id uuid, tries int, failures int, tries_before int, attempt bigint, outcome text, state text, reason text, posted jsonb,
          next_try_at timestamptz, in_doubt boolean, at timestamptz)
      ), ended AS (
        UPDATE delivery_attempt a SET outcome = given.outcome, ended_at = given.at
        FROM given WHERE a.id = given.attempt
      ), decided AS (
        SELECT given.*, given.state IS NULL AND NOT given.in_doubt AND d.cancel_asked AS gives_up
        FROM given JOIN delivery d ON d.id = given.id
      )
      UPDATE delivery d SET
        state = CASE WHEN gives_up THEN 'cancelled' ELSE coalesce(n.state, 'pending') END,
        reason = CASE WHEN gives_up THEN ${reasons.cancelled} ELSE n.reason END,
        finished_at = CASE WHEN gives_up OR n.state IS NOT NULL THEN n.at END,
        posted = coalesce(n.posted, d.posted), in_doubt = n.in_doubt,
        next_try_at = coalesce(n.next_try_at, d.next_try_at),
        tries = CASE WHEN n.state IS NULL THEN n.tries ELSE d.tries END,
        failures = d.failures + CASE WHEN n.state IS NULL THEN n.failures ELSE 0 END
      FROM decided n
      WHERE d.id = n.id AND d.state = 'pending' AND (n.state IS NOT DISTINCT FROM 'sent' OR d.tries = n.tries_before)`;
    return outcomes.map(() => undefined);
  }
  const write = inBatches(writeOutcomes);

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
          AND (d.not_after IS NULL OR d.not_after >= ${now}::timestamptz OR d.in_doubt)
          AND (l.paused_until IS NULL OR l.paused_until <= ${now}::timestamptz)
          AND NOT EXISTS (SELECT 1 FROM delivery_hold h WHERE h.cause = d.cause AND (h.until IS NULL OR h.until > ${now}::timestamptz))`;
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
            AND (not_after IS NULL OR not_after >= ${now}::timestamptz OR in_doubt)
            AND NOT EXISTS (SELECT 1 FROM delivery_hold h WHERE h.cause = delivery.cause AND (h.until IS NULL OR h.until > ${now}::timestamptz))
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

    /**
     * Before the calls, and only while the lane is ours and not paused; its lease begins anew, so that it outlives
     * them. Undefined: the lane is lost, or paused. A delivery that is not in the answer no longer waits,
     * is held, or is of no use any more.
     */
    async recordAttempts(
      { platform, workspaceId, token }: Lane,
      deliveryIds: string[],
      now: Date,
      leaseMs: number,
    ): Promise<Map<string, bigint> | undefined> {
      const until = new Date(now.getTime() + leaseMs);
      const rows = await prisma.$queryRaw<{ id: bigint | null; delivery_id: string | null }[]>`
        WITH held AS (
          UPDATE lane SET lease_until = ${until}::timestamptz
          WHERE platform = ${platform} AND workspace_id = ${workspaceId} AND token = ${token}
            AND (paused_until IS NULL OR paused_until <= ${now}::timestamptz)
          RETURNING token
        ), tried AS (
          UPDATE delivery SET tries = tries + 1, in_doubt = true,
            first_attempt_at = coalesce(first_attempt_at, ${now}::timestamptz)
          FROM held WHERE delivery.id = ANY(${deliveryIds}::uuid[]) AND state = 'pending'
            AND (not_after IS NULL OR not_after >= ${now}::timestamptz)
            AND NOT EXISTS (SELECT 1 FROM delivery_hold h WHERE h.cause = delivery.cause AND (h.until IS NULL OR h.until > ${now}::timestamptz))
          RETURNING delivery.id, held.token
        ), made AS (
          INSERT INTO delivery_attempt (delivery_id, token, started_at)
          SELECT id, token, ${now}::timestamptz FROM tried
          RETURNING id, delivery_id
        )
        SELECT made.id, made.delivery_id FROM held LEFT JOIN made ON true`;
      if (rows.length === 0) return undefined;
      return new Map(
        rows.flatMap(({ id, delivery_id }) =>
          id === null || delivery_id === null ? [] : [[delivery_id, id]],
        ),
      );
    },

    /**
     * What was sent there since then, by whoever held the lane. An attempt without an end was made by a sender that
     * died: it may have reached the platform just now.
     */
    async recentSends(
      { platform, workspaceId }: Lane,
      since: Date,
      now: Date,
    ): Promise<{ conversation: string; operation: PacedOperation; at: Date }[]> {
      return prisma.$queryRaw`
        SELECT d.conversation, d.operation, coalesce(a.ended_at, ${now}::timestamptz) AS at
        FROM delivery_attempt a JOIN delivery d ON d.id = a.delivery_id
        WHERE a.started_at > ${since}::timestamptz AND d.platform = ${platform} AND d.workspace_id = ${workspaceId}
        ORDER BY at`;
    },

    /**
     * It was looked for and is not there: the attempts that may have got through did not. False: it was cancelled
     * meanwhile, and that is its final state.
     */
    async clearDoubt({ deliveryId, number }: Try, now: Date): Promise<boolean> {
      const rows = await prisma.$queryRaw<{ state: string }[]>`
        WITH cleared AS (
          UPDATE delivery SET in_doubt = false,
            state = CASE WHEN cancel_asked THEN 'cancelled' ELSE state END,
            reason = CASE WHEN cancel_asked THEN ${verdicts.cancelled.reason} ELSE reason END,
            finished_at = CASE WHEN cancel_asked THEN ${now}::timestamptz END
          WHERE id = ${deliveryId}::uuid AND state = 'pending' AND tries = ${number - 1}
          RETURNING id, state
        ), ended AS (
          UPDATE delivery_attempt SET outcome = 'absent' FROM cleared
          WHERE delivery_id = cleared.id AND (outcome IS NULL OR outcome = 'ambiguous')
        )
        SELECT state FROM cleared`;
      return rows[0]?.state !== 'cancelled';
    },

    /** The state is final: nothing changes it any more. */
    finish: (thisTry: Try, verdict: Verdict, now: Date, posted?: PostedMessage): Promise<undefined> =>
      write({ thisTry, verdict, now, posted }),

    postpone: (thisTry: Try, again: Again, now: Date): Promise<undefined> => write({ thisTry, again, now }),
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

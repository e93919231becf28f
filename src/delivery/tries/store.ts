import type { PostedMessage } from '../../core/message';
import type { PacedOperation } from '../../core/pace';
import { sql, type Database } from '../../storage/database';
import { inBatches } from '../../storage/in-batches';
import { jsonColumn } from '../../storage/json-column';
import type { Counts } from '../after-failure';
import type { Lane } from '../lanes';
import { reasons, verdicts, type Verdict } from '../reasons';
import { notHeld } from '../waiting-sql';

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

export type TryStore = ReturnType<typeof createTryStore>;

/** Tries of deliveries, and what became of them. */
export function createTryStore({ prisma }: Database) {
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
            AND ${notHeld(sql`delivery.cause`, now)}
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

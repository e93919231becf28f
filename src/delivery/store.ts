import type { PlatformName } from '../core/address';
import type { PostedMessage } from '../core/message';
import type { Database } from '../storage/database';
import { jsonColumn } from '../storage/json-column';
import { messageSchema, recipientSchema, type DueDelivery } from './delivery';
import type { Verdict } from './reasons';

/** The right to send to a workspace; a newer token means that somebody else has it. */
export interface Lane {
  platform: PlatformName;
  workspaceId: string;
  token: bigint;
}

/** The lease outlives a call (10 s), and runs out before the take-over time that is promised (30 s). */
const leaseMs = 20_000;

export type DeliveryStore = ReturnType<typeof createDeliveryStore>;

export function createDeliveryStore({ prisma }: Database, instance: number) {
  return {
    /** Workspaces of these platforms with something to send now. */
    async dueWorkspaces(
      platforms: PlatformName[],
      now: Date,
    ): Promise<{ platform: PlatformName; workspaceId: string }[]> {
      return prisma.$queryRaw`
        SELECT DISTINCT platform, workspace_id AS "workspaceId" FROM delivery
        WHERE state = 'pending' AND not_before <= ${now}::timestamptz AND platform = ANY(${platforms}::text[])`;
    },

    /** One conditional statement: the lane is ours, free, or its lease has run out. */
    async claimLane(platform: PlatformName, workspaceId: string, now: Date): Promise<Lane | undefined> {
      const until = new Date(now.getTime() + leaseMs);
      const [row] = await prisma.$queryRaw<{ token: bigint }[]>`
        INSERT INTO lane (platform, workspace_id, owner, token, lease_until)
        VALUES (${platform}, ${workspaceId}, ${instance}, 1, ${until}::timestamptz)
        ON CONFLICT (platform, workspace_id) DO UPDATE SET
          token = CASE WHEN lane.owner = ${instance} THEN lane.token ELSE lane.token + 1 END,
          owner = ${instance}, lease_until = ${until}::timestamptz
        WHERE lane.owner = ${instance} OR lane.lease_until <= ${now}::timestamptz
        RETURNING token`;
      return row && { platform, workspaceId, token: row.token };
    },

    async releaseLane({ platform, workspaceId, token }: Lane, now: Date): Promise<void> {
      await prisma.lane.updateMany({
        where: { platform, workspaceId, token, owner: instance },
        data: { leaseUntil: now },
      });
    },

    /** The first waiting one of each conversation; the others wait behind it, so that their order holds. */
    async dueDeliveries({ platform, workspaceId }: Lane, now: Date, limit: number): Promise<DueDelivery[]> {
      const rows = await prisma.$queryRaw<DueRow[]>`
        SELECT d.id, d.recipient, d.message, d.conversation, a.attempts, a.first_attempt_at, a.unclear
        FROM (
          SELECT DISTINCT ON (conversation) * FROM delivery
          WHERE state = 'pending' AND platform = ${platform} AND workspace_id = ${workspaceId}
          ORDER BY conversation, position
        ) d
        CROSS JOIN LATERAL (
          SELECT count(*)::int AS attempts, min(started_at) AS first_attempt_at,
            coalesce(bool_or(outcome IS NULL OR outcome = 'ambiguous'), false) AS unclear
          FROM delivery_attempt WHERE delivery_id = d.id
        ) a
        WHERE d.not_before <= ${now}::timestamptz
        ORDER BY d.position LIMIT ${limit}`;
      return rows.map((row) => ({
        id: row.id,
        recipient: recipientSchema.parse(row.recipient),
        message: messageSchema.parse(row.message),
        conversation: row.conversation,
        attempts: row.attempts,
        firstAttemptAt: row.first_attempt_at ?? undefined,
        unclear: row.unclear,
      }));
    },

    /** Before the call, and only while the lane is still ours. Undefined: it no longer is, do not send. */
    async recordAttempt(
      { platform, workspaceId, token }: Lane,
      deliveryId: string,
      now: Date,
    ): Promise<bigint | undefined> {
      const [row] = await prisma.$queryRaw<{ id: bigint }[]>`
        INSERT INTO delivery_attempt (delivery_id, token, started_at)
        SELECT ${deliveryId}::uuid, ${token}, ${now}::timestamptz
        FROM lane JOIN delivery d ON d.id = ${deliveryId}::uuid
        WHERE lane.platform = ${platform} AND lane.workspace_id = ${workspaceId} AND lane.owner = ${instance}
          AND lane.token = ${token} AND lane.lease_until > ${now}::timestamptz AND d.state = 'pending'
        RETURNING id`;
      return row?.id;
    },

    async recordOutcome(attemptId: bigint, outcome: string, now: Date): Promise<void> {
      await prisma.deliveryAttempt.update({ where: { id: attemptId }, data: { outcome, endedAt: now } });
    },

    /** It was looked for and is not there: the attempts that may have got through did not. */
    async clearDoubt(deliveryId: string): Promise<void> {
      const unclear = { deliveryId, OR: [{ outcome: null }, { outcome: 'ambiguous' }] };
      await prisma.deliveryAttempt.updateMany({ where: unclear, data: { outcome: 'absent' } });
    },

    /** The state is final: nothing changes it any more. */
    async finish(
      deliveryId: string,
      { state, reason }: Verdict,
      now: Date,
      posted?: PostedMessage,
    ): Promise<void> {
      await prisma.delivery.updateMany({
        where: { id: deliveryId, state: 'pending' },
        data: { state, reason, finishedAt: now, ...(posted && { posted: jsonColumn(posted) }) },
      });
    },

    async postpone(deliveryId: string, notBefore: Date): Promise<void> {
      await prisma.delivery.updateMany({ where: { id: deliveryId, state: 'pending' }, data: { notBefore } });
    },

    /** A whole workspace waits; one that already waits longer keeps its time. */
    async postponeWorkspace({ platform, workspaceId }: Lane, notBefore: Date): Promise<void> {
      await prisma.delivery.updateMany({
        where: { platform, workspaceId, state: 'pending', notBefore: { lt: notBefore } },
        data: { notBefore },
      });
    },
  };
}

interface DueRow {
  id: string;
  recipient: unknown;
  message: unknown;
  conversation: string;
  attempts: number;
  first_attempt_at: Date | null;
  unclear: boolean;
}

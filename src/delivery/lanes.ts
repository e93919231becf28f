import type { PlatformName } from '../core/address';
import type { Database } from '../storage/database';

/** The right to send to a workspace; a newer token means that somebody else has it. */
export interface Lane {
  platform: PlatformName;
  workspaceId: string;
  token: bigint;
}

/** The lease outlives a call (10 s) that begins with it, and runs out before the promised take-over time (30 s). */
export const usualLeaseMs = 20_000;

export type Lanes = ReturnType<typeof createLanes>;

/** One sender per workspace in the whole cluster: its lease is a row. `instance` is the owner's number. */
export function createLanes({ prisma }: Database, instance: number, leaseMs = usualLeaseMs) {
  return {
    leaseMs,

    /** One conditional statement: the lane is ours, free, or its lease has run out; and it is not paused. */
    async claim(platform: PlatformName, workspaceId: string, now: Date): Promise<Lane | undefined> {
      const until = new Date(now.getTime() + leaseMs);
      const [row] = await prisma.$queryRaw<{ token: bigint }[]>`
        INSERT INTO lane (platform, workspace_id, owner, token, lease_until)
        VALUES (${platform}, ${workspaceId}, ${instance}, 1, ${until}::timestamptz)
        ON CONFLICT (platform, workspace_id) DO UPDATE SET
          token = CASE WHEN lane.owner = ${instance} THEN lane.token ELSE lane.token + 1 END,
          owner = ${instance}, lease_until = ${until}::timestamptz
        WHERE (lane.owner = ${instance} OR lane.lease_until <= ${now}::timestamptz)
          AND (lane.paused_until IS NULL OR lane.paused_until <= ${now}::timestamptz)
        RETURNING token`;
      return row && { platform, workspaceId, token: row.token };
    },

    async release({ platform, workspaceId, token }: Lane, now: Date): Promise<void> {
      await prisma.lane.updateMany({
        where: { platform, workspaceId, token, owner: instance },
        data: { leaseUntil: now },
      });
    },

    /** The platform asked the whole workspace to wait; a longer wait stays. */
    async pause({ platform, workspaceId }: Lane, until: Date): Promise<void> {
      await prisma.lane.updateMany({
        where: { platform, workspaceId, OR: [{ pausedUntil: null }, { pausedUntil: { lt: until } }] },
        data: { pausedUntil: until },
      });
    },
  };
}

import type { CallPace } from '../core/ports';
import { storeClient, type Database } from './database';

/** No call lasts longer: one that has not ended by then is of a process that died, and was made before. */
const longestCallMs = 20_000;
/** The clock counts whole milliseconds: one more keeps both ends of a window apart. */
const marginMs = 1;

export function createCallPace({ prisma, transactions }: Database): CallPace {
  return {
    async begin({ platform, workspaceId, operation }, windows, now) {
      if (windows.length === 0) return { ended: async () => {} };
      const where = { platform, workspaceId, operation };
      const before = (ms: number): Date => new Date(now.getTime() - ms);
      const longest = Math.max(...windows.map(({ perMs }) => perMs));
      return transactions.run(async (tx) => {
        const client = storeClient(tx);
        const place = ['paced_call', platform, workspaceId, operation].join('/');
        await client.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${place}, 0))`;
        await client.pacedCall.deleteMany({
          where: {
            ...where,
            OR: [
              { endedAt: { lt: before(longest + longestCallMs) } },
              { endedAt: null, startedAt: { lt: before(longest + longestCallMs) } },
            ],
          },
        });
        const calls = await client.pacedCall.findMany({ where });
        const ends = calls
          .map(({ startedAt, endedAt }) => endedAt?.getTime() ?? endOfUnended(startedAt, now))
          .sort((a, b) => b - a);
        let freeAt = now.getTime();
        for (const { limit, perMs } of windows) {
          const blocking = ends[limit - 1];
          if (blocking !== undefined) freeAt = Math.max(freeAt, blocking + perMs + marginMs);
        }
        if (freeAt > now.getTime()) return { freeAt: new Date(freeAt) };
        const { id } = await client.pacedCall.create({ data: { ...where, startedAt: now } });
        return {
          ended: async (at: Date) =>
            void (await prisma.pacedCall.updateMany({ where: { id }, data: { endedAt: at } })),
        };
      });
    },
  };
}

function endOfUnended(startedAt: Date, now: Date): number {
  return Math.min(now.getTime(), startedAt.getTime() + longestCallMs);
}

import type { Clock } from '../core/clock';
import type { FileShelf } from '../core/ports';
import type { Database } from './database';

const keptForMs = 60 * 60_000;
/** Of one visitor, and of all together: whoever reaches the page can fill it. */
const visitorsBytes = 60_000_000;
const allBytes = 300_000_000;

export function createFileShelf({ prisma }: Database, clock: Clock): FileShelf {
  const sizeOf = async (where: { workspaceId?: string }): Promise<number> =>
    (await prisma.pageFile.aggregate({ where, _sum: { size: true } }))._sum.size ?? 0;

  return {
    async put(workspaceId, id, bytes) {
      await pruneFileShelf({ prisma }, clock.now());
      if ((await prisma.pageFile.count({ where: { workspaceId, id } })) > 0) return true;
      if ((await sizeOf({ workspaceId })) + bytes.length > visitorsBytes) return false;
      if ((await sizeOf({})) + bytes.length > allBytes) return false;
      await prisma.pageFile.createMany({
        data: [{ workspaceId, id, bytes: new Uint8Array(bytes), size: bytes.length, createdAt: clock.now() }],
        skipDuplicates: true,
      });
      return true;
    },
    async get(workspaceId, id) {
      const row = await prisma.pageFile.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
      return row?.bytes;
    },
  };
}

export async function pruneFileShelf({ prisma }: Pick<Database, 'prisma'>, now: Date): Promise<void> {
  await prisma.pageFile.deleteMany({ where: { createdAt: { lt: new Date(now.getTime() - keptForMs) } } });
}

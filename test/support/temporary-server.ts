import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { silentLogger } from '../../src/core/logger';
import { projectFolder } from '../../src/house';
import { startEmbedded } from '../../src/storage/embedded';
import { migrate } from '../../src/storage/migrate';

/** A server of one's own with a migrated database, for as long as a command works; nothing of it stays. */
export async function withTemporaryServer(work: (url: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'jalon-command-'));
  const server = await startEmbedded(folder, silentLogger, () => {});
  try {
    await migrate(server.url, path.join(projectFolder, 'prisma', 'migrations'));
    await work(server.url);
  } finally {
    await server.leave();
    for (const each of [server.folder, folder]) rmSync(each, { recursive: true, force: true });
  }
}

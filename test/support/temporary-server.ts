import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { silentLogger } from '../../src/core/logger';
import { projectFolder } from '../../src/house';
import { startEmbedded } from '../../src/storage/embedded';
import { migrate } from '../../src/storage/migrate';
import { stopAbandonedServers } from './abandoned-servers';
import { ownerFile, serverFolderPrefix } from './test-server';

/**
 * A server of one's own with a migrated database, for as long as a command works; nothing of it stays. What a command
 * that was killed left behind goes at the next start of one, or of the tests.
 */
export async function withTemporaryServer(work: (url: string) => Promise<void>): Promise<void> {
  await stopAbandonedServers();
  const folder = mkdtempSync(path.join(tmpdir(), serverFolderPrefix));
  // For root the server runs as another user, who has to pass through.
  chmodSync(folder, 0o711);
  writeFileSync(path.join(folder, ownerFile), String(process.pid));
  const server = await startEmbedded(folder, silentLogger, () => {});
  try {
    await migrate(server.url, path.join(projectFolder, 'prisma', 'migrations'));
    await work(server.url);
  } finally {
    await server.leave();
    for (const each of [server.folder, folder]) rmSync(each, { recursive: true, force: true });
  }
}

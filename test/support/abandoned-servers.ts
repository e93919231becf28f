import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { silentLogger } from '../../src/core/logger';
import { startEmbedded } from '../../src/storage/embedded';
import { isAlive } from '../../src/storage/embedded/pid-file';
import { ownerFile, serverFolderPrefix } from './test-server';

/** A run that was interrupted leaves its server behind: the next run of the same user stops and removes it. */
export async function stopAbandonedServers(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const folder = path.join(tmpdir(), name);
    if (!name.startsWith(serverFolderPrefix) || !isAbandoned(folder)) continue;
    // When that fails, another run is at it.
    await remove(folder).catch(() => {});
  }
}

async function remove(folder: string): Promise<void> {
  if (existsSync(path.join(folder, 'postgres', 'pg', 'postmaster.pid'))) {
    const server = await startEmbedded(folder, silentLogger, () => {});
    await server.leave();
  }
  rmSync(folder, { recursive: true, force: true });
}

function isAbandoned(folder: string): boolean {
  const file = path.join(folder, ownerFile);
  return (
    existsSync(file) &&
    statSync(file).uid === process.getuid?.() &&
    !isAlive(Number(readFileSync(file, 'utf8')))
  );
}

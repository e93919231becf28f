import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, chmodSync, chownSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
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
  const inside = path.join(folder, 'postgres');
  const user = otherUser(folder, path.join(inside, 'pg'));
  const elsewhere = path.join(reachableRoot, createHash('sha256').update(folder).digest('hex').slice(0, 12));
  // Data that went elsewhere once stay there, when the folder is opened later.
  const staysElsewhere = existsSync(path.join(elsewhere, 'pg')) && !existsSync(path.join(inside, 'pg'));
  if (!user || (canEnter(folder, user) && !staysElsewhere)) {
    giveFolder(inside, user);
    return { folder: inside, binaries: runnableBinaries(user), user };
  }
  openReachableRoot();
  giveFolder(elsewhere, user);
  progress(
    `PostgreSQL ne peut pas tourner dans ${folder} sous cet utilisateur : la base est dans ${elsewhere}`,
  );
  return { folder: elsewhere, binaries: runnableBinaries(user), user };
}

function makeWritable(folder: string, mode?: number): void {
  try {
    mkdirSync(folder, { recursive: true, mode });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StorageProblem(
      isDiskFull(error) ? storageTexts.diskFull(folder) : storageTexts.notWritable(folder),
    );
  }
}

/** The owner of the cluster, or of the data folder, if that is somebody else than root. */
function otherUser(folder: string, cluster: string): OtherUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const { uid, gid } = statSync(existsSync(cluster) ? cluster : folder);
  // initdb wants its user to have a name.
  if (uid !== 0 && (existsSync(cluster) || lookUp(String(uid)))) return { uid, gid };
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
  makeWritable(folder, 0o700);
  if (!user) return;
  chmodSync(folder, 0o700);
  chownSync(folder, user.uid, user.gid);
}

/** Others pass through it, whatever root's umask is. */
function openReachableRoot(): void {
  makeWritable(reachableRoot);
  chmodSync(reachableRoot, 0o755);
}

/** The package's own, or a copy of them where that user cannot run those. */
function runnableBinaries(user: OtherUser | undefined): string {
  const binaries = findBinaries();
  if (!user || canRun(binaries, user)) return binaries;
  openReachableRoot();
  return copyBinaries(binaries, path.join(reachableRoot, `binaries-${versionOf(binaries)}`));
}

function versionOf(binaries: string): string {
  const answer = execFileSync(path.join(binaries, 'bin', 'postgres'), ['--version'], { cwd: '/' }).toString();
  return /(\d+(?:\.\d+)*)/.exec(answer)?.[1] ?? 'unknown';
}

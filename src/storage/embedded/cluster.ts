import { randomBytes, randomInt } from 'node:crypto';
import { chownSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { z } from 'zod';
import { isDiskFull, StorageProblem, storageTexts } from '../problem';
import { isAlive } from './pid-file';
import type { Place } from './place';
import { runBinary } from './run-binary';

export const superuser = 'jalon';

const accessSchema = z.object({ port: z.number().int(), password: z.string().min(1) });
/** How to log in; kept inside the cluster's own folder, so that it appears and goes with it. */
export type Access = z.infer<typeof accessSchema>;

export const clusterFolder = (place: Place): string => path.join(place.folder, 'pg');
const accessFile = (cluster: string): string => path.join(cluster, 'jalon.json');

export function readAccess(place: Place): Access {
  return accessSchema.parse(JSON.parse(readFileSync(accessFile(clusterFolder(place)), 'utf8')));
}

export function writeAccess(place: Place, cluster: string, access: Access): void {
  const file = accessFile(cluster);
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, JSON.stringify(access), { mode: 0o600 });
  if (place.user) chownSync(fresh, place.user.uid, place.user.gid);
  renameSync(fresh, file);
}

/**
 * Makes the cluster if there is none: aside, then renamed, so that a crash leaves no half-made one, and of several
 * that start at once one wins and the others throw theirs away.
 */
export async function makeCluster(place: Place, progress: (step: string) => void): Promise<void> {
  const cluster = clusterFolder(place);
  if (existsSync(path.join(cluster, 'PG_VERSION'))) return;
  progress('Création de la base de données');
  const fresh = `${cluster}.${process.pid}`;
  const password = randomBytes(24).toString('base64url');
  const passwordFile = `${fresh}.pw`;
  rmSync(fresh, { recursive: true, force: true });
  try {
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (place.user) chownSync(passwordFile, place.user.uid, place.user.gid);
    await runInitdb(place, fresh, passwordFile);
    writeAccess(place, fresh, { port: await freePort(), password });
    renameSync(fresh, cluster);
  } catch (error) {
    if (isDiskFull(error)) throw new StorageProblem(storageTexts.diskFull(place.folder));
    // ENOTEMPTY, EEXIST: another process was first.
    if (!existsSync(path.join(cluster, 'PG_VERSION'))) throw error;
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(fresh, { recursive: true, force: true });
  }
  dropLeftovers(place);
}

/** What processes killed in the middle of it left behind. */
function dropLeftovers(place: Place): void {
  for (const name of readdirSync(place.folder)) {
    const pid = Number(/^pg\.(\d+)(?:\.pw)?$/.exec(name)?.[1]);
    if (Number.isInteger(pid) && !isAlive(pid))
      rmSync(path.join(place.folder, name), { recursive: true, force: true });
  }
}

function runInitdb(place: Place, target: string, passwordFile: string): Promise<void> {
  // ICU for people's lists: with the C order É comes after z.
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=fr'];
  const options = [
    '-D',
    target,
    '-U',
    superuser,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    ...locale,
  ];
  return new Promise((resolve, reject) => {
    const child = runBinary(place, 'initdb', options, { stdio: ['ignore', 'ignore', 'pipe'] });
    let complaint = '';
    child.stderr?.on('data', (text: Buffer) => (complaint += text.toString()));
    child.once('error', (error) => reject(new StorageProblem(storageTexts.cannotRun(error.message))));
    child.once('close', (code) => (code === 0 ? resolve() : reject(notMade(place, complaint))));
  });
}

function notMade(place: Place, complaint: string): StorageProblem {
  if (isDiskFull({ message: complaint })) return new StorageProblem(storageTexts.diskFull(place.folder));
  const lines = complaint.trim().split('\n');
  const reason = lines.find((line) => /error:|FATAL:/.test(line)) ?? lines.at(-1) ?? '';
  return new StorageProblem(storageTexts.cannotRun(reason));
}

/**
 * Below the ports that systems hand out to outgoing connections (32768 and up on Linux, 49152 elsewhere): while the
 * server is down, none of them takes its port, and no pool that tries to reconnect meets itself there.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(15_000, 32_000);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer().once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

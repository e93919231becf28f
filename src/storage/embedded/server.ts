import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { isDiskFull, StorageProblem, storageTexts } from '../problem';
import { clusterFolder, freePort, isAlive, readAccess, superuser, writeAccess, type Access } from './cluster';
import type { Place } from './place';

const databaseName = 'jalon';
const startWithinMs = 30_000;

const urlOf = ({ port, password }: Access, database: string): string =>
  `postgresql://${superuser}:${password}@127.0.0.1:${port}/${database}`;

/** Attaches to the server of this cluster, or starts it. Returns the address of our database. */
export async function startOrAttach(place: Place, progress: (step: string) => void): Promise<string> {
  const until = Date.now() + startWithinMs;
  let announced = false;
  while (Date.now() < until) {
    if (await canLogIn(place)) return openOurs(place);
    if (!isServed(place)) {
      if (!announced) progress('Démarrage de PostgreSQL');
      announced = true;
      await spawnServer(place, until);
      continue;
    }
    await sleep(50);
  }
  throw new StorageProblem(storageTexts.didNotStart(logFile(place)));
}

/** Stops the server of this cluster: connections are cut, what is committed is kept. */
export async function stopServer(place: Place): Promise<void> {
  const pid = postmasterPid(place);
  if (pid === undefined) return;
  process.kill(pid, 'SIGINT');
  const until = Date.now() + 10_000;
  while (postmasterPid(place) !== undefined && Date.now() < until) await sleep(10);
}

const logFile = (place: Place): string => path.join(place.folder, 'postgres.log');

/** Its pid while its pid file stands for a live program; a killed server leaves the file behind. */
function postmasterPid(place: Place): number | undefined {
  try {
    const pid = Number(
      readFileSync(path.join(clusterFolder(place), 'postmaster.pid'), 'utf8').split('\n', 1)[0],
    );
    return Number.isInteger(pid) && isAlive(pid) && isPostgres(pid) ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** The number may have passed on to another program since. Where this cannot be seen, the login tells. */
function isPostgres(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres');
  } catch {
    return process.platform !== 'linux';
  }
}

const isServed = (place: Place): boolean => postmasterPid(place) !== undefined;

async function canLogIn(place: Place): Promise<boolean> {
  const client = new Client({
    connectionString: urlOf(readAccess(place), 'postgres'),
    connectionTimeoutMillis: 2000,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string }>(
      "SELECT current_setting('data_directory') AS folder",
    );
    // A server of another cluster may listen on that port by now, but it would not know our password.
    return rows[0]?.folder !== undefined;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

/** Detached: a Ctrl-C in the terminal reaches the whole group, and the server outlives the process that started it. */
async function spawnServer(place: Place, until: number): Promise<void> {
  const { port } = readAccess(place);
  const log = openSync(logFile(place), 'a');
  const settings = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
    'max_connections=100',
    'shared_buffers=32MB',
    'log_statement=none',
    'log_min_error_statement=panic',
  ];
  const child = spawn(
    path.join(place.binaries, 'bin', 'postgres'),
    ['-D', clusterFolder(place), ...settings.flatMap((setting) => ['-c', setting])],
    { ...place.user, cwd: '/', detached: true, stdio: ['ignore', log, log] },
  );
  closeSync(log);
  let gone = false;
  child.once('error', () => (gone = true));
  child.once('exit', () => (gone = true));
  child.unref();
  while (!gone && Date.now() < until) {
    if (await canLogIn(place)) return;
    await sleep(15);
  }
  // It gave up: another process's server has the cluster (then we attach), or somebody took its port, or the disk is full.
  await sleep(50);
  if (isServed(place)) return;
  const lines = readFileSync(logFile(place), 'utf8').slice(-4000);
  if (isDiskFull({ message: lines })) throw new StorageProblem(storageTexts.diskFull(place.folder));
  if (/Address already in use|could not bind/i.test(lines))
    writeAccess(place, clusterFolder(place), { ...readAccess(place), port: await freePort() });
}

async function openOurs(place: Place): Promise<string> {
  const access = readAccess(place);
  const client = new Client({ connectionString: urlOf(access, 'postgres') });
  client.on('error', () => {});
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [databaseName]);
    if (rowCount === 0) await client.query(`CREATE DATABASE "${databaseName}"`);
  } catch (error) {
    // 42P04, 23505: another process made it at the same time.
    if (!['42P04', '23505'].includes((error as { code?: string }).code ?? '')) throw error;
  } finally {
    await client.end();
  }
  return urlOf(access, databaseName);
}

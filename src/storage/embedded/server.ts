import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { isDiskFull, StorageProblem, storageTexts } from '../problem';
import { clusterFolder, freePort, readAccess, superuser, writeAccess, type Access } from './cluster';
import { disownStalePidFile, serverPid } from './pid-file';
import type { Place } from './place';
import { runBinary } from './run-binary';

const databaseName = 'jalon';
const startWithinMs = 30_000;
/** Some fail on the way: the orphans of a killed server need a moment to go. */
const failuresAtMost = 8;

const settings = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=100',
  'shared_buffers=32MB',
  'log_checkpoints=off',
  // The log holds no statement and no value: they may be what people wrote.
  'log_statement=none',
  'log_min_error_statement=panic',
  'log_error_verbosity=terse',
];

const urlOf = ({ port, password }: Access, database: string): string =>
  `postgresql://${superuser}:${password}@127.0.0.1:${port}/${database}`;

/** Attaches to the server of this cluster, or starts it. Returns the address of our database. */
export async function startOrAttach(place: Place, progress: (step: string) => void): Promise<string> {
  const until = Date.now() + startWithinMs;
  let starts = 0;
  let failures = 0;
  while (Date.now() < until && failures < failuresAtMost) {
    if (await canLogIn(place)) return openOurs(place);
    if (isServed(place)) {
      await sleep(50);
      continue;
    }
    if (starts === 0) progress('Démarrage de PostgreSQL');
    starts += 1;
    if (!(await startServer(place, until))) await sleep(50 * ++failures);
  }
  throw new StorageProblem(storageTexts.didNotStart(logFile(place)));
}

/** Stops the server of this cluster: connections are cut, what is committed is kept. */
export async function stopServer(place: Place): Promise<void> {
  const pid = serverPid(clusterFolder(place));
  if (pid === undefined) return;
  process.kill(pid, 'SIGINT');
  const until = Date.now() + 10_000;
  while (isServed(place) && Date.now() < until) await sleep(10);
}

const logFile = (place: Place): string => path.join(place.folder, 'postgres.log');
const isServed = (place: Place): boolean => serverPid(clusterFolder(place)) !== undefined;

/** A server of another cluster may have the port by now, but it would not know our password. */
async function canLogIn(place: Place): Promise<boolean> {
  const client = new Client({
    connectionString: urlOf(readAccess(place), 'postgres'),
    connectionTimeoutMillis: 2000,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

/**
 * True once the cluster is served, by our server or another process's. Detached: a Ctrl-C in the terminal reaches the
 * whole group, and the server outlives the process that started it.
 */
async function startServer(place: Place, until: number): Promise<boolean> {
  const cluster = clusterFolder(place);
  disownStalePidFile(cluster);
  const log = openLog(place);
  const options = [...settings, `port=${readAccess(place).port}`].flatMap((setting) => ['-c', setting]);
  const child = runBinary(place, 'postgres', ['-D', cluster, ...options], {
    detached: true,
    stdio: ['ignore', log.descriptor, log.descriptor],
  });
  closeSync(log.descriptor);
  let gone = false;
  child.once('error', () => (gone = true));
  child.once('exit', () => (gone = true));
  child.unref();
  while (!gone && Date.now() < until) {
    if (await canLogIn(place)) return true;
    await sleep(15);
  }
  await sleep(50);
  if (isServed(place)) return true;
  await explain(place, readFileSync(logFile(place)).subarray(log.from).toString());
  return false;
}

function openLog(place: Place): { descriptor: number; from: number } {
  try {
    const descriptor = openSync(logFile(place), 'a', 0o600);
    return { descriptor, from: statSync(logFile(place)).size };
  } catch (error) {
    throw new StorageProblem(
      isDiskFull(error) ? storageTexts.diskFull(place.folder) : storageTexts.notWritable(place.folder),
    );
  }
}

/** What a start that failed has said: the disk is full, or somebody took the port and another is chosen. */
async function explain(place: Place, said: string): Promise<void> {
  if (isDiskFull({ message: said })) throw new StorageProblem(storageTexts.diskFull(place.folder));
  if (/Address already in use|could not bind/i.test(said))
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

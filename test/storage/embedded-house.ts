import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type QueryResultRow } from 'pg';
import type { UserReport } from './embedded-user';

export const isRoot = process.getuid?.() === 0;

/** A process that uses the embedded server. */
export interface ServerUser {
  url: string;
  steps: string[];
  ms: number;
  leave(): Promise<void>;
  kill(): Promise<void>;
}

/** A data folder, the processes that use it, and a look at the server from outside. */
export interface EmbeddedHouse {
  dataDir: string;
  /** Of the cluster, once there is one. */
  cluster(): string;
  start(): Promise<ServerUser>;
  /** Starts where it must fail, and gives the sentence that people read. */
  problem(uid?: number): Promise<string>;
  pid(): number | undefined;
  /** The processes, not the server. */
  killAll(): Promise<void>;
  /** Kills what is left and removes the folder. */
  clean(): Promise<void>;
}

/** The folder may be entered by others, as that of an ordinary clone, unless told otherwise. */
export function openEmbeddedHouse(mode = 0o755): EmbeddedHouse {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'jalon-embedded-'));
  chmodSync(dataDir, mode);
  const children = new Set<ChildProcess>();
  let cluster = path.join(dataDir, 'postgres', 'pg');

  function run(uid?: number): Promise<{ child: ChildProcess; report: UserReport }> {
    const args = [dataDir, ...(uid === undefined ? [] : [String(uid)])];
    const child = fork(path.join(__dirname, 'embedded-user.ts'), args, {
      execArgv: ['-r', path.join(__dirname, '..', 'support', 'run-typescript.cjs')],
    });
    children.add(child);
    child.once('exit', () => children.delete(child));
    return new Promise((resolve, reject) => {
      child.once('message', (report: UserReport) => resolve({ child, report }));
      child.once('exit', (code) => reject(new Error(`the process ended with ${code} before it reported`)));
    });
  }

  const house: EmbeddedHouse = {
    dataDir,
    cluster: () => cluster,
    async start() {
      const { child, report } = await run();
      if (report.kind === 'problem') throw new Error(report.message);
      cluster = (
        await ask<{ folder: string }>(report.url, "SELECT current_setting('data_directory') AS folder")
      ).folder;
      const ended = once(child, 'exit');
      return {
        ...report,
        async leave() {
          child.send('leave');
          await ended;
        },
        async kill() {
          child.kill('SIGKILL');
          await ended;
        },
      };
    },
    async problem(uid) {
      const { child, report } = await run(uid);
      await once(child, 'exit');
      if (report.kind !== 'problem') throw new Error('it started');
      return report.message;
    },
    pid() {
      const file = path.join(cluster, 'postmaster.pid');
      return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n', 1)[0]) : undefined;
    },
    async killAll() {
      const ended = [...children].map((child) => once(child, 'exit'));
      for (const child of children) child.kill('SIGKILL');
      await Promise.all(ended);
    },
    async clean() {
      await house.killAll();
      const pid = house.pid();
      if (pid !== undefined && isServerOf(pid, cluster)) {
        process.kill(pid, 'SIGQUIT');
        await until(() => !isServerOf(pid, cluster));
      }
      for (const folder of [dataDir, path.dirname(cluster)]) rmSync(folder, { recursive: true, force: true });
    },
  };
  return house;
}

/** One row of a query on a connection of its own. */
export async function ask<Row extends QueryResultRow>(url: string, sql: string): Promise<Row> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Row>(sql);
    return rows[0] as Row;
  } finally {
    await client.end();
  }
}

export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (const from = Date.now(); !(await condition()); await sleep(20))
    if (Date.now() - from > 20_000) throw new Error('it did not come about within 20 s');
}

/** What /proc says where there is one; elsewhere a live process is taken for the server. */
export function isServerOf(pid: number, cluster: string): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  if (process.platform !== 'linux') return true;
  const file = `/proc/${pid}/cmdline`;
  return existsSync(file) && readFileSync(file, 'utf8').includes(cluster);
}

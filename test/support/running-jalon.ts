import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Jalon as its user starts it: the compiled program, in a process of its own. */
export interface RunningJalon {
  url: string;
  process: ChildProcess;
  /** From the start of the process to the printed address. */
  readyMs: number;
  /** Refuses when it did not stop cleanly, with what it said of that. */
  stop(): Promise<void>;
  kill(): Promise<void>;
}

const root = path.join(__dirname, '..', '..').replace(/[/\\]dist$/, '');

/** Arguments of node under which it runs our sources as they are. */
export const typescript = ['-r', path.join(__dirname, 'run-typescript.cjs')];

/** What `npm start` runs. */
function startScript(): string[] {
  const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    scripts: { start: string };
  };
  return scripts.start.split(' ').slice(1);
}

export async function startJalon(
  dataDir: string,
  environment: Record<string, string> = {},
  program: string[] = startScript(),
): Promise<RunningJalon> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, program, {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'error', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let complained = '';
  child.stderr.on('data', (chunk: Buffer) => (complained = (complained + chunk.toString()).slice(-4000)));
  const url = await addressOf(child);
  return {
    url,
    process: child,
    readyMs: performance.now() - startedAt,
    async stop() {
      child.kill('SIGTERM');
      const code = await gone;
      if (code !== 0) throw new Error(`Jalon stopped with ${code}: ${complained}`);
    },
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      const url = /(http:\/\/\S+)\//.exec(said)?.[1];
      if (url !== undefined) resolve(url);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', (code) => reject(new Error(`Jalon stopped with ${code}: ${said}`)));
  });
}

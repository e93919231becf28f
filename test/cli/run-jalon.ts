import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';

const project = path.join(__dirname, '..', '..');

/** The command line as a person runs it, without a terminal. `settings`: environment variables beside the database. */
export async function runJalon(
  args: string[],
  databaseUrl: string,
  input = '',
  settings: Record<string, string> = {},
): Promise<{ code: number; out: string; err: string }> {
  const preload = path.join(project, 'test', 'support', 'run-typescript.cjs');
  const child = spawn(process.execPath, ['-r', preload, path.join(project, 'src', 'cli.ts'), ...args], {
    cwd: project,
    env: { PATH: process.env['PATH'], DATABASE_URL: databaseUrl, ...settings },
  });
  child.stdin.end(input);
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number]>,
  ]);
  return { code, out, err };
}

import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import path from 'node:path';
import type { Place } from './place';

/** What the binaries need of our environment; our tokens and passwords are not among it. */
const passedOn = ['PATH', 'LD_LIBRARY_PATH', 'DYLD_LIBRARY_PATH', 'TZ', 'SystemRoot', 'TEMP', 'TMP'];

/** Runs one of PostgreSQL's programs as its user, in English, so that what it says can be recognised. */
export function runBinary(
  place: Place,
  name: 'initdb' | 'postgres',
  args: string[],
  options: { stdio: StdioOptions; detached?: boolean },
): ChildProcess {
  const kept = passedOn.flatMap((variable) => {
    const value = process.env[variable];
    return value === undefined ? [] : [[variable, value] as const];
  });
  const env = { ...Object.fromEntries(kept), LC_ALL: 'C' };
  return spawn(path.join(place.binaries, 'bin', name), args, { ...place.user, ...options, cwd: '/', env });
}

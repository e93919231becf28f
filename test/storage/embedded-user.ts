import { silentLogger } from '../../src/core/logger';
import { startEmbedded } from '../../src/storage/embedded';
import { StorageProblem } from '../../src/storage/problem';

/** What this process tells the test. */
export type UserReport =
  { kind: 'ready'; url: string; steps: string[]; ms: number } | { kind: 'problem'; message: string };

/** A process that uses the embedded server until told to leave: `embedded-user.ts <data folder> [uid]`. */
async function main(dataDir: string, uid: string | undefined): Promise<void> {
  if (uid !== undefined) {
    process.setgid?.(Number(uid));
    process.setuid?.(Number(uid));
  }
  const steps: string[] = [];
  const from = performance.now();
  try {
    const server = await startEmbedded(dataDir, silentLogger, (step) => void steps.push(step));
    process.once('message', () => void server.leave().then(() => process.disconnect()));
    tell({ kind: 'ready', url: server.url, steps, ms: performance.now() - from });
  } catch (error) {
    if (!(error instanceof StorageProblem)) throw error;
    tell({ kind: 'problem', message: error.message });
    process.disconnect();
  }
}

const tell = (report: UserReport): void => void process.send?.(report);

void main(process.argv[2] ?? '', process.argv[3]);

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SingleBar } from 'cli-progress';
import { Command } from 'commander';
import { silentLogger } from '../../src/core/logger';
import { startEmbedded } from '../../src/storage/embedded';
import { killJalon } from './kill-jalon';

/** Exit codes: 0 every promise was kept, 1 one was not. */
async function main(): Promise<void> {
  const { times, seed } = new Command('kill')
    .description('kill Jalon at random between receipt and answer, and count what became of every event')
    .option('--times <number>', 'how often', Number, 50)
    .option('--seed <number>', 'of the random moments', Number, 1)
    .parse()
    .opts<{ times: number; seed: number }>();
  const folder = mkdtempSync(path.join(tmpdir(), 'jalon-kill-'));
  const server = await startEmbedded(folder, silentLogger, () => {});
  const bar = new SingleBar({
    stream: process.stderr,
    format: '{bar} {value}/{total} kills',
    clearOnComplete: true,
  });
  try {
    bar.start(times, 0);
    const { faults, ...counts } = await killJalon({
      times,
      seed,
      databaseUrl: server.url,
      progress: (done) => bar.update(done),
    });
    bar.stop();
    console.table(counts);
    for (const fault of faults) console.error(fault);
    console.log(faults.length === 0 ? 'Every promise was kept.' : `${faults.length} faults.`);
    process.exitCode = faults.length === 0 ? 0 : 1;
  } finally {
    bar.stop();
    await server.leave();
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();

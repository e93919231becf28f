import { SingleBar } from 'cli-progress';
import { Command, Option } from 'commander';
import { withTemporaryServer } from '../support/temporary-server';
import type { KillOptions } from './kill-jalon';
import { killDuringBroadcast } from './kill-broadcast';
import { killDuringQuestions } from './kill-questions';
import { killDuringUpdates } from './kill-sheets';

const kinds: Record<string, (options: KillOptions) => Promise<{ faults: string[] }>> = {
  questions: killDuringQuestions,
  sheets: killDuringUpdates,
  broadcast: (options) => killDuringBroadcast(options),
  'slack-broadcast': (options) => killDuringBroadcast({ ...options, over: 'slack' }),
};

/** Exit codes: 0 every promise was kept, 1 one was not. */
async function main(): Promise<void> {
  const { what, times, seed } = new Command('kill')
    .description('kill Jalon at random between receipt and answer, and count what became of every event')
    .addOption(
      new Option('--what <kind>', 'what people do meanwhile')
        .choices(Object.keys(kinds))
        .default('questions'),
    )
    .option('--times <number>', 'how often', Number, 50)
    .option('--seed <number>', 'of the random moments', Number, 1)
    .parse()
    .opts<{ what: string; times: number; seed: number }>();
  const kill = kinds[what] ?? killDuringQuestions;
  const bar = new SingleBar({
    stream: process.stderr,
    format: '{bar} {value}/{total} kills',
    clearOnComplete: true,
  });
  await withTemporaryServer(async (databaseUrl) => {
    bar.start(times, 0);
    const progress = (done: number): void => bar.update(done);
    const { faults, ...counts } = await kill({ times, seed, databaseUrl, progress }).finally(() =>
      bar.stop(),
    );
    console.table(counts);
    for (const fault of faults) console.error(fault);
    console.log(faults.length === 0 ? 'Every promise was kept.' : `${faults.length} faults.`);
    process.exitCode = faults.length === 0 ? 0 : 1;
  });
}

void main();

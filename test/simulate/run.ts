import path from 'node:path';
import { SingleBar } from 'cli-progress';
import { Command } from 'commander';
import { silentLogger } from '../../src/core/logger';
import { loadTerritories } from '../../src/features/territories';
import { projectFolder } from '../../src/house';
import { withTemporaryServer } from '../support/temporary-server';
import { openFastDatabase } from './fast-database';
import { simulate } from './simulate';

interface Options {
  seed: number;
  territories: number;
  people: number;
  days: number;
  crashes: number;
}

/** Exit codes: 0 every reminder was as the rules say, 1 one was not. */
async function main(): Promise<void> {
  const options = new Command('simulate')
    .description(
      'live a year of copils, reminders and crashes in a few minutes, and hold it against the rules',
    )
    .option('--seed <number>', 'of everything that happens', Number, 1)
    .option('--territories <number>', 'how many of the list', Number, 183)
    .option('--people <number>', 'in the directory', Number, 1000)
    .option('--days <number>', 'from 1 January 2027 on', Number, 365)
    .option('--crashes <number>', 'of a worker, at random', Number, 300)
    .parse()
    .opts<Options>();
  await withTemporaryServer((url) => run(options, url));
}

async function run(options: Options, url: string): Promise<void> {
  const bar = new SingleBar({
    stream: process.stderr,
    format: '{bar} {day}',
    clearOnComplete: true,
    noTTYOutput: true,
    notTTYSchedule: 20_000,
  });
  const database = openFastDatabase(url, silentLogger);
  try {
    const register = await loadTerritories(path.join(projectFolder, 'prisma', 'seed', 'territories'));
    const began = Date.now();
    bar.start(options.days, 0, { day: '' });
    const { faults, counts } = await simulate({
      ...options,
      sheetsEach: 20,
      from: new Date('2027-01-01T00:00:00Z'),
      database,
      register,
      progress: (day) => bar.increment(1, { day }),
    });
    bar.stop();
    console.table(counts);
    for (const fault of faults.slice(0, 50)) console.error(fault);
    console.log(`Seed ${options.seed}, ${Math.round((Date.now() - began) / 1000)} s.`);
    console.log(faults.length === 0 ? 'Every reminder came as the rules say.' : `${faults.length} faults.`);
    process.exitCode = faults.length === 0 ? 0 : 1;
  } finally {
    bar.stop();
    await database.close();
  }
}

void main();

import { Command } from 'commander';
import { CliFailed } from './run-cli';
import { articleCommand } from './article/evaluate';
import { schemesCommand } from './schemes/evaluate';
import { updatesCommand } from './updates/evaluate';

/** Every evaluation is one command: `npm run eval -- NAME`. */
const evaluations = [articleCommand, schemesCommand, updatesCommand];

async function main(): Promise<void> {
  const program = new Command('eval').description(
    'Evaluations of Jalon. Exit code: 1 outside the bounds, 2 no answers.',
  );
  for (const command of evaluations) program.addCommand(command());
  await program.parseAsync(process.argv);
}

main().catch((error: unknown) => {
  console.error(error instanceof CliFailed ? error.message : error);
  process.exitCode = 2;
});

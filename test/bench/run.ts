import { Command } from 'commander';
import { deliveryCommand } from './delivery';
import { rebuildCommand } from './rebuild';
import { searchCommand } from './search';
import { sheetsCommand } from './sheets';
import { startCommand } from './start';

/** Every measurement is one command: `npm run bench -- NAME`. Each compares with a peer in the same run. */
const benches = [startCommand, sheetsCommand, deliveryCommand, searchCommand, rebuildCommand];

async function main(): Promise<void> {
  const program = new Command('bench').description('Measurements of Jalon. Exit code: 1 beyond a limit.');
  for (const command of benches) program.addCommand(command());
  await program.parseAsync(process.argv);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 2;
});

import { CommanderError } from 'commander';
import { createProgram } from './cli/program';
import { UserError } from './core/errors';
import { exitCodes } from './cli/exit-codes';

async function main(): Promise<void> {
  try {
    await createProgram().parseAsync(process.argv);
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
      return;
    }
    if (!(error instanceof UserError)) throw error;
    console.error(error.message);
    process.exitCode = exitCodes.usage;
  }
}

main().catch((error: Error) => {
  console.error(`Erreur interne (${error.name}). Si cela se répète, transmettez ces lignes :`);
  console.error(error.stack);
  process.exit(exitCodes.internal);
});

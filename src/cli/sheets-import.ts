import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { SingleBar } from 'cli-progress';
import { Command } from 'commander';
import type { Member } from '../core/address';
import { UserError } from '../core/errors';
import {
  applyImport,
  directoryNames,
  importSource,
  newerLines,
  planImport,
  planText,
  sheetFileOptions,
  type AppliedImport,
  type ImportPlan,
} from '../features/action-sheets/files';
import { listSheets } from '../features/action-sheets';
import type { House } from '../house';
import { readTable } from '../tables/read-table';
import type { Table } from '../tables/table';
import { everybody, everywhere, territoryOf } from './sheet-options';
import { withHouse } from './with-house';

interface Options {
  territory?: string;
  dryRun?: boolean;
  clearEmpty?: boolean;
  overwriteNewer?: boolean;
}

export function importCommand(): Command {
  return new Command('import')
    .description('Importe les fiches d’un fichier .xlsx ou .csv. Tout le fichier, ou rien.')
    .argument('<fichier>', 'le tableur')
    .option('--territory <nom>', 'le territoire de toutes les lignes qui n’en nomment pas')
    .option('--dry-run', 'dit ce qui serait fait, ligne par ligne, et n’écrit rien')
    .option('--clear-empty', 'une cellule vide efface ce qui est enregistré')
    .option(
      '--overwrite-newer',
      'écrit les valeurs du fichier même sur celles qui ont changé depuis ; sinon ces fiches restent telles quelles',
    )
    .action(async (file: string, options: Options) => {
      const table = await readTable(path.basename(file), await bytesOf(file), sheetFileOptions);
      await withHouse(async ({ house }) => importTable(house, path.basename(file), table, options));
    });
}

async function bytesOf(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch {
    throw new UserError(`Le fichier ne se lit pas : ${file}.`);
  }
}

async function importTable(house: House, fileName: string, table: Table, options: Options): Promise<void> {
  const register = house.territories;
  const source = importSource(fileName);
  const { transactions } = house.storage.database;
  const bar = new SingleBar({
    stream: process.stderr,
    format: '{bar} {value}/{total} fiches',
    clearOnComplete: true,
  });
  const { plan, text, newer } = await transactions
    .run(async (tx) => {
      const people = await everybody(tx, await listSheets(tx, everywhere));
      const importOptions = {
        ...directoryNames(people),
        register,
        territoryId: territoryOf(register, options.territory),
        clearEmpty: options.clearEmpty,
        overwriteNewer: options.overwriteNewer,
        source,
        personOf: (member: Member) => house.directory.personOf(tx, member),
      };
      const authorship = { source, now: new Date() };
      const found: ImportPlan & Partial<AppliedImport> = options.dryRun
        ? await planImport(tx, everywhere, table, importOptions)
        : await applyImport(tx, everywhere, table, importOptions, authorship, (done, total) =>
            done === 0 ? bar.start(total, 0) : bar.update(done),
          );
      const names = new Map(people.map(({ id, displayName }) => [id, displayName]));
      return {
        plan: found,
        text: planText(found, register, names),
        newer: newerLines(found, register, names),
      };
    })
    .finally(() => bar.stop());
  if (plan.problems.length > 0) throw new UserError(text);
  const told = [...newer, text.split('\n').at(-1), ...(plan.notes ?? [])].join('\n');
  console.log(options.dryRun ? `${text}\nEssai : rien n’a été écrit.` : told);
  if (plan.conflicts.length > 0)
    console.error('Pour écrire quand même les valeurs du fichier : --overwrite-newer.');
  if (!options.dryRun && plan.ignored.length > 0)
    console.error(`Colonnes ignorées : ${plan.ignored.join(', ')}.`);
}

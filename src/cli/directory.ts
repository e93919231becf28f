import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { systemClock } from '../core/clock';
import { UserError } from '../core/errors';
import {
  applyImport,
  columnTitles,
  exportDirectory,
  importSteps,
  knowsDirectoryColumn,
  previewImport,
  readDirectory,
  removeDemonstration,
} from '../features/people';
import { readTable } from '../tables/read-table';
import { writeCsv, writeXlsx } from '../tables/write-table';
import { ignoredColumns, planReport, problemReport } from './directory-report';
import { withProgressBar } from './progress-bar';
import { withHouse } from './with-house';
import { writePrivately } from './write-privately';

interface ImportFlags {
  dryRun?: boolean;
  removeAbsent?: boolean;
}

export function directoryCommand(): Command {
  return new Command('directory')
    .description('L’annuaire : qui est qui, avec quel rôle et où.')
    .addCommand(importCommand())
    .addCommand(exportCommand());
}

function importCommand(): Command {
  return new Command('import')
    .description('Importe l’annuaire, une ligne par rôle : tout, ou rien si une ligne est à corriger.')
    .argument('<fichier>', 'un tableau .csv ou .xlsx')
    .option('--dry-run', 'dit ce qui changerait et tous les problèmes, ligne par ligne ; n’écrit rien')
    .option('--remove-absent', 'retire leurs rôles aux personnes absentes du fichier, sans les effacer')
    .action(async (file: string, { dryRun = false, removeAbsent = false }: ImportFlags) => {
      const table = await readTable(path.basename(file), readBytes(file), {
        knows: knowsDirectoryColumn,
        lookedFor: Object.values(columnTitles),
      });
      await withHouse(async ({ house, config }) => {
        const read = readDirectory(table, house.territories);
        if (read.problems.length > 0) throw new UserError(problemReport(path.basename(file), read.problems));
        if (read.ignored.length > 0) console.error(ignoredColumns(read.ignored));
        const { transactions } = house.storage.database;
        const options = { removeAbsent, appointed: config.adminEmails };
        const plan = dryRun
          ? await previewImport(transactions, read.people, options)
          : await withProgressBar('étapes', (progress) =>
              applyImport(transactions, read, {
                ...options,
                now: systemClock.now(),
                source: 'jalon directory import',
                removeDemonstration,
                progress: (done) => progress(done, importSteps),
              }),
            );
        console.log(planReport(plan, { dryRun, removeAbsent }));
      });
    });
}

function exportCommand(): Command {
  return new Command('export')
    .description('Écrit l’annuaire dans un fichier que l’import relit sans rien changer.')
    .argument('<fichier>', 'le fichier à écrire, .csv ou .xlsx')
    .action(async (file: string) => {
      const extension = path.extname(file).toLowerCase();
      if (extension !== '.csv' && extension !== '.xlsx')
        throw new UserError(`« ${file} » : le nom du fichier doit finir par .csv ou .xlsx.`);
      await withHouse(async ({ house }) => {
        const table = await house.storage.database.transactions.run((tx) =>
          exportDirectory(tx, house.territories, {
            now: systemClock.now(),
            source: 'jalon directory export',
          }),
        );
        writePrivately(file, extension === '.csv' ? writeCsv(table) : await writeXlsx(table));
        console.log(`${table.rows.length.toLocaleString('fr-FR')} lignes écrites dans ${file}.`);
      });
    });
}

function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new UserError(`Le fichier « ${file} » ne se lit pas : vérifiez son nom et vos droits.`, { cause });
  }
}

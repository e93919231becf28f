import { Command } from 'commander';
import { UserError } from '../core/errors';
import { journalSheetsRead, listSheets } from '../features/action-sheets';
import { directoryNames, exportSheets } from '../features/action-sheets/files';
import { writeCsv, writeXlsx } from '../tables/write-table';
import { everybody, exportableFor, filterOf, withPlace, type FilterOptions } from './sheet-options';
import { withHouse } from './with-house';
import { writePrivately } from './write-privately';

export function exportCommand(): Command {
  return withPlace(new Command('export'))
    .description('Exporte les fiches dans un fichier .xlsx ou .csv, que l’on peut importer à nouveau.')
    .argument('<fichier>', 'le fichier à écrire, .xlsx ou .csv')
    .option('--for <adresse>', 'seulement ce que cette personne de l’annuaire a le droit de recevoir')
    .action(async (file: string, options: FilterOptions & { for?: string }) => {
      const write = /\.csv$/i.test(file) ? writeCsv : /\.xlsx$/i.test(file) ? writeXlsx : undefined;
      if (!write) throw new UserError(`${file} : le nom doit finir par .xlsx ou .csv.`);
      await withHouse(async ({ house }) => {
        const now = new Date();
        const filter = filterOf(house.territories, options, now);
        const { table, count } = await house.storage.database.transactions.run(async (tx) => {
          const perimeter = await exportableFor(tx, options.for, house.territories);
          const sheets = await listSheets(tx, perimeter, filter);
          await journalSheetsRead(tx, 'sheet.export', sheets, { at: now, source: 'jalon sheets export' });
          const { nameOf } = directoryNames(await everybody(tx, sheets));
          return {
            table: exportSheets(sheets, { register: house.territories, nameOf }),
            count: sheets.length,
          };
        });
        writePrivately(file, await write(table));
        console.log(`${count.toLocaleString('fr-FR')} fiche${count > 1 ? 's' : ''} dans ${file}.`);
      });
    });
}

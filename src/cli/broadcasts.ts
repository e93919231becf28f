import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { UserError } from '../core/errors';
import { exportFollowUpOf } from '../features/broadcasts';
import { writeCsv, writeXlsx } from '../tables/write-table';
import { withHouse } from './with-house';

export function broadcastsCommand(): Command {
  const exporting = new Command('export')
    .description(
      'Exporte le suivi d’une diffusion : une ligne par destinataire, avec son état et son explication.',
    )
    .argument('<numéro>', 'le numéro de la diffusion')
    .argument('<fichier>', 'le fichier à écrire, .xlsx ou .csv')
    .action(async (asked: string, file: string) => {
      const write = /\.csv$/i.test(file) ? writeCsv : /\.xlsx$/i.test(file) ? writeXlsx : undefined;
      if (!write) throw new UserError(`${file} : le nom doit finir par .xlsx ou .csv.`);
      if (!/^\d{1,9}$/.test(asked)) throw new UserError(`« ${asked} » n’est pas un numéro de diffusion.`);
      await withHouse(async ({ house }) => {
        const deed = { now: new Date(), source: 'jalon broadcasts export' };
        const table = await house.storage.database.transactions.run((tx) =>
          exportFollowUpOf(tx, Number(asked), deed),
        );
        if (!table) throw new UserError(`Il n’y a pas de diffusion n° ${asked}.`);
        await writeFile(file, await write(table)).catch((error: Error) => {
          throw new UserError(`Le fichier ne s’écrit pas : ${file} (${error.message}).`);
        });
        console.log(
          `${table.rows.length.toLocaleString('fr-FR')} destinataire${table.rows.length > 1 ? 's' : ''} dans ${file}.`,
        );
      });
    });
  return new Command('broadcasts').description('Les diffusions : exporter leur suivi.').addCommand(exporting);
}

import { Command } from 'commander';
import { journalSheetsRead, listSheets, statusNames, type Sheet } from '../features/action-sheets';
import { findTerritory, type TerritoryRegister } from '../features/territories';
import { everywhere, filterOf, withPlace, type FilterOptions } from './sheet-options';
import { withHouse } from './with-house';

export function listCommand(): Command {
  return withPlace(new Command('list'))
    .description('Liste les fiches, avec leur nombre.')
    .option('--axis <axe>', 'par exemple « foncier »')
    .option('--late', 'celles dont l’échéance est passée')
    .option('--stale <semaines>', 'celles sans nouvelles depuis autant de semaines')
    .action(async (options: FilterOptions) => {
      await withHouse(async ({ house }) => {
        const now = new Date();
        const filter = filterOf(house.territories, options, now);
        const sheets = await house.storage.database.transactions.run(async (tx) => {
          const found = await listSheets(tx, everywhere, filter);
          await journalSheetsRead(tx, 'sheet.read', found, { at: now, source: 'jalon sheets list' });
          return found;
        });
        console.log(tableOf(sheets, house.territories));
      });
    });
}

/** Columns as wide as what they hold, up to a limit, and the count. */
function tableOf(sheets: Sheet[], register: TerritoryRegister): string {
  const rows = sheets.map((sheet) => [
    findTerritory(register, sheet.territoryId)?.name ?? sheet.territoryId,
    String(sheet.number),
    sheet.fields.title,
    statusNames[sheet.fields.status],
    sheet.fields.progress === undefined ? '' : `${sheet.fields.progress} %`,
    sheet.fields.due?.period ?? sheet.fields.due?.date ?? '',
    sheet.updatedAt.toISOString().slice(0, 10),
  ]);
  const count = `${sheets.length.toLocaleString('fr-FR')} fiche${sheets.length > 1 ? 's' : ''}.`;
  if (rows.length === 0) return count;
  const titled = [['Territoire', 'N°', 'Intitulé', 'Statut', 'Avanc.', 'Échéance', 'Mise à jour'], ...rows];
  const widths = titled[0]?.map((_, at) =>
    Math.min(
      40,
      titled.reduce((most, row) => Math.max(most, (row[at] ?? '').length), 0),
    ),
  );
  const lines = titled.map((row) =>
    row
      .map((text, at) => fit(text, widths?.[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [...lines, '', count].join('\n');
}

function fit(text: string, width: number): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > width ? `${line.slice(0, width - 1)}…` : line.padEnd(width);
}

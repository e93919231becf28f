import { Command } from 'commander';
import { exportCommand } from './sheets-export';
import { importCommand } from './sheets-import';
import { listCommand } from './sheets-list';

export function sheetsCommand(): Command {
  return new Command('sheets')
    .description('Les fiches action : les importer d’un tableur, les exporter, les lister.')
    .addCommand(importCommand())
    .addCommand(exportCommand())
    .addCommand(listCommand());
}

import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { systemClock } from '../core/clock';
import { UserError } from '../core/errors';
import { exportKnowledge, importKnowledge } from '../features/schemes';
import { withHouse } from './with-house';
import { writePrivately } from './write-privately';

const count = (value: number): string => value.toLocaleString('fr-FR');

export function exportKnowledgeCommand(): Command {
  return new Command('export')
    .description(
      'Écrit dans un fichier JSON toutes les connaissances, retirées et brouillons compris, et leur historique.',
    )
    .argument('<fichier>', 'le fichier à écrire, .json')
    .action(async (file: string) => {
      if (!/\.json$/i.test(file))
        throw new UserError(`« ${file} » : le nom du fichier doit finir par .json.`);
      await withHouse(async ({ house }) => {
        const deed = { now: systemClock.now(), source: 'jalon knowledge export' };
        const whole = await exportKnowledge(house.storage.database.transactions, deed);
        writePrivately(file, `${JSON.stringify(whole, null, 1)}\n`);
        console.log(
          `${count(whole.items.length)} éléments et ${count(whole.revisions.length)} lignes d’historique sont écrits dans ${file}, avec ${count(whole.drafts.length)} ${whole.drafts.length > 1 ? 'brouillons' : 'brouillon'} de faits.`,
        );
      });
    });
}

export function importKnowledgeCommand(): Command {
  return new Command('import')
    .description('Reprend un fichier de « knowledge export » : tout, ou rien s’il y a une erreur.')
    .argument('<fichier>', 'le fichier, .json')
    .option('--dry-run', 'dit ce qui changerait, et n’écrit rien')
    .action(async (file: string, { dryRun = false }: { dryRun?: boolean }) => {
      const text = readText(file);
      await withHouse(async ({ house }) => {
        const deed = { now: systemClock.now(), source: 'jalon knowledge import', dryRun };
        const counts = await importKnowledge(house.storage.database.transactions, text, deed);
        const { added, changed, removed, unchanged, revisions, drafts } = counts;
        console.log(
          [
            dryRun ? 'Rien n’est écrit. Avec ce fichier :' : 'Les connaissances sont celles du fichier :',
            `  ajoutés : ${count(added)}`,
            `  modifiés : ${count(changed)}`,
            `  retirés de la base : ${count(removed)}`,
            `  inchangés : ${count(unchanged)}`,
            `  lignes d’historique ajoutées : ${count(revisions)}`,
            `  brouillons de faits ajoutés : ${count(drafts)}`,
          ].join('\n'),
        );
      });
    });
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new UserError(`Le fichier « ${file} » ne se lit pas : vérifiez son nom et vos droits.`, { cause });
  }
}

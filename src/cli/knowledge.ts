import path from 'node:path';
import { Command } from 'commander';
import { systemClock } from '../core/clock';
import { UserError } from '../core/errors';
import { checkSeed, toLookAfter } from '../features/schemes';
import { projectFolder } from '../house';
import { knowledgeDocumentCommands } from './knowledge-documents';
import { knowledgeEditCommands } from './knowledge-edit';
import { exportKnowledgeCommand, importKnowledgeCommand } from './knowledge-file';
import { withHouse } from './with-house';

export function knowledgeCommand(): Command {
  const check = new Command('check')
    .description('Relit tous les fichiers de connaissances et nomme chaque erreur.')
    .argument('[dossier]', 'le dossier à relire', path.join(projectFolder, 'prisma', 'seed'))
    .action((folder: string) => {
      const { problems, subjects, facts } = checkSeed(folder);
      if (problems.length > 0) throw new UserError([...problems, `${problems.length} erreur(s).`].join('\n'));
      console.log(`Tout est en ordre : ${subjects} sujets, ${facts} faits.`);
    });
  const command = new Command('knowledge').description('Les connaissances de Jalon.').addCommand(check);
  for (const editing of [...knowledgeEditCommands(), ...knowledgeDocumentCommands()])
    command.addCommand(editing);
  return command
    .addCommand(
      listing(
        'unanswered',
        'Les questions restées sans réponse, sans nom.',
        'Aucune question n’est restée sans réponse.',
      ),
    )
    .addCommand(
      listing('useless', 'Les réponses jugées inutiles, sans nom.', 'Aucune réponse n’a été jugée inutile.'),
    )
    .addCommand(
      listing(
        'due',
        'Les faits à revérifier dans les trente jours.',
        'Aucun fait n’est à revérifier dans les trente jours.',
      ),
    )
    .addCommand(exportKnowledgeCommand())
    .addCommand(importKnowledgeCommand());
}

function listing(name: keyof typeof toLookAfter, description: string, none: string): Command {
  return new Command(name).description(description).action(async () => {
    await withHouse(async ({ house }) => {
      const lines = await house.storage.database.transactions.run((tx) =>
        toLookAfter[name](tx, house.knowledge, systemClock.now()),
      );
      console.log(lines.length === 0 ? none : lines.join('\n'));
    });
  });
}

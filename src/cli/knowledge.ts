import path from 'node:path';
import { Command } from 'commander';
import { UserError } from '../core/errors';
import { checkSeed } from '../features/schemes';
import { projectFolder } from '../house';

export function knowledgeCommand(): Command {
  const check = new Command('check')
    .description('Relit tous les fichiers de connaissances et nomme chaque erreur.')
    .argument('[dossier]', 'le dossier à relire', path.join(projectFolder, 'prisma', 'seed'))
    .action((folder: string) => {
      const { problems, subjects, facts } = checkSeed(folder);
      if (problems.length > 0) throw new UserError([...problems, `${problems.length} erreur(s).`].join('\n'));
      console.log(`Tout est en ordre : ${subjects} sujets, ${facts} faits.`);
    });
  return new Command('knowledge').description('Les connaissances de Jalon.').addCommand(check);
}

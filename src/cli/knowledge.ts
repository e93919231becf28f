import path from 'node:path';
import { Command } from 'commander';
import { systemClock } from '../core/clock';
import { UserError } from '../core/errors';
import {
  checkSeed,
  listDocuments,
  publishDocument,
  toLookAfter,
  withdrawDocument,
} from '../features/schemes';
import { projectFolder } from '../house';
import { knowledgeEditCommands } from './knowledge-edit';
import { exportKnowledgeCommand, importKnowledgeCommand } from './knowledge-file';
import { withHouse } from './with-house';

const states = { draft: 'brouillon', published: 'publié', withdrawn: 'retiré' };

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
  for (const editing of knowledgeEditCommands()) command.addCommand(editing);
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
    .addCommand(importKnowledgeCommand())
    .addCommand(documentsCommand())
    .addCommand(
      documentChange('publish-document', 'Publie un document importé : Jalon peut le citer.', 'publié'),
    )
    .addCommand(documentChange('withdraw-document', 'Retire un document : Jalon ne le cite plus.', 'retiré'));
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

function documentsCommand(): Command {
  return new Command('documents').description('Les documents importés, et leur état.').action(async () => {
    await withHouse(async ({ house }) => {
      const documents = await house.storage.database.transactions.run(listDocuments);
      for (const { document, state, passages } of documents)
        console.log(
          `${document.id} : « ${document.title} », ${document.date}, ${passages} passages, ${states[state]}`,
        );
      if (documents.length === 0) console.log('Aucun document n’est importé.');
    });
  });
}

function documentChange(
  name: 'publish-document' | 'withdraw-document',
  description: string,
  done: string,
): Command {
  const change = name === 'publish-document' ? publishDocument : withdrawDocument;
  return new Command(name)
    .description(description)
    .argument('<document>', 'son identifiant, donné par « knowledge documents »')
    .action(async (id: string) => {
      await withHouse(async ({ house }) => {
        const deed = { now: systemClock.now(), source: `jalon knowledge ${name}` };
        const document = await change(house.storage.database.transactions, id, deed);
        console.log(`« ${document.title} » est ${done}.`);
      });
    });
}

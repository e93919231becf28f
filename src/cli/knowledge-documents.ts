import { Command } from 'commander';
import { documentCommands, type DocumentCorrection } from '../features/schemes';
import { act, asOption, whoActs, type Acting } from './act';

const documentId = 'son identifiant, donné par « knowledge documents »';

/** Imported documents, by the rules of the chat. */
export function knowledgeDocumentCommands(): Command[] {
  return [documentsCommand(), publishCommand(), correctCommand(), withdrawCommand(), dropCommand()];
}

function documentsCommand(): Command {
  return new Command('documents').description('Les documents importés, et leur état.').action(async () => {
    await act('documents', undefined, async (tx) => {
      const lines = await documentCommands.list(tx);
      return lines.length > 0 ? lines : ['Aucun document n’est importé.'];
    });
  });
}

function publishCommand(): Command {
  return new Command('publish-document')
    .description(
      'Publie un document importé, ou rétablit un document retiré : Jalon peut le citer. Un document importé dans un échange demande une deuxième personne.',
    )
    .argument('<document>', documentId)
    .addOption(asOption(whoActs))
    .action(async (id: string, { as }: Acting) => {
      await act('publish-document', as, (tx, deed) => documentCommands.publish(tx, id, deed));
    });
}

function correctCommand(): Command {
  return new Command('correct-document')
    .description('Corrige ce qui est dit d’un document ; ce qui n’est pas donné reste.')
    .argument('<document>', documentId)
    .option('--title <titre>', 'son titre')
    .option('--publisher <qui>', 'qui le publie')
    .option('--url <adresse>', 'la page où il se trouve')
    .option('--date <date>', 'de quand il date : 2026, 2026-11 ou 2026-11-26')
    .option('--recheck <jour>', 'quand le revérifier, par exemple 2027-06-30')
    .addOption(asOption(whoActs))
    .action(async (id: string, { as, ...correction }: DocumentCorrection & Acting) => {
      await act('correct-document', as, (tx, deed) => documentCommands.correct(tx, id, correction, deed));
    });
}

function withdrawCommand(): Command {
  return new Command('withdraw-document')
    .description('Retire un document : Jalon ne le cite plus.')
    .argument('<document>', documentId)
    .requiredOption('--reason <raison>', 'pourquoi ; l’historique le garde')
    .addOption(asOption(whoActs))
    .action(async (id: string, { reason, as }: Acting & { reason: string }) => {
      await act('withdraw-document', as, (tx, deed) => documentCommands.withdraw(tx, id, reason, deed));
    });
}

function dropCommand(): Command {
  return new Command('drop-document')
    .description('Écarte le brouillon d’un document : rien n’en est gardé.')
    .argument('<document>', documentId)
    .addOption(asOption(whoActs))
    .action(async (id: string, { as }: Acting) => {
      await act('drop-document', as, (tx, deed) => documentCommands.drop(tx, id, deed));
    });
}

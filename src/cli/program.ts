import { Command } from 'commander';
import { askCommand } from './ask';
import { broadcastsCommand } from './broadcasts';
import { directoryCommand } from './directory';
import { frenchHelp, frenchProblem } from './french';
import { importDocumentCommand } from './import-document';
import { knowledgeCommand } from './knowledge';
import { personCommand } from './person';
import { sheetsCommand } from './sheets';
import { understandCommand } from './understand';
import { demoCommand, retentionCommand } from './upkeep';

export function createProgram(): Command {
  const program = new Command('jalon')
    .description('L’assistant de Territoires d’industrie, en ligne de commande.')
    .addHelpText(
      'after',
      `
Codes de sortie :
  0  tout s’est bien passé
  1  erreur interne
  2  commande, fichier ou réglage à corriger
  3  « ask » : la réponse n’est pas dans les connaissances`,
    );
  program.addCommand(askCommand());
  program.addCommand(knowledgeCommand());
  program.addCommand(importDocumentCommand());
  program.addCommand(sheetsCommand());
  program.addCommand(broadcastsCommand());
  program.addCommand(understandCommand());
  program.addCommand(directoryCommand());
  program.addCommand(personCommand());
  program.addCommand(retentionCommand());
  program.addCommand(demoCommand());
  for (const command of allCommands(program)) {
    frenchHelp(command);
    command.exitOverride().configureOutput({
      outputError: (message, write) => write(`${frenchProblem(message)}\nVoir : jalon --help\n`),
    });
  }
  return program;
}

function allCommands(command: Command): Command[] {
  return [command, ...command.commands.flatMap(allCommands)];
}

import type { Command } from 'commander';

const titles: Record<string, string> = {
  'Usage:': 'Usage :',
  'Arguments:': 'Arguments :',
  'Options:': 'Options :',
  'Commands:': 'Commandes :',
};

export function frenchHelp(command: Command): void {
  command
    .helpOption('-h, --help', 'montre cette aide')
    .configureHelp({ styleTitle: (title) => titles[title] ?? title });
  if (command.commands.length > 0) command.helpCommand('help [commande]', 'montre l’aide d’une commande');
}

const problems: [RegExp, string][] = [
  [/unknown command '(.+?)'/, 'Commande inconnue : « $1 ».'],
  [/unknown option '(.+?)'/, 'Option inconnue : « $1 ».'],
  [/missing required argument '(.+?)'/, 'Il manque l’argument « $1 ».'],
  [/option '(.+?)' argument missing/, 'L’option « $1 » demande une valeur.'],
  [/required option '(.+?)' not specified/, 'L’option « $1 » est obligatoire.'],
  [/too many arguments(?: for '(.+?)')?/, 'Il y a trop d’arguments. Mettez la question entre guillemets.'],
  [/option '(.+?)' argument '(.+?)' is invalid/, 'L’option « $1 » ne peut pas valoir « $2 ».'],
];

/** The library speaks English only; its sentence is kept where we have none of our own. */
export function frenchProblem(message: string): string {
  for (const [pattern, sentence] of problems) {
    const match = pattern.exec(message);
    if (match) return sentence.replace('$1', match[1] ?? '').replace('$2', match[2] ?? '');
  }
  return message.trim();
}

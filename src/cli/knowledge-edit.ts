import { Command, Option } from 'commander';
import { UserError } from '../core/errors';
import { draftCommands, knowledgeCommands, type Correction, type Proposal } from '../features/schemes';
import { act, asOption, whoActs, type Acting } from './act';

/** What people do with « connaissances » in the chat, by the same rules. */
export function knowledgeEditCommands(): Command[] {
  return [
    correctCommand(),
    withdrawCommand(),
    restoreCommand(),
    proposeCommand(),
    draftsCommand(),
    dropCommand(),
    publishCommand(),
    historyCommand(),
  ];
}

const factId = 'l’identifiant du fait, par exemple vte/what/nature';

function correctCommand(): Command {
  const command = new Command('correct')
    .description('Corrige un fait publié ; ce qui n’est pas donné reste. Montre avant et après.')
    .argument('<fait>', factId)
    .option('--text <phrase>', 'le fait, en une phrase');
  return withSource(command)
    .option('--date <date>', 'de quand date l’information : 2026, 2026-11 ou 2026-11-26')
    .option('--confidence <confiance>', 'haute, moyenne ou faible')
    .option('--recheck <jour>', 'quand le revérifier, par exemple 2027-06-30')
    .addOption(natureOption('aucune'))
    .option('--draft', 'n’enregistre qu’un brouillon, à publier par « knowledge publish »')
    .addOption(asOption(whoActs))
    .addHelpText(
      'after',
      '\nExemple :\n  jalon knowledge correct vte/what/nature --text "Le VTE est un label." --date 2026-11 --as lea@exemple.fr',
    )
    .action(
      async (
        fact: string,
        { draft = false, as, ...correction }: Correction & Acting & { draft?: boolean },
      ) => {
        await act('correct', as, (tx, deed, house) =>
          knowledgeCommands.correct(tx, fact, correction, {
            ...deed,
            keepsDraft: draft,
            sourceOf: house.knowledge.current().source,
          }),
        );
      },
    );
}

function withdrawCommand(): Command {
  return new Command('withdraw')
    .description('Retire un fait : Jalon ne répond plus avec lui. Il reste dans l’historique.')
    .argument('<fait>', factId)
    .requiredOption('--reason <raison>', 'pourquoi ; l’historique le garde')
    .addOption(asOption(whoActs))
    .action(async (fact: string, { reason, as }: Acting & { reason: string }) => {
      await act('withdraw', as, (tx, deed) => knowledgeCommands.withdraw(tx, fact, reason, deed));
    });
}

function restoreCommand(): Command {
  return new Command('restore')
    .description('Rétablit un fait retiré.')
    .argument('<fait>', factId)
    .addOption(asOption(whoActs))
    .action(async (fact: string, { as }: Acting) => {
      await act('restore', as, (tx, deed) => knowledgeCommands.restore(tx, fact, deed));
    });
}

function draftsCommand(): Command {
  return new Command('drafts')
    .description('Les brouillons de faits qui attendent, avec leur numéro.')
    .action(async () => {
      await act('drafts', undefined, async (tx) => {
        const lines = await knowledgeCommands.drafts(tx);
        return lines.length > 0 ? lines : ['Aucun brouillon n’attend.'];
      });
    });
}

function publishCommand(): Command {
  return new Command('publish')
    .description('Publie un brouillon. Un fait nouveau demande une deuxième personne, qui n’y a rien écrit.')
    .argument('<numéro>', 'son numéro, donné par « knowledge drafts »')
    .addOption(asOption('l’adresse, dans l’annuaire, de qui l’a relu et le publie'))
    .action(async (number: string, { as }: Acting) => {
      await act('publish', as, (tx, deed) => knowledgeCommands.publish(tx, draftNumber(number), deed));
    });
}

function historyCommand(): Command {
  return new Command('history')
    .description(
      'Qui a changé quoi dans les connaissances, du plus récent au plus ancien ; 200 lignes au plus.',
    )
    .argument('[fait]', 'd’un seul fait ou document : son identifiant')
    .action(async (fact: string | undefined) => {
      await act('history', undefined, (tx, deed) => knowledgeCommands.history(tx, fact, deed));
    });
}

function proposeCommand(): Command {
  const command = new Command('propose')
    .description('Propose un fait nouveau : un brouillon, qu’une deuxième personne publie.')
    .requiredOption('--subject <sujet>', 'l’identifiant du sujet, par exemple vte')
    .requiredOption('--facet <rubrique>', 'la rubrique, par exemple what')
    .requiredOption('--text <phrase>', 'le fait, en une phrase');
  return withSource(command)
    .requiredOption('--date <date>', 'de quand date l’information : 2026, 2026-11 ou 2026-11-26')
    .option('--confidence <confiance>', 'haute, moyenne ou faible', 'moyenne')
    .requiredOption('--recheck <jour>', 'quand le revérifier, par exemple 2027-06-30')
    .addOption(natureOption())
    .option('--question <question>', 'une question à laquelle il répond')
    .addOption(asOption(whoActs))
    .action(async ({ as, ...proposal }: Proposal & Acting) => {
      await act('propose', as, (tx, deed) => draftCommands.propose(tx, proposal, deed));
    });
}

function dropCommand(): Command {
  return new Command('drop')
    .description('Écarte un brouillon de fait.')
    .argument('<numéro>', 'son numéro, donné par « knowledge drafts »')
    .addOption(asOption(whoActs))
    .action(async (number: string, { as }: Acting) => {
      await act('drop', as, (tx, deed) => draftCommands.drop(tx, draftNumber(number), deed));
    });
}

const withSource = (command: Command): Command =>
  command
    .option('--source <identifiant>', 'une source connue')
    .option('--source-title <titre>', 'une nouvelle source : son titre')
    .option('--source-publisher <qui>', 'une nouvelle source : qui la publie')
    .option('--source-url <adresse>', 'une nouvelle source : sa page');

const natureOption = (...more: string[]): Option =>
  new Option('--nature <nature>', 'ce qui rend l’information fragile').choices([
    'montant',
    'échéance',
    'ouverture',
    'à-vérifier',
    ...more,
  ]);

function draftNumber(typed: string): number {
  if (!/^\d{1,9}$/.test(typed))
    throw new UserError(`« ${typed} » n’est pas un numéro de brouillon. Voir : jalon knowledge drafts`);
  return Number(typed);
}

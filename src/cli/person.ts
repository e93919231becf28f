import { Command } from 'commander';
import { systemClock } from '../core/clock';
import { UserError } from '../core/errors';
import { erasePerson, exportPerson, personToErase, personToExport, type Erasure } from '../features/people';
import { confirm } from './confirm';
import { withProgressBar } from './progress-bar';
import { withHouse } from './with-house';
import { writePrivately } from './write-privately';

export function personCommand(): Command {
  const erase = new Command('erase')
    .description('Efface une personne partout : il ne reste que son identifiant. Sans retour.')
    .argument('<qui>', 'son adresse électronique, ou son identifiant')
    .option('--yes', 'efface sans demander')
    .action(async (who: string, { yes = false }: { yes?: boolean }) => {
      await withHouse(async ({ house, config }) => {
        const { transactions } = house.storage.database;
        const person = await transactions.run((tx) => personToErase(tx, who));
        const shown = person.email === undefined ? person.name : `${person.name} <${person.email}>`;
        console.error(
          [
            `${shown}, identifiant ${person.id} : ${person.assignments} rôle(s), ${person.members.length} compte(s) de messagerie.`,
            'Seront effacés : son nom, son adresse, son organisation, ses rôles, ses comptes, ses demandes, ses propositions, les messages qui lui sont adressés, et son nom dans les fiches, l’historique et les autres messages.',
          ].join('\n'),
        );
        const sure =
          yes ||
          (await confirm(
            'Cela ne peut pas être annulé.',
            'Rien n’est effacé : sans terminal pour demander, ajoutez --yes.',
          ));
        if (!sure) {
          console.log('Rien n’est effacé.');
          return;
        }
        const erasure = await withProgressBar('endroits relus', (progress) =>
          erasePerson(transactions, person.id, {
            now: systemClock.now(),
            source: 'jalon person erase',
            register: house.territories,
            progress,
          }),
        );
        console.log(erasureReport(erasure));
        if (config.adminEmails.includes(person.email ?? ''))
          console.log('Retirez aussi son adresse du réglage ADMIN_EMAILS.');
      });
    });
  const exportOne = new Command('export')
    .description('Écrit dans un fichier tout ce qui est gardé d’une personne, pour le lui remettre.')
    .argument('<qui>', 'son adresse électronique, ou son identifiant')
    .argument('<fichier>', 'le fichier à écrire, .json')
    .action(async (who: string, file: string) => {
      if (!/\.json$/i.test(file))
        throw new UserError(`« ${file} » : le nom du fichier doit finir par .json.`);
      await withHouse(async ({ house }) => {
        const held = await house.storage.database.transactions.run(async (tx) => {
          const { id } = await personToExport(tx, who);
          return exportPerson(tx, id, { now: systemClock.now(), source: 'jalon person export' });
        });
        writePrivately(file, `${JSON.stringify(held, null, 2)}\n`);
        console.log(`Tout ce qui est gardé de cette personne est écrit dans ${file}.`);
      });
    });
  return new Command('person')
    .description('Une personne de l’annuaire.')
    .addCommand(exportOne)
    .addCommand(erase);
}

function erasureReport(erasure: Erasure): string {
  return [
    `Personne effacée. Il reste l’identifiant ${erasure.personId}, dans le journal et l’historique des fiches.`,
    `  rôles : ${erasure.assignments}`,
    `  comptes de messagerie : ${erasure.accounts}`,
    `  phrases d’elle dans l’historique : ${erasure.revisions}`,
    `  messages arrêtés avant l’envoi : ${erasure.messagesCancelled}`,
    `  messages vidés : ${erasure.messagesBlanked}`,
    `  textes qui la nommaient : ${erasure.mentions}`,
    ...(erasure.hasNamesake
      ? [
          '  Une autre personne de l’annuaire porte le même nom : les textes qui disent ce nom sont restés tels quels.',
        ]
      : []),
    'Retirez-la aussi du fichier de l’annuaire : un nouvel import l’ajouterait à nouveau.',
  ].join('\n');
}

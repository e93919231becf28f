import { Command } from 'commander';
import { systemClock } from '../core/clock';
import { applyRetention, delays, keptForLong, hasRealPeople, removeDemonstration } from '../features/people';
import { withHouse } from './with-house';

const number = (value: number): string => value.toLocaleString('fr-FR');

export function retentionCommand(): Command {
  const kept = Object.values(delays).map(
    ({ months, days, what, reason }) =>
      `  ${what} : ${months === undefined ? `${days} jours` : `${months} mois`} (${reason})`,
  );
  const stays = keptForLong.map(({ what, reason }) => `  ${what} : ${reason}`);
  return new Command('retention')
    .description('Retire ce qui a été gardé assez longtemps. À lancer chaque jour.')
    .option('--dry-run', 'dit ce qui serait retiré ; ne retire rien')
    .addHelpText(
      'after',
      `\nDurées de conservation :\n${kept.join('\n')}\n\nCe qui reste :\n${stays.join('\n')}`,
    )
    .action(async ({ dryRun = false }: { dryRun?: boolean }) => {
      await withHouse(async ({ house }) => {
        const removed = await applyRetention(house.storage.database.transactions, {
          now: systemClock.now(),
          dryRun,
        });
        console.log(dryRun ? 'Essai : rien n’est retiré. Seraient retirés :' : 'Retirés :');
        for (const { what, before, count } of removed)
          console.log(
            `  ${number(count)} ${what}, d’avant le ${before.toLocaleDateString('fr-FR', { timeZone: 'Europe/Paris' })}`,
          );
      });
    });
}

export function demoCommand(): Command {
  const remove = new Command('remove')
    .description('Retire les personnes et les fiches inventées, et tout ce qui s’y rattache.')
    .action(async () => {
      await withHouse(async ({ house, config }) => {
        const { removed, comesBack } = await house.storage.database.transactions.run(async (tx) => ({
          removed: await removeDemonstration(tx),
          comesBack: config.webDemo && !(await hasRealPeople(tx)),
        }));
        console.log(
          removed.people + removed.sheets === 0
            ? 'Il n’y a pas de données de démonstration.'
            : `Démonstration retirée : ${number(removed.people)} personnes et ${number(removed.sheets)} fiches.`,
        );
        if (comesBack)
          console.log('Elle reviendra au prochain démarrage : importez un annuaire, ou réglez WEB_DEMO=off.');
      });
    });
  return new Command('demo').description('Les données de démonstration.').addCommand(remove);
}

import type { Assignment, Role } from '../../../core/person';
import type { NameMatch } from '../../territories';
import { roleNames } from '../rights-table';
import type { ColumnName } from './columns';
import type { Places } from './places';

/** Says what is wrong with one cell of the row. */
export type Report = (column: ColumnName, message: string) => void;

/** Where a role holds; a role of the whole country keeps the Region of whoever has it, if it is known. */
const scopes: Record<Role, 'territory' | 'region' | 'country'> = {
  elu: 'territory',
  industriel: 'territory',
  chefDeProjet: 'territory',
  piloteRegional: 'region',
  delegation: 'country',
  operateur: 'country',
  administrateur: 'country',
};

// How people say in these columns that there is nothing to say.
const nowhere = /^(tous|toutes|france( enti[èe]re)?|nationale?|[-–—/.]+|n\/?a|sans objet|aucune?)$/i;
const given = (text: string | undefined) => (text === undefined || nowhere.test(text) ? undefined : text);

/** The assignment that a row gives; undefined where something is wrong with it, which is reported. */
export function readScope(
  places: Places,
  role: Role,
  typed: { region?: string; territory?: string },
  report: Report,
): Assignment | undefined {
  const region = readPlace(given(typed.region), 'region', places.region, report);
  const territory = readPlace(given(typed.territory), 'territory', places.territory, report);
  if (region === 'wrong' || territory === 'wrong') return undefined;
  const name = roleNames[role];

  if (scopes[role] !== 'territory') {
    if (territory) {
      const where = scopes[role] === 'region' ? 'une Région' : 'tout le pays';
      report(
        'territory',
        `Le rôle « ${name} » vaut pour ${where}, pas pour un territoire. Videz cette case, ou changez le rôle.`,
      );
      return undefined;
    }
    if (scopes[role] === 'region' && !region) {
      report('region', `La Région manque : il la faut pour le rôle « ${name} ».`);
      return undefined;
    }
    return { role, ...(region && { regionCode: region.code }) };
  }

  if (!territory) {
    report('territory', `Le territoire manque : il le faut pour le rôle « ${name} ».`);
    return undefined;
  }
  if (region && !territory.regionCodes.includes(region.code)) {
    const names = places.regions.filter(({ code }) => territory.regionCodes.includes(code));
    report(
      'region',
      `« ${territory.name} » n’est pas dans la Région ${region.name}, mais ${names.map(({ phrase }) => phrase).join(' et ')}.`,
    );
    return undefined;
  }
  const regionCode = region?.code ?? territory.regionCodes[0];
  return { role, territoryId: territory.id, ...(regionCode !== undefined && { regionCode }) };
}

function readPlace<T extends { name: string }>(
  text: string | undefined,
  column: 'region' | 'territory',
  match: (text: string) => NameMatch<T>,
  report: Report,
): T | undefined | 'wrong' {
  if (text === undefined) return undefined;
  const matched = match(text);
  if ('found' in matched) return matched.found;
  const what = column === 'region' ? 'aucune Région' : 'aucun Territoire d’industrie de la liste en vigueur';
  const near = matched.near.map(({ name }) => `« ${name} »`).join(' ou ');
  report(column, `« ${text} » n’est le nom d’${what}.${near && ` Voulez-vous dire ${near} ?`}`);
  return 'wrong';
}

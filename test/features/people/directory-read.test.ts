import path from 'node:path';
import { readDirectory } from '../../../src/features/people/directory/read-directory';
import { knowsDirectoryColumn } from '../../../src/features/people/directory/columns';
import { readRole } from '../../../src/features/people/directory/role-words';
import { readTimeZone } from '../../../src/features/people/directory/time-zones';
import { roleNames } from '../../../src/features/people';
import { roles } from '../../../src/core/person';
import { loadTerritories, type TerritoryRegister } from '../../../src/features/territories';
import { readTable } from '../../../src/tables/read-table';
import type { Cell } from '../../../src/tables/table';

describe('a directory as people write it', () => {
  let register: TerritoryRegister;
  beforeAll(async () => {
    register = await loadTerritories(path.join(__dirname, '../../../prisma/seed/territories'));
  });

  const header = ['Prénom', 'Nom', 'Courriel', 'Rôle', 'Structure', 'Région', 'Territoire', 'Fuseau horaire'];
  const read = (rows: Cell[][], titles = header) =>
    readDirectory(
      { header: titles, rows: rows.map((cells, index) => ({ line: index + 2, cells })) },
      register,
    );
  const idOf = (name: string) => register.territories.find((one) => one.name === name)?.id;

  it('reads a spreadsheet with titles above, semicolons, accents and several rows per person', async () => {
    const csv = [
      'Annuaire des Territoires d’industrie;;;;;;',
      ';;;;;;',
      'Identité;;Coordonnées;Programme;;;',
      'NOM *;Prénom;Adresse électronique;Rôle dans le programme;Structure;Région;Territoire d’industrie;Téléphone',
      'LE GOFF;Éloïse;Eloise.LeGoff@exemple.fr;élue référente;Vitré Communauté;Bretagne;Fougères - Vitré;06',
      'Le Goff;Eloïse;eloise.legoff@exemple.fr;Pilote régionale;Vitré communauté;Bretagne;;',
      'PAYET;Ann;<mailto:ann@exemple.re>;CP TI;;;est reunion industries;',
      'Ly;Bo;bo@exemple.fr;Délégation nationale;ANCT;;;',
    ].join('\r\n');
    const table = await readTable('annuaire.csv', Buffer.from(csv), { knows: knowsDirectoryColumn });
    const { people, problems, ignored } = readDirectory(table, register);
    expect(problems).toEqual([]);
    expect(ignored).toEqual(['Téléphone']);
    expect(people).toEqual([
      {
        email: 'eloise.legoff@exemple.fr',
        name: 'Éloïse LE GOFF',
        organisation: 'Vitré Communauté',
        assignments: [
          { role: 'elu', regionCode: '53', territoryId: idOf('Fougères – Vitré') },
          { role: 'piloteRegional', regionCode: '53' },
        ],
      },
      {
        email: 'ann@exemple.re',
        name: 'Ann PAYET',
        organisation: null,
        assignments: [
          { role: 'chefDeProjet', regionCode: '04', territoryId: idOf('Est Réunion Industries') },
        ],
      },
      {
        email: 'bo@exemple.fr',
        name: 'Bo Ly',
        organisation: 'ANCT',
        assignments: [{ role: 'delegation' }],
      },
    ]);
  });

  it('names every problem of every row, with its line and column', () => {
    const { problems } = read([
      ['Léa', 'Roux', 'lea@exemple', 'maire', '', '', '', 'Lune'],
      ['', '', undefined, undefined, 'X', '', '', ''],
      ['Ali', 'Ben', 'ali@exemple.fr', 'élu', 'X', 'Bretagne', 'Grand Chalons', ''],
      ['Zoé', 'Ben', 'ali@exemple.fr', 'élu', 'Y', 'Normandie', 'Cotentin', 'Guadeloupe'],
      ['Eva', 'Noir', 'eva@exemple.fr', 'industrielle', '', 'Bretagne', 'Cotentin', ''],
      ['Eva', 'Noir', 'eva@exemple.fr', 'pilote régional', '', '', 'Cotentin', ''],
      ['Eva', 'Noir', 'eva@exemple.fr', 'Région', '', '', '', ''],
      ['Eva', 'Noir', 'eva@exemple.fr', 'chef de projet', '', '', '', ''],
      ['Eva', 'Noir', 'eva@exemple.fr', 'élue ; industrielle', '', 'Bretgane', 'tous', ''],
      ['a@b.fr', '', 'a@b.fr ; c@d.fr', 'opérateur', 'x'.repeat(201), 'Finistere', 'Vitré Communauté', ''],
    ]);
    const lines = problems.map(({ line, column, message }) => `${line} ${column} : ${message}`);
    expect(lines).toEqual([
      '2 Courriel : « lea@exemple » n’est pas une adresse électronique.',
      expect.stringMatching(/^2 Fuseau horaire : « Lune » n’est pas un fuseau horaire/),
      expect.stringMatching(/^2 Rôle : « maire » n’est pas un rôle\. Les rôles sont « élu·e référent·e », /),
      expect.stringMatching(/^3 Courriel : L’adresse électronique manque/),
      expect.stringMatching(/^3 Rôle : Le rôle manque\./),
      '3 Nom : Le nom manque.',
      expect.stringMatching(/^4 Territoire : « Grand Chalons » .* Voulez-vous dire « Grand Chalon »/),
      '5 Nom : ali@exemple.fr a deux noms : « Ali Ben » ligne 4, « Zoé Ben » ligne 5.',
      '5 Structure : ali@exemple.fr a deux organisations : « X » ligne 4, « Y » ligne 5.',
      '6 Région : « Cotentin » n’est pas dans la Région Bretagne, mais en Normandie.',
      expect.stringMatching(/^7 Territoire : Le rôle « pilote régional·e » vaut pour une Région/),
      '8 Région : La Région manque : il la faut pour le rôle « pilote régional·e ».',
      '9 Territoire : Le territoire manque : il le faut pour le rôle « chef·fe de projet ».',
      expect.stringMatching(/^10 Rôle : .* écrivez une ligne par rôle/),
      '11 Courriel : a@b.fr et c@d.fr : gardez une seule adresse par ligne.',
      '11 Nom : « a@b.fr » est une adresse électronique, pas un nom.',
      expect.stringMatching(/^11 Structure : « x+… » est trop long/),
      '11 Région : « Finistere » n’est le nom d’aucune Région. Voulez-vous dire « Bretagne » ?',
      expect.stringMatching(/^11 Territoire : .* Voulez-vous dire « Fougères – Vitré » \?$/),
    ]);
  });

  it('says which columns are missing, and reads no row then', () => {
    const { people, problems } = read([['Bo']], ['Prénom']);
    expect(people).toEqual([]);
    expect(problems.map(({ line, column }) => ({ line, column }))).toEqual([
      { line: undefined, column: 'Nom' },
      { line: undefined, column: 'Courriel' },
      { line: undefined, column: 'Rôle' },
    ]);
  });

  it('keeps one of the same assignment written twice, and takes a name from another row of hers', () => {
    const { people, problems } = read([
      ['Bo', 'Ly', 'bo@x.fr', 'Pilote régional', '', 'PACA', '', 'la Guadeloupe'],
      ['', '', 'BO@x.fr', 'Région', '', "Provence-Alpes-Côte d'Azur", '', ''],
      ['', '', 'bo@x.fr', 'Région', '', 93, '', ''],
      ['Al', 'Ly', 'al@x.fr', 'Région', '', 'Alsace', '', ''],
      ['Ed', 'Ly', 'ed@x.fr', 'aucun rôle', '', '', '', ''],
    ]);
    expect(problems).toEqual([]);
    expect(people).toMatchObject([
      {
        name: 'Bo Ly',
        timeZone: 'America/Guadeloupe',
        assignments: [{ role: 'piloteRegional', regionCode: '93' }],
      },
      { name: 'Al Ly', assignments: [{ role: 'piloteRegional', regionCode: '44' }] },
      { name: 'Ed Ly', assignments: [] },
    ]);
  });

  it.each([
    ['élue référente', 'elu'],
    ['élu·e référent·e', 'elu'],
    ['Élu(e) référent(e)', 'elu'],
    ['Élu.e', 'elu'],
    ['binôme élu', 'elu'],
    ['Élu / Élue', 'elu'],
    ['Industriel', 'industriel'],
    ['référente industrielle', 'industriel'],
    ["Cheffe d'entreprise", 'industriel'],
    ['cheffe de projet', 'chefDeProjet'],
    ['Chef.fe de projet Territoires d’industrie', 'chefDeProjet'],
    ['CP TI', 'chefDeProjet'],
    ['pilote régionale', 'piloteRegional'],
    ['Région', 'piloteRegional'],
    ['Conseil régional', 'piloteRegional'],
    ['délégation', 'delegation'],
    ["Délégation aux Territoires d'industrie", 'delegation'],
    ['opérateur·rice', 'operateur'],
    ['Admin', 'administrateur'],
    ['sans rôle', 'none'],
    ['élue, industrielle', 'several'],
    ['pilote national', undefined],
    ['maire', undefined],
    ['', undefined],
    ['référent', undefined],
  ])('%s is the role %s', (typed, role) => {
    expect(readRole(typed)).toBe(role);
  });

  it('knows every role by the name that it shows', () => {
    for (const role of roles) expect(readRole(roleNames[role])).toBe(role);
  });

  it.each([
    ['europe/paris', 'Europe/Paris'],
    ['La Réunion', 'Indian/Reunion'],
    ['heure de la Guadeloupe', 'America/Guadeloupe'],
    ['Métropole', 'Europe/Paris'],
    ['St-Martin', 'America/Marigot'],
    ['Indian/Mayotte', 'Indian/Mayotte'],
    ['UTC+4', undefined],
    ['Mars/Olympus', undefined],
  ])('%s is the time zone %s', (typed, zone) => {
    expect(readTimeZone(typed)).toBe(zone);
  });

  it('finds every territory and Region by the name of its list, and by its code', () => {
    const rows = register.territories.flatMap(({ id, name }) => [
      ['A', 'B', 'a@x.fr', 'élu', '', '', name, ''],
      ['A', 'B', 'b@x.fr', 'élu', '', '', id, ''],
    ]);
    const regions = register.regions.flatMap(({ code, name }) => [
      ['A', 'B', 'c@x.fr', 'Région', '', name, '', ''],
      ['A', 'B', 'd@x.fr', 'Région', '', Number(code), '', ''],
    ]);
    const { people, problems } = read([...rows, ...regions]);
    expect(problems).toEqual([]);
    expect(people.map(({ assignments }) => assignments.length)).toEqual([183, 183, 18, 18]);
    expect(people[1]?.assignments).toEqual(people[0]?.assignments);
    expect(people[3]?.assignments).toEqual(people[2]?.assignments);
  });
});

/** What a territory answer cites. `asOf` is the date that the data speaks of. */
export interface TerritoryCitation {
  title: string;
  url: string;
  asOf: string;
  /** ISO day on which the data was last compared with its source. */
  checkedAt: string;
  publisher: string;
}

const listUrl =
  'https://www.data.gouv.fr/fr/datasets/liste-des-territoires-dindustrie-et-des-communes-concernees/';

const checkedAt = '2026-11-23';

/** The state of the list in force, as ISO date and as people read it. */
export const listAsOf = '2024-07-04';
export const listDate = '04/07/2024';
export const communesAsOf = '2026-01-01';

export const listInForce: TerritoryCitation = {
  title: 'Liste des territoires d’industrie et des communes concernées (2023-2027)',
  url: listUrl,
  asOf: listAsOf,
  checkedAt,
  publisher: 'Agence nationale de la cohésion des territoires (ANCT)',
};

export const listOfPhase1: TerritoryCitation = {
  title: 'Liste des territoires d’industrie de la première phase (149 territoires)',
  url: listUrl,
  asOf: '2023-10-16',
  checkedAt,
  publisher: 'Agence nationale de la cohésion des territoires (ANCT)',
};

export const communesOfFrance: TerritoryCitation = {
  title: 'Communes et intercommunalités de France au 1er janvier 2026 (découpage administratif)',
  url: 'https://www.npmjs.com/package/@etalab/decoupage-administratif',
  asOf: communesAsOf,
  checkedAt,
  publisher: 'Etalab, d’après l’Insee et la DGCL',
};

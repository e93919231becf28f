/**
 * Who may do what, as the programme says it, in its own words: nothing here comes from the product. The property test
 * holds the product against it.
 */

export interface ModelRole {
  kind:
    'elu' | 'industriel' | 'chefDeProjet' | 'piloteRegional' | 'delegation' | 'operateur' | 'administrateur';
  /** Of the binôme and of project leads. */
  territoryId?: string;
  /** Of regional pilots. */
  region?: string;
}

export interface ModelPerson {
  /** Of the demonstration. */
  invented: boolean;
  roles: ModelRole[];
}

export interface ModelPlace {
  territoryId: string;
  /** Two for a territory that lies across two Regions: it belongs to both. */
  regions: string[];
  invented: boolean;
}

/** Invented people see invented things alone, and nobody else sees them. */
const ofTheSameWorld = (person: ModelPerson, place: ModelPlace): boolean =>
  person.invented === place.invented;

/** The binôme and the project lead work in their territory, the pilot in each territory of the Region. */
const worksThere = (role: ModelRole, { territoryId, regions }: ModelPlace): boolean =>
  ['elu', 'industriel', 'chefDeProjet'].includes(role.kind)
    ? role.territoryId === territoryId
    : role.kind === 'piloteRegional' && role.region !== undefined && regions.includes(role.region);

const holds = (person: ModelPerson | undefined, place: ModelPlace, test: (role: ModelRole) => boolean) =>
  person !== undefined && ofTheSameWorld(person, place) && person.roles.some(test);

/** The délégation reads everywhere and never writes. */
export const mayRead = (person: ModelPerson | undefined, place: ModelPlace): boolean =>
  holds(person, place, (role) => worksThere(role, place) || role.kind === 'delegation');

export const mayWrite = (person: ModelPerson | undefined, place: ModelPlace): boolean =>
  holds(person, place, (role) => worksThere(role, place));

/** One half of the two who answer for the territory. */
export const isOfBinome = (person: ModelPerson | undefined, place: ModelPlace): boolean =>
  holds(
    person,
    place,
    ({ kind, territoryId }) => ['elu', 'industriel'].includes(kind) && territoryId === place.territoryId,
  );

export const mayExport = mayRead;

/** The opérateur has the figures of the country, and nothing else. */
export const countsFor = (person: ModelPerson | undefined, place: ModelPlace): boolean =>
  mayRead(person, place) || holds(person, place, (role) => role.kind === 'operateur');

/** Fewer sheets than this are no consolidated figure. */
const least = 5;

/**
 * Whoever has figures alone is not told those of one to four sheets that she may not read, nor those that leave so few of
 * the place, or of everything, that a subtraction tells them.
 */
export function mayNotCount(
  person: ModelPerson,
  sheets: ModelSheet[],
  fits: (sheet: ModelSheet) => boolean,
  isInPlace: (sheet: ModelSheet) => boolean,
): boolean {
  const hidden = sheets.filter(({ place }) => countsFor(person, place) && !mayRead(person, place));
  const chosen = hidden.filter(fits).length;
  const left = [hidden.filter(isInPlace).length - chosen, hidden.length - chosen];
  const isFew = (count: number): boolean => count >= 1 && count < least;
  return chosen > 0 && (isFew(chosen) || left.some(isFew));
}

export interface ModelSheet {
  place: ModelPlace;
  status: string;
  axis?: string;
  due?: string;
  budget?: number;
  progress?: number;
  updatedAt: Date;
  leadId?: string;
  hasRule: boolean;
  hasRequest: boolean;
}

/** Finished and abandoned sheets are neither late nor forgotten. */
const isOpen = ({ status }: ModelSheet): boolean => status !== 'termine' && status !== 'abandonne';
export const isLate = (sheet: ModelSheet, today: string): boolean =>
  isOpen(sheet) && sheet.due !== undefined && sheet.due < today;
export const isStale = (sheet: ModelSheet, since: Date): boolean => isOpen(sheet) && sheet.updatedAt < since;

export const roles = [
  'elu',
  'industriel',
  'chefDeProjet',
  'piloteRegional',
  'delegation',
  'operateur',
  'administrateur',
] as const;
export type Role = (typeof roles)[number];

/** A role, and where it holds. One person may have several. */
export interface Assignment {
  role: Role;
  /** INSEE code of the Region; of a regional pilot, or of anybody whose Region is known. */
  regionCode?: string;
  /** Identifier of the territory in the list in force. */
  territoryId?: string;
}

/** Somebody of the directory, as opposed to the chat account that she writes from. */
export interface Person {
  id: string;
  displayName: string;
  organisation?: string;
  assignments: Assignment[];
  /** IANA name. */
  timeZone: string;
  /** An invented person: she sees invented data alone, and nobody else sees hers. */
  demo: boolean;
}

/** Where she is from: the first of her assignments that says it. */
export function homeOf(person: Pick<Person, 'assignments'>): { regionCode?: string; territoryId?: string } {
  return {
    regionCode: person.assignments.find(({ regionCode }) => regionCode !== undefined)?.regionCode,
    territoryId: person.assignments.find(({ territoryId }) => territoryId !== undefined)?.territoryId,
  };
}

export const hasRole = (person: Person, role: Role): boolean =>
  person.assignments.some((assignment) => assignment.role === role);

export const roles = ['elu', 'industriel', 'chefDeProjet', 'piloteRegional', 'delegation'] as const;
export type Role = (typeof roles)[number];

/** Somebody of the directory, as opposed to the chat account that she writes from. */
export interface Person {
  id: string;
  displayName: string;
  role: Role;
  /** INSEE code of her Region. */
  regionCode?: string;
  /** Identifier of her territory in the list in force. */
  territoryId?: string;
}

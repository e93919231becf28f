import type { Person } from '../../../core/person';
import type { TerritoryRegister } from '../../territories';
import { describeAssignment } from '../assignment-words';
import { actions, rightsTable, type Action, type Reach } from '../rights-table';

const reaches: Record<Reach, string> = {
  territory: 'dans ce territoire',
  region: 'dans les territoires de cette Région',
  country: 'partout en France',
};

export const unlinkedRights =
  'Ce compte n’est rattaché à personne de l’annuaire. Je réponds à vos questions sur les dispositifs et les territoires ; les fiches action demandent un rattachement : écrivez « jalon rattacher », puis votre adresse.';

export interface RightsOfRole {
  /** « Comme chef·fe de projet, territoire …, vous pouvez : » */
  title: string;
  items: string[];
}

/** What the table of rights gives her, one assignment after the other. */
export function rightsOf(person: Person, register: TerritoryRegister): RightsOfRole[] {
  return person.assignments.map((assignment) => {
    const rights = Object.entries(rightsTable[assignment.role]) as [Action, Reach][];
    return {
      title: `Comme ${describeAssignment(assignment, register)}, vous pouvez :`,
      items: rights.map(([action, reach]) => `${actions[action]}, ${reaches[reach]}`),
    };
  });
}

export const everybodysRights =
  'Comme tout le monde, vous pouvez aussi poser des questions sur les dispositifs et les territoires. Le reste ne vous est pas ouvert.';
export const noRole = 'L’annuaire ne vous donne aucune fonction pour l’instant.';

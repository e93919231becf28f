import type { Role } from '../../../src/core/person';

export interface HousePerson {
  name: string;
  role: Role;
  territoryIds?: string[];
  regionCode?: string;
}

export const fougeres = 'ti-5305';
export const vannes = 'ti-5308';
/** In Nouvelle-Aquitaine and in Occitanie. */
export const lacq = 'ti-7510';

/** One person of each role; her id in the directory is the word she goes by here. */
export const people: Record<
  'claire' | 'anne' | 'paul' | 'nora' | 'luc' | 'yann' | 'denis' | 'olga' | 'sam',
  HousePerson
> = {
  claire: { name: 'Claire Bessin', role: 'chefDeProjet', territoryIds: [fougeres] },
  anne: { name: 'Anne Le Goff', role: 'elu', territoryIds: [fougeres] },
  paul: { name: 'Paul Renard', role: 'industriel', territoryIds: [fougeres] },
  nora: { name: 'Nora Haddad', role: 'chefDeProjet', territoryIds: [fougeres, vannes] },
  luc: { name: 'Luc Etcheverry', role: 'chefDeProjet', territoryIds: [lacq] },
  yann: { name: 'Yann Kerbrat', role: 'piloteRegional', regionCode: '53' },
  denis: { name: 'Denis Valette', role: 'delegation' },
  olga: { name: 'Olga Perrin', role: 'operateur' },
  sam: { name: 'Sam Diallo', role: 'administrateur' },
};
export type PersonKey = keyof typeof people;

import type { Person } from '../../core/person';

/** Who one can be on the demonstration page. Invented people; the regions are real so that answers by region show. */
export const demoPersonae: (Person & { description: string })[] = [
  {
    id: 'elue',
    displayName: 'Élue référente',
    role: 'elu',
    regionCode: '53',
    description: 'Vice-présidente d’une intercommunalité bretonne',
  },
  {
    id: 'industriel',
    displayName: 'Industriel référent',
    role: 'industriel',
    regionCode: '53',
    description: 'Dirige une PME de la mécanique',
  },
  {
    id: 'cheffe',
    displayName: 'Cheffe de projet',
    role: 'chefDeProjet',
    regionCode: '53',
    description: 'Anime le programme sur le terrain',
  },
  {
    id: 'pilote',
    displayName: 'Pilote régional',
    role: 'piloteRegional',
    regionCode: '44',
    description: 'Suit les territoires du Grand Est',
  },
  {
    id: 'delegation',
    displayName: 'Délégation nationale',
    role: 'delegation',
    description: 'Reçoit les questions transmises',
  },
];

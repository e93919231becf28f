import type { Person } from '../../core/person';
import { demoTerritory } from '../territories';

/** Where the invented people are at home. */
export const demoTerritoryId = demoTerritory.id;
const inTerritory = { territoryId: demoTerritory.id, regionCode: demoTerritory.regionCodes[0] };
const inRegion = { regionCode: demoTerritory.regionCodes[0] };
const invented = { timeZone: 'Europe/Paris', demo: true };

/** Ids of invented people begin with this; no other id does. */
const demoPrefix = 'demo-';
export const demoPersonId = (memberId: string): string => `${demoPrefix}${memberId}`;
/** The account of an invented person on the demonstration page; undefined for real people. */
export const demoMemberId = (personId: string): string | undefined =>
  personId.startsWith(demoPrefix) ? personId.slice(demoPrefix.length) : undefined;

/**
 * Who one can be on the demonstration page: invented people of an invented territory. Its Region is a real one, so
 * that answers by Region show. `memberId`: their account there. `suggestions`: what to try first as her.
 */
export const demoPersonae: (Person & { memberId: string; description: string; suggestions: string[] })[] = [
  {
    ...invented,
    id: 'demo-elue',
    memberId: 'elue',
    displayName: 'Élue référente',
    assignments: [{ role: 'elu', ...inTerritory }],
    description: 'Vice-présidente d’une intercommunalité bretonne',
    suggestions: ['Mes fiches', 'La 8 est à 40 %, échéance fin juin'],
  },
  {
    ...invented,
    id: 'demo-industriel',
    memberId: 'industriel',
    displayName: 'Industriel référent',
    assignments: [{ role: 'industriel', ...inTerritory }],
    description: 'Dirige une PME de la mécanique',
    suggestions: ['Mes fiches', 'Où en est la fiche 4 ?'],
  },
  {
    ...invented,
    id: 'demo-cheffe',
    memberId: 'cheffe',
    displayName: 'Cheffe de projet',
    assignments: [{ role: 'chefDeProjet', ...inTerritory }],
    description: 'Tient à jour les fiches action',
    suggestions: ['Mes fiches', 'La 3 est à 60 %, budget ramené à 950 k€', 'Passons mes fiches en revue'],
  },
  {
    ...invented,
    id: 'demo-pilote',
    memberId: 'pilote',
    displayName: 'Pilote régional',
    assignments: [{ role: 'piloteRegional', ...inRegion }],
    description: 'Suit les territoires de la Région',
    suggestions: ['Quelles fiches sont bloquées ?', 'Fiche chiffres'],
  },
  {
    ...invented,
    id: 'demo-delegation',
    memberId: 'delegation',
    displayName: 'Délégation nationale',
    assignments: [{ role: 'delegation' }],
    description: 'Reçoit les questions transmises',
    suggestions: ['Quelles fiches sont en retard ?', 'Fiche chiffres'],
  },
  {
    ...invented,
    id: 'demo-operateur',
    memberId: 'operateur',
    displayName: 'Opérateur',
    assignments: [{ role: 'operateur' }],
    description: 'Lit les chiffres consolidés',
    suggestions: ['Fiche chiffres'],
  },
  {
    ...invented,
    id: 'demo-administratrice',
    memberId: 'administratrice',
    displayName: 'Administratrice',
    assignments: [{ role: 'administrateur' }],
    description: 'Tient l’annuaire et les comptes',
    suggestions: ['Jalon aide'],
  },
];

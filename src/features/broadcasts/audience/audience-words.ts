import { axisNames, statusNames } from '../../action-sheets';
import { roleNames } from '../../people';
import { findTerritory, type TerritoryRegister } from '../../territories';
import type { Audience, Criteria } from './audience';

/** « chef·fe de projet, Bretagne ; élu·e référent·e, Bretagne » */
export function audienceWords(audience: Audience, register: TerritoryRegister): string {
  return audience.map((criteria) => criteriaWords(criteria, register)).join(' ; ou ');
}

function criteriaWords(
  { role, regionCode, territoryId, axis, status, organisation, known }: Criteria,
  register: TerritoryRegister,
): string {
  const territory = territoryId === undefined ? undefined : findTerritory(register, territoryId);
  const region = register.regions.find(({ code }) => code === regionCode);
  const parts = [
    role === undefined ? undefined : roleNames[role],
    territoryId === undefined ? undefined : `territoire ${territory?.name ?? territoryId}`,
    regionCode === undefined || territoryId !== undefined
      ? undefined
      : `Région ${region?.name ?? regionCode}`,
    axis === undefined ? undefined : `fiches de l’axe ${axisNames[axis]}`,
    status === undefined ? undefined : `fiches « ${statusNames[status]} »`,
    organisation === undefined ? undefined : `organisation « ${organisation} »`,
    known?.label,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? 'toutes les personnes de votre périmètre' : parts.join(', ');
}

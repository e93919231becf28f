import type { Person } from '../../core/person';
import { allowed, allowedInRegion } from '../people';
import type { TerritoryRegister } from '../territories';
import type { Copil, CopilContent, Participant } from './copil';

/** The delegation convenes national copils, a pilot those of her Region, binôme and project lead those of their territory. */
export function mayConvene(
  person: Person,
  { level, regionCode, territoryId }: Pick<CopilContent, 'level' | 'regionCode' | 'territoryId'>,
  register: TerritoryRegister,
): boolean {
  if (level === 'national') return allowed(person, 'copil.national', register);
  if (territoryId !== undefined) return allowed(person, 'copil.local', register, territoryId);
  if (regionCode !== undefined) return allowedInRegion(person, 'copil.regional', regionCode);
  return level === 'groupe' && allowed(person, 'copil.national', register);
}

export const mayManage = (person: Person, copil: Copil, register: TerritoryRegister): boolean =>
  person.demo === copil.demo && mayConvene(person, copil, register);

export const maySee = (
  person: Person,
  copil: Copil,
  participants: Participant[],
  register: TerritoryRegister,
): boolean =>
  person.demo === copil.demo &&
  (participants.some(({ personId }) => personId === person.id) || mayManage(person, copil, register));

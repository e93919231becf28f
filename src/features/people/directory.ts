import { hasRole } from '../../core/person';
import type { Member } from '../../core/address';
import type { PersonDirectory } from '../../core/ports';
import { demoPersonae } from './demo-personae';

/**
 * The personae of the demonstration page, and the delegation's accounts from the settings. Everybody else is
 * unknown, and gets the answers that are for all.
 */
export function createPersonDirectory(delegationMembers: Member[]): PersonDirectory {
  return {
    async personOf(_tx, member) {
      if (member.platform === 'web')
        return demoPersonae.find((persona) => persona.memberId === member.memberId);
      const isDelegation = delegationMembers.some(
        (known) =>
          known.platform === member.platform &&
          known.workspaceId === member.workspaceId &&
          known.memberId === member.memberId,
      );
      return isDelegation
        ? {
            id: `${member.platform}/${member.memberId}`,
            displayName: 'Délégation nationale',
            assignments: [{ role: 'delegation' as const }],
            timeZone: 'Europe/Paris',
            demo: false,
          }
        : undefined;
    },
    async membersWithRole(_tx, role, near) {
      // A visitor of the demonstration has her own set of personae: she never reaches real people.
      if (near.platform === 'web')
        return demoPersonae
          .filter((persona) => hasRole(persona, role))
          .map((persona) => ({ ...near, memberId: persona.memberId }));
      return role === 'delegation' ? delegationMembers.filter((member) => member.platform !== 'web') : [];
    },
  };
}

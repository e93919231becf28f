import { memberKey, type Member } from '../../../core/address';
import type { Person } from '../../../core/person';
import type { PersonDirectory } from '../../../core/ports';
import { demoMemberId, demoPersonId } from '../demo-personae';
import { unlinkedId } from './unlinked-id';
import { findPeople, lastActiveAccounts, linkedPerson, peopleWithRole } from './store';

/**
 * Who is who: the person that an account is linked to, the personae of the demonstration page, and the delegation's
 * accounts from the settings. Everybody else is unknown, and gets the answers that are for all.
 */
export function createPersonDirectory(delegationMembers: Member[]): PersonDirectory {
  const delegation = new Map(
    delegationMembers
      .filter(({ platform }) => platform !== 'web')
      .map((member) => [memberKey(member), member]),
  );

  return {
    async personOf(tx, member) {
      if (member.platform === 'web') {
        // Not there once the demonstration was removed.
        const [persona] = await findPeople(tx, [demoPersonId(member.memberId)]);
        return persona;
      }
      const person = await linkedPerson(tx, member);
      if (person) return person;
      return delegation.has(memberKey(member)) ? delegationPerson(member) : undefined;
    },

    async membersWithRole(tx, role, near) {
      const demo = near.platform === 'web';
      const people = await peopleWithRole(tx, { roles: [role], demo });
      // A visitor of the demonstration has her own set of personae: she never reaches real people.
      if (demo)
        return people.flatMap(({ id }) => {
          const memberId = demoMemberId(id);
          return memberId === undefined ? [] : [{ ...near, memberId }];
        });
      const accounts = await lastActiveAccounts(
        tx,
        people.map(({ id }) => id),
      );
      const members = accounts.map(({ member }) => member);
      if (role !== 'delegation') return members;
      const told = new Set(accounts.map(({ personId }) => personId));
      for (const member of delegation.values()) {
        const linked = await linkedPerson(tx, member);
        if (!linked || !told.has(linked.id)) members.push(member);
      }
      return members;
    },
  };
}

/** An account of the settings that is linked to nobody. */
const delegationPerson = (member: Member): Person => ({
  id: unlinkedId(member),
  displayName: 'Délégation nationale',
  assignments: [{ role: 'delegation' }],
  timeZone: 'Europe/Paris',
  demo: false,
});

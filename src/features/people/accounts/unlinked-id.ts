import { memberKey, type Member } from '../../../core/address';

/**
 * What an account of the settings acts as while it is linked to nobody. It stands where a person's id stands, until the
 * account is linked; in what is append-only, until the person is erased.
 */
export const unlinkedId = (member: Member): string => memberKey(member);

/** Everything that a person may have acted as: herself, and her accounts before they were linked to her. */
export const idsOf = (personId: string | undefined, members: Member[]): string[] => [
  ...new Set([...(personId === undefined ? [] : [personId]), ...members.map(unlinkedId)]),
];

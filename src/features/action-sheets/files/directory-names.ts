import type { Person } from '../../../core/person';
import { foldText } from '../../../core/text';
import type { MergeOptions } from './merge-row';

/** What files call people; two who are called the same in one territory are nobody. */
export function directoryNames(people: Person[]): Pick<MergeOptions, 'nameOf' | 'personNamed'> {
  const names = new Map(people.map(({ id, displayName }) => [id, displayName]));
  const ids = new Map<string, string | undefined>();
  for (const { id, displayName, assignments } of people)
    for (const territoryId of new Set(assignments.map((assignment) => assignment.territoryId))) {
      const key = `${territoryId}/${foldText(displayName)}`;
      ids.set(key, ids.has(key) ? undefined : id);
    }
  return {
    nameOf: (personId) => names.get(personId) || undefined,
    personNamed: (territoryId, name) => ids.get(`${territoryId}/${foldText(name)}`),
  };
}

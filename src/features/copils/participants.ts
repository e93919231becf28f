import type { Person, Role } from '../../core/person';
import { roles as allRoles } from '../../core/person';
import type { Tx } from '../../core/ports';
import { foldText } from '../../core/text';
import { isWithin, findPeople, peopleWithRole, perimeterOf } from '../people';
import { findTerritory, territoriesOfRegion, type TerritoryRegister } from '../territories';
import type { CopilContent } from './copil';

type Where = Pick<CopilContent, 'level' | 'regionCode' | 'territoryId'>;

/** The Regions and territories that it is about; undefined: the whole country. */
export function scopeOf(
  { regionCode, territoryId }: Where,
  register: TerritoryRegister,
): { regionCodes: string[]; territoryIds: string[] } | undefined {
  if (territoryId !== undefined)
    return {
      regionCodes: findTerritory(register, territoryId)?.regionCodes ?? [],
      territoryIds: [territoryId],
    };
  if (regionCode === undefined) return undefined;
  return {
    regionCodes: [regionCode],
    territoryIds: territoriesOfRegion(register, regionCode).map(({ id }) => id),
  };
}

/** Whoever has one of the roles there, and whoever is named; each once. */
export async function invitedPeople(
  tx: Tx,
  content: Where & { roles: Role[]; personIds: string[] },
  demo: boolean,
  register: TerritoryRegister,
): Promise<Person[]> {
  const scope = scopeOf(content, register);
  const byRole = content.roles.length === 0 ? [] : await peopleWithRole(tx, { roles: content.roles, demo });
  const there = byRole.filter((person) =>
    person.assignments.some(
      ({ role, regionCode, territoryId }) =>
        content.roles.includes(role) &&
        (!scope ||
          role === 'delegation' ||
          (territoryId !== undefined
            ? scope.territoryIds.includes(territoryId)
            : regionCode === undefined
              ? role === 'operateur'
              : scope.regionCodes.includes(regionCode))),
    ),
  );
  const named = (await findPeople(tx, content.personIds)).filter((person) => person.demo === demo);
  return [...new Map([...there, ...named].map((person) => [person.id, person])).values()];
}

export type FoundName = { personId: string } | { among: string[] } | 'unknown';

/** Whom an author may invite by name: those whose names she may read, and whoever holds a regional or national function. */
export async function findByName(
  tx: Tx,
  author: Person,
  names: string[],
  register: TerritoryRegister,
): Promise<Map<string, FoundName>> {
  if (names.length === 0) return new Map();
  const perimeter = perimeterOf(author, 'people.read', register);
  const everybody = await peopleWithRole(tx, { roles: [...allRoles], demo: author.demo });
  const known = everybody.filter(
    ({ id, assignments }) =>
      id === author.id ||
      perimeter.territoryIds === 'all' ||
      assignments.some(
        ({ role, territoryId }) =>
          ['piloteRegional', 'delegation', 'operateur'].includes(role) ||
          (territoryId !== undefined && isWithin(perimeter, territoryId)),
      ),
  );
  const found = new Map<string, FoundName>();
  for (const name of names) {
    const wanted = words(name);
    const exact = known.filter(({ displayName }) => words(displayName).join(' ') === wanted.join(' '));
    const near = known.filter(({ displayName }) => wanted.every((word) => words(displayName).includes(word)));
    const [first, ...others] = exact.length > 0 ? exact : near;
    found.set(
      name,
      !first || wanted.length === 0
        ? 'unknown'
        : others.length === 0
          ? { personId: first.id }
          : { among: [first, ...others].slice(0, 5).map(({ displayName }) => displayName) },
    );
  }
  return found;
}

const words = (name: string): string[] =>
  foldText(name)
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '' && !['m', 'mme', 'madame', 'monsieur'].includes(word));

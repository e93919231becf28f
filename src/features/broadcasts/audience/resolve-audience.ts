import type { Person } from '../../../core/person';
import type { Tx } from '../../../core/ports';
import { leadId, listSheets } from '../../action-sheets';
import { perimeterOf } from '../../people';
import { territoriesOfRegion, type TerritoryRegister } from '../../territories';
import type { Audience, AudienceKind, Criteria } from './audience';
import { findAudience, type PeopleQuery } from './store';

export interface AudienceParts {
  register: TerritoryRegister;
  kinds: AudienceKind[];
}

/** Ids of the people whom the audience means and to whom this person may write; herself too, if she is one of them. */
export async function resolveAudience(
  tx: Tx,
  parts: AudienceParts,
  sender: Person,
  audience: Audience,
): Promise<string[]> {
  const within = reachOf(sender, parts.register);
  const found = new Set<string>();
  for (const criteria of audience)
    for (const id of await findAudience(tx, await queryOf(tx, parts, sender, criteria, within)))
      found.add(id);
  return [...found].sort();
}

function reachOf(sender: Person, register: TerritoryRegister): PeopleQuery['within'] {
  const { territoryIds } = perimeterOf(sender, 'broadcast.send', register);
  if (territoryIds === 'all') return 'all';
  const regionCodes = sender.assignments.flatMap(({ role, regionCode }) =>
    role === 'piloteRegional' && regionCode !== undefined ? [regionCode] : [],
  );
  return { territoryIds: [...territoryIds], regionCodes };
}

/** The territory or the Region that it names is none that this person may write to. */
export function isOutside(
  { regionCode, territoryId }: Pick<Criteria, 'regionCode' | 'territoryId'>,
  sender: Person,
  register: TerritoryRegister,
): boolean {
  const within = reachOf(sender, register);
  if (within === 'all') return false;
  if (territoryId !== undefined) return !within.territoryIds.includes(territoryId);
  if (regionCode === undefined || within.regionCodes.includes(regionCode)) return false;
  return !territoriesOfRegion(register, regionCode).some(({ id }) => within.territoryIds.includes(id));
}

async function queryOf(
  tx: Tx,
  { register, kinds }: AudienceParts,
  sender: Person,
  { role, regionCode, territoryId, axis, status, organisation, known }: Criteria,
  within: PeopleQuery['within'],
): Promise<PeopleQuery> {
  const inRegion =
    regionCode === undefined ? null : territoriesOfRegion(register, regionCode).map(({ id }) => id);
  const sheets =
    axis === undefined && status === undefined
      ? null
      : await listSheets(tx, perimeterOf(sender, 'sheet.read', register), {
          ...(axis !== undefined && { axis }),
          ...(status !== undefined && { statuses: [status] }),
        });
  const kind = known && kinds.find((candidate) => candidate.kind === known.kind);
  return {
    demo: sender.demo,
    role: role ?? null,
    // A territory says more than its Region.
    regionCode: territoryId === undefined ? (regionCode ?? null) : null,
    territoryIds: territoryId === undefined ? inRegion : [territoryId],
    organisation: organisation ?? null,
    personIds: known ? ((await kind?.find(tx, sender, known.id))?.personIds ?? []) : null,
    sheets: sheets && {
      territoryIds: [...new Set(sheets.map((sheet) => sheet.territoryId))],
      leadIds: sheets.flatMap(({ fields: { lead } }) => leadId(lead) ?? []),
    },
    within,
  };
}

import { z } from 'zod';
import type { Field } from '../../../core/form';
import { roles } from '../../../core/person';
import { foldText } from '../../../core/text';
import { axes, axisNames, statuses, statusNames } from '../../action-sheets';
import { roleNames } from '../../people';
import { findTerritory } from '../../territories';
import type { Criteria } from '../audience/audience';
import type { SavedList } from '../audience/store';
import type { Desk } from '../desk';

export const audienceValues = {
  list: z.string().optional(),
  role: z.enum(roles).optional(),
  region: z.string().optional(),
  territory: z.string().optional(),
  axis: z.enum(axes).optional(),
  status: z.enum(statuses).optional(),
  organisation: z.string().trim().max(200, 'C’est trop long : 200 caractères au plus.').optional(),
};

/** `given`: what stands there now, to be changed. */
export function audienceFields({ register }: Desk, lists: SavedList[], given: Criteria = {}): Field[] {
  const territory = given.territoryId === undefined ? undefined : findTerritory(register, given.territoryId);
  return [
    ...(lists.length === 0
      ? []
      : [
          {
            id: 'list',
            label: 'Public enregistré',
            hint: 'Il remplace les choix ci-dessous.',
            type: 'choice' as const,
            optional: true as const,
            choices: lists.slice(0, 100).map(({ id, name }) => ({ value: id, label: name })),
          },
        ]),
    {
      id: 'role',
      label: 'Fonction',
      type: 'choice',
      optional: true,
      choices: roles.map((value) => ({ value, label: roleNames[value] })),
      ...(given.role && { initial: given.role }),
    },
    {
      id: 'region',
      label: 'Région',
      type: 'choice',
      optional: true,
      choices: register.regions.map(({ code, name }) => ({ value: code, label: name })),
      ...(given.regionCode !== undefined && { initial: given.regionCode }),
    },
    {
      id: 'territory',
      label: 'Territoire',
      type: 'search',
      lookupId: 'broadcasts.territories',
      optional: true,
      ...(territory && { initial: { value: territory.id, label: territory.name } }),
    },
    {
      id: 'axis',
      label: 'Axe de leurs fiches action',
      type: 'choice',
      optional: true,
      choices: axes.map((value) => ({ value, label: axisNames[value] })),
      ...(given.axis && { initial: given.axis }),
    },
    {
      id: 'status',
      label: 'Statut de leurs fiches action',
      type: 'choice',
      optional: true,
      choices: statuses.map((value) => ({ value, label: statusNames[value] })),
      ...(given.status && { initial: given.status }),
    },
    {
      id: 'organisation',
      label: 'Organisation',
      hint: 'Une partie de son nom suffit.',
      type: 'text',
      optional: true,
      maxLength: 200,
      ...(given.organisation !== undefined && { initial: given.organisation }),
    },
  ];
}

export function readCriteria(values: {
  role?: Criteria['role'];
  region?: string | undefined;
  territory?: string | undefined;
  axis?: Criteria['axis'];
  status?: Criteria['status'];
  organisation?: string | undefined;
}): Criteria {
  const { role, region, territory, axis, status, organisation } = values;
  return {
    ...(role && { role }),
    ...(region !== undefined && { regionCode: region }),
    ...(territory !== undefined && { territoryId: territory }),
    ...(axis && { axis }),
    ...(status && { status }),
    ...(organisation !== undefined && foldText(organisation) !== '' && { organisation }),
  };
}

import { z } from 'zod';
import type { Field } from '../../../core/form';
import { roles } from '../../../core/person';
import { foldText } from '../../../core/text';
import { axes, axisNames, statuses, statusNames } from '../../action-sheets';
import { roleNames } from '../../people';
import { findTerritory } from '../../territories';
import type { Audience, Criteria } from '../audience/audience';
import { findGroup, groupValue, hasGroups, withLabelsOfNow } from '../audience/groups';
import { isOutside } from '../audience/resolve-audience';
import { listsOf } from '../audience/store';
import type { Desk } from '../desk';
import { texts } from '../texts';

export const audienceValues = {
  list: z.string().optional(),
  role: z.enum(roles).optional(),
  region: z.string().optional(),
  territory: z.string().optional(),
  axis: z.enum(axes).optional(),
  status: z.enum(statuses).optional(),
  group: z.string().optional(),
  organisation: z.string().trim().max(200, 'C’est trop long : 200 caractères au plus.').optional(),
};

type AudienceValues = z.infer<z.ZodObject<typeof audienceValues>>;

/** `given`: what stands there now, to be changed. */
export async function audienceFields(desk: Desk, given: Criteria = {}): Promise<Field[]> {
  const { context, person, register, kinds } = desk;
  const lists = await listsOf(context.tx, person.id);
  const isOffered = await hasGroups(kinds, context, person);
  const [{ known } = given] = await withLabelsOfNow(kinds, context, person, [given]);
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
    ...(!isOffered && !known
      ? []
      : [
          {
            id: 'group',
            label: kinds.map(({ label }) => label).join(', '),
            hint: kinds.map(({ hint }) => hint).join(' '),
            type: 'search' as const,
            lookupId: 'broadcasts.groups',
            optional: true as const,
            ...(known && { initial: { value: groupValue(known), label: known.label } }),
          },
        ]),
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

/** Whom the form means, or what has to be corrected, by field. */
export async function readAudience(
  { context, person, register, kinds }: Desk,
  values: AudienceValues,
): Promise<{ audience: Audience } | { problems: Record<string, string> }> {
  if (values.territory !== undefined && !findTerritory(register, values.territory))
    return { problems: { territory: texts.unknownTerritory } };
  const lists = await listsOf(context.tx, person.id);
  const list = lists.find(({ id }) => id === values.list);
  if (list) return { audience: list.audience };
  const criteria = readCriteria(values);
  if (isOutside(criteria, person, register))
    return { problems: { [values.territory === undefined ? 'region' : 'territory']: texts.outside } };
  if (values.group === undefined) return { audience: [criteria] };
  const known = await findGroup(kinds, context, person, values.group);
  return known ? { audience: [{ ...criteria, known }] } : { problems: { group: texts.unknownGroup } };
}

function readCriteria({ role, region, territory, axis, status, organisation }: AudienceValues): Criteria {
  return {
    ...(role && { role }),
    ...(region !== undefined && { regionCode: region }),
    ...(territory !== undefined && { territoryId: territory }),
    ...(axis && { axis }),
    ...(status && { status }),
    ...(organisation !== undefined && foldText(organisation) !== '' && { organisation }),
  };
}

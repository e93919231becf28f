import type { Context } from '../../../core/feature';
import type { Choice } from '../../../core/form';
import type { Person } from '../../../core/person';
import type { Audience, AudienceKind, Criteria } from './audience';

/** Of every kind that is registered, those that this person may write to. */
export async function searchGroups(
  kinds: AudienceKind[],
  { tx, now }: Pick<Context, 'tx' | 'now'>,
  sender: Person,
  query: string,
): Promise<Choice[]> {
  const found: Choice[] = [];
  for (const kind of kinds)
    for (const { value, label } of await kind.search(tx, sender, query, now))
      found.push({ value: groupValue({ kind: kind.kind, id: value }), label });
  return found.slice(0, 100);
}

/** Undefined: it is not there, or not for her to write to. */
export async function findGroup(
  kinds: AudienceKind[],
  { tx }: Pick<Context, 'tx'>,
  sender: Person,
  chosen: string,
): Promise<Criteria['known']> {
  const [name = '', id = ''] = chosen.split('/');
  const group = await kinds.find(({ kind }) => kind === name)?.find(tx, sender, id);
  return group && { kind: name, id, label: group.label };
}

/** With its groups as they are called now: a meeting may have moved since it was chosen. */
export const withLabelsOfNow = (
  kinds: AudienceKind[],
  context: Pick<Context, 'tx'>,
  sender: Person,
  audience: Audience,
): Promise<Audience> =>
  Promise.all(
    audience.map(async (criteria) => {
      const known = criteria.known && (await findGroup(kinds, context, sender, groupValue(criteria.known)));
      return known ? { ...criteria, known } : criteria;
    }),
  );

/** Whether there is any group that this person may write to. */
export async function hasGroups(
  kinds: AudienceKind[],
  { tx, now }: Pick<Context, 'tx' | 'now'>,
  sender: Person,
): Promise<boolean> {
  for (const kind of kinds) if (await kind.hasAny(tx, sender, now)) return true;
  return false;
}

export const groupValue = ({ kind, id }: { kind: string; id: string }): string => `${kind}/${id}`;

import type { Context } from '../../../core/feature';
import type { Choice } from '../../../core/form';
import type { Person } from '../../../core/person';
import type { Criteria, AudienceKind } from './audience';

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

export const groupValue = ({ kind, id }: { kind: string; id: string }): string => `${kind}/${id}`;

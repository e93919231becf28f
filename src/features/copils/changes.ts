import type { TerritoryRegister } from '../territories';
import type { Copil } from './copil';
import { titleOf } from './describe';
import { factsOf } from './views';

/** What people have to know of a change, a line each: before, then after. */
export function changesOf(before: Copil, after: Copil, register: TerritoryRegister): string[] {
  const describe = (copil: Copil): Map<string, string> =>
    new Map(
      [
        { label: 'Copil', value: titleOf(copil, register) },
        ...factsOf(copil, undefined),
        { label: 'Ordre du jour', value: copil.agenda.join(' ; ') },
        { label: 'Documents', value: copil.documents.map(({ label }) => label).join(' ; ') },
      ].map(({ label, value }) => [label, value]),
    );
  const [old, now] = [describe(before), describe(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((label) => {
    const [was, is] = [old.get(label) ?? '', now.get(label) ?? ''];
    if (was === is) return [];
    return [`${label} : ${was === '' ? 'rien' : was} → ${is === '' ? 'rien' : is}`];
  });
}

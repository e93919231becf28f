import type { TerritoryRegister } from '../territories';
import type { CopilContent } from './copil';
import { titleOf } from './describe';
import { factsOf } from './views';

/** What people have to know of a change, a line each: before, then after. */
export function changesOf(before: CopilContent, after: CopilContent, register: TerritoryRegister): string[] {
  const describe = (copil: CopilContent): Map<string, string> =>
    new Map(
      [
        { label: 'Copil', value: titleOf(copil, register) },
        ...factsOf(copil, undefined),
        { label: 'Ordre du jour', value: copil.agenda.join(' ; ') },
        { label: 'Documents', value: copil.documents.map(({ label }) => label).join(' ; ') },
      ].map(({ label, value }) => [label, value]),
    );
  const [old, now] = [describe(before), describe(after)];
  const lines = [...new Set([...old.keys(), ...now.keys()])].flatMap((label) => {
    const [was, is] = [old.get(label) ?? '', now.get(label) ?? ''];
    if (was === is) return [];
    return [`${label} : ${was === '' ? 'rien' : was} → ${is === '' ? 'rien' : is}`];
  });
  return [...lines, ...newLinks(before, after)];
}

/** Under the same name a document may lead elsewhere: the new address stands among the links. */
function newLinks(before: CopilContent, after: CopilContent): string[] {
  const linksOf = ({ documents }: CopilContent, label: string): string =>
    documents
      .filter((document) => document.label === label)
      .map(({ url }) => url)
      .join(' ');
  const labels = new Set(after.documents.map(({ label }) => label));
  return [...labels].flatMap((label) => {
    const was = linksOf(before, label);
    return was === '' || was === linksOf(after, label) ? [] : [`${label} : nouveau lien`];
  });
}

import { changeText, fieldText, type Names } from '../field-text';
import { frenchDay } from '../french';
import type { Sheet } from '../sheet';
import { findTerritory, type TerritoryRegister } from '../../territories';
import type { ImportPlan } from './plan-import';
import type { FileProblem } from './read-sheets';

const count = (value: number, one: string, many: string): string =>
  `${value.toLocaleString('fr-FR')} ${value > 1 ? many : one}`;

export function problemText({ line, column, message }: FileProblem): string {
  const where = [line === undefined ? undefined : `Ligne ${line}`, column].filter(
    (part) => part !== undefined,
  );
  return where.length === 0 ? message : `${where.join(', ')} : ${message}`;
}

/** The dry run, as people read it: every problem, else what is new and what changes, line by line. */
export function planText(plan: ImportPlan, register: TerritoryRegister, names: Names): string {
  const { created, changed, unchanged, conflicts, problems, ignored } = plan;
  const lines: string[] = [];
  if (ignored.length > 0)
    lines.push(`Colonnes que je ne connais pas et que j’ignore : ${ignored.join(', ')}.`);
  if (problems.length > 0)
    return [
      ...problems.map(problemText),
      ...lines,
      `${count(problems.length, 'problème', 'problèmes')} : rien n’est importé.`,
    ].join('\n');
  for (const { line, territoryId, number, fields } of created)
    lines.push(`Ligne ${line} : nouvelle fiche ${number}, ${fields.title} (${place(territoryId, register)})`);
  for (const { line, sheet, changes } of changed) {
    const where = place(sheet.territoryId, register);
    const what = changes.map((change) => changeText(change, names)).join(' ; ');
    lines.push(`Ligne ${line} : fiche ${sheet.number}, ${sheet.fields.title} (${where}). ${what}`);
  }
  lines.push(...newerLines(plan, register, names));
  lines.push(
    [
      count(created.length, 'fiche nouvelle', 'fiches nouvelles'),
      count(changed.length, 'fiche modifiée', 'fiches modifiées'),
      count(unchanged.length, 'fiche inchangée', 'fiches inchangées'),
      ...(conflicts.length === 0
        ? []
        : [
            count(
              conflicts.length,
              'fiche en conflit, laissée telle quelle',
              'fiches en conflit, laissées telles quelles',
            ),
          ]),
    ].join(', ') + '.',
  );
  return lines.join('\n');
}

/** What changed since the file: conflicts with both values, and what stays since the file says nothing else of it. */
export function newerLines(
  { conflicts, kept }: ImportPlan,
  register: TerritoryRegister,
  names: Names,
): string[] {
  const head = (line: number, sheet: Sheet): string =>
    `Ligne ${line} : fiche ${sheet.number}, ${sheet.fields.title} (${place(sheet.territoryId, register)}).`;
  return [
    ...conflicts.map(({ line, sheet, fields }) => {
      const both = fields.map(({ theirs, yours, authorId, at }) => {
        const who = authorId === undefined ? undefined : names.get(authorId);
        const when = [who, at && `le ${frenchDay(at)}`].filter((part) => part !== undefined).join(', ');
        const after = fieldText(yours.field, yours.after, names) ?? 'plus rien';
        return `${changeText(theirs, names)}${when === '' ? '' : ` (${when})`}, et le fichier dit ${after}`;
      });
      return `${head(line, sheet)} Conflit, rien n’est écrit : la fiche a changé depuis ce fichier. ${both.join(' ; ')}`;
    }),
    ...kept.map(({ line, sheet, changes }) => {
      const what = changes.map((change) => changeText(change, names)).join(' ; ');
      return `${head(line, sheet)} Plus récent que le fichier, gardé : ${what}`;
    }),
  ];
}

const place = (territoryId: string, register: TerritoryRegister): string =>
  findTerritory(register, territoryId)?.name ?? territoryId;

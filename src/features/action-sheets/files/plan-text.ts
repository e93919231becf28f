import { changeText, type Names } from '../field-text';
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
  const { created, changed, unchanged, problems, ignored } = plan;
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
  lines.push(
    [
      count(created.length, 'fiche nouvelle', 'fiches nouvelles'),
      count(changed.length, 'fiche modifiée', 'fiches modifiées'),
      count(unchanged.length, 'fiche inchangée', 'fiches inchangées'),
    ].join(', ') + '.',
  );
  return lines.join('\n');
}

const place = (territoryId: string, register: TerritoryRegister): string =>
  findTerritory(register, territoryId)?.name ?? territoryId;

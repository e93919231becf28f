import type { DirectoryProblem, ImportPlan } from '../features/people';

const number = (value: number): string => value.toLocaleString('fr-FR');
const count = (value: number, one: string, many: string): string =>
  `${number(value)} ${value > 1 ? many : one}`;
const shownAtMost = 20;

export function problemReport(file: string, problems: DirectoryProblem[]): string {
  const lines = problems.map(({ line, column, message }) =>
    line === undefined ? message : `Ligne ${line}, colonne « ${column} » : ${message}`,
  );
  return [
    ...lines,
    '',
    `${count(problems.length, 'problème', 'problèmes')} dans ${file} : rien n’est importé. Corrigez le fichier, puis recommencez.`,
  ].join('\n');
}

export const ignoredColumns = (titles: string[]): string =>
  `Colonnes non lues : ${titles.map((title) => `« ${title} »`).join(', ')}.`;

export function planReport(
  { added, changed, unchanged, absent, absentChanged }: ImportPlan,
  { dryRun, removeAbsent }: { dryRun: boolean; removeAbsent: boolean },
): string {
  const changes = [...changed, ...absentChanged];
  const gained =
    added.reduce((sum, { assignments }) => sum + assignments.length, 0) +
    changes.reduce((sum, { assignmentsAdded }) => sum + assignmentsAdded.length, 0);
  const lost = changes.reduce((sum, { assignmentsRemoved }) => sum + assignmentsRemoved.length, 0);
  const isSame = added.length + changes.length === 0;
  const lines = [
    isSame
      ? 'Rien à changer : l’annuaire dit déjà tout cela.'
      : dryRun
        ? 'Essai : rien n’est écrit. L’import ferait ceci :'
        : 'Annuaire importé :',
    `  personnes ajoutées : ${number(added.length)}`,
    `  personnes modifiées : ${number(changed.length)}`,
    `  personnes inchangées : ${number(unchanged.length)}`,
    `  rôles ajoutés : ${number(gained)}`,
    `  rôles retirés : ${number(lost)}`,
    `  absents du fichier : ${number(absent.length)}`,
  ];
  for (const { email, name } of absent.slice(0, shownAtMost)) lines.push(`    ${name} <${email}>`);
  if (absent.length > shownAtMost)
    lines.push(`    et ${count(absent.length - shownAtMost, 'autre', 'autres')}`);
  if (absent.length > 0)
    lines.push(
      removeAbsent
        ? `  Leurs rôles ${dryRun ? 'seraient' : 'sont'} retirés ; personne n’est effacé.`
        : '  Rien ne change pour eux ; --remove-absent retire leurs rôles.',
    );
  return lines.join('\n');
}

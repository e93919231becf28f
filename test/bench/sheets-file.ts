import type { TerritoryRegister } from '../../src/features/territories';
import { exportSheets } from '../../src/features/action-sheets/files';
import { newSheet } from '../../src/features/action-sheets/create-sheet';
import type { Sheet } from '../../src/features/action-sheets/sheet';
import { axes, statuses } from '../../src/features/action-sheets/sheet';
import { writeXlsx } from '../../src/tables/write-table';

/** Sheets as long as real ones, dealt out over all territories. */
export function manySheets(register: TerritoryRegister, count: number): Sheet[] {
  const { territories } = register;
  return Array.from({ length: count }, (_, at) => {
    const territory = territories[at % territories.length];
    if (!territory) throw new Error('no territories');
    const fields = {
      title: `Action ${at} : école de production et plateau technique mutualisé`,
      axis: axes[at % axes.length],
      need: 'Les entreprises du bassin peinent à recruter des opérateurs et des techniciens. '.repeat(3),
      description: 'Créer, avec la Région et les branches, un plateau technique ouvert aux lycées. '.repeat(
        5,
      ),
      lead: { name: `Porteur ${at % 500}` },
      partners: ['Région', 'UIMM', 'Banque des Territoires'],
      status: statuses[at % statuses.length] ?? 'en_cours',
      progress: at % 101,
      budget: { euros: 1_200_000 + at, excludingTax: true },
      funding: [
        { funder: 'Région', euros: 200_000, state: 'acquis' as const },
        { funder: 'État', euros: 50_000, state: 'demande' as const },
      ],
      startDate: '2026-01-15',
      due: { date: '2027-06-30', period: 'fin juin 2027' },
      nextStep: 'Signature de la convention avec le lycée',
      request: { to: 'préfecture', text: 'Un avis sur le foncier', by: '2027-01-31' },
      indicators: [{ name: 'Apprentis formés', target: '40', reached: '12', date: '2026-12-31' }],
      attachments: [{ label: 'Convention', url: 'https://exemple.fr/convention.pdf' }],
    };
    const number = Math.floor(at / territories.length) + 1;
    const by = { way: 'import' as const, source: 'bench', now: new Date() };
    return newSheet(territory.id, number, false, fields, by);
  });
}

export const fileOf = (sheets: Sheet[], register: TerritoryRegister): Promise<Buffer> =>
  writeXlsx(exportSheets(sheets, { register, nameOf: () => undefined }));

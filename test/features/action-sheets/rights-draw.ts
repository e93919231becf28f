import { randomUUID } from 'node:crypto';
import {
  axes,
  statuses,
  type Lead,
  type Sheet,
  type SheetFields,
} from '../../../src/features/action-sheets/sheet';
import { demoTerritory, type TerritoryRegister } from '../../../src/features/territories';
import type { ModelPlace } from './rights-model';

export const now = new Date('2026-11-24T10:00:00Z');
const dayMs = 86_400_000;
/** Across two Regions, each of them. */
const interregional = ['ti-2809', 'ti-7510', 'ti-7603'];

/** All that lie across two Regions, some of the same Regions, some of others, and the one of the demonstration. */
export function drawPlaces(
  { territories }: TerritoryRegister,
  draw: <T>(items: readonly T[]) => T,
): ModelPlace[] {
  const chosen = new Set(interregional);
  const near = territories.filter(({ regionCodes }) =>
    regionCodes.some((code) => ['28', '32', '75', '76', '84', '53'].includes(code)),
  );
  while (chosen.size < 6) chosen.add(draw(near).id);
  chosen.add(draw(territories.filter(({ id }) => !chosen.has(id))).id);
  return [
    ...territories
      .filter(({ id }) => chosen.has(id))
      .map(({ id, regionCodes }) => ({ territoryId: id, regions: regionCodes, invented: false }))
      .sort((a, b) => b.regions.length - a.regions.length),
    { territoryId: demoTerritory.id, regions: demoTerritory.regionCodes, invented: true },
  ];
}

interface SheetDraw {
  place: ModelPlace;
  number: number;
  mark: string;
  lead: Lead | undefined;
  objector: string;
  draw<T>(items: readonly T[]): T;
  chance(share: number): boolean;
}

/** Whatever is said of it says its word. */
export function drawSheet({ place, number, mark, lead, objector, draw, chance }: SheetDraw): Sheet {
  const maybe = <T extends object>(fields: T, share = 0.5): Partial<T> => (chance(share) ? fields : {});
  const fields: SheetFields = {
    title: `Projet ${mark}`,
    status: draw(statuses),
    ...maybe({ axis: draw(axes) }, 0.8),
    ...(lead && { lead }),
    ...maybe({ need: `Besoin ${mark}` }),
    ...maybe({ description: `Texte ${mark}` }),
    ...maybe({ partners: [`Société ${mark}`] }),
    ...maybe({ maturity: `Étude ${mark}` }),
    ...maybe({ progress: draw([0, 5, 20, 35, 80, 100]) }),
    ...maybe({ budget: { euros: draw([10_000, 250_000, 1_300_000]) + number } }),
    ...maybe({ funding: [{ funder: `Fonds ${mark}`, state: 'acquis' as const }] }),
    ...maybe({ due: { date: draw(['2026-06-30', '2026-11-23', '2026-11-24', '2027-03-31']) } }, 0.8),
    nextStep: `Étape ${mark}`,
    ...maybe({ blocker: `Blocage ${mark}` }),
    ...maybe({ request: { to: `Copil ${mark}`, text: `Demande ${mark}` } }, 0.3),
    ...maybe({ scheme: `Dispositif ${mark}` }),
    ...maybe({ indicators: [{ name: `Emplois ${mark}`, target: '10' }] }),
    ...maybe({ simplification: { rule: `Règle ${mark}` } }, 0.3),
    ...maybe({ attachments: [{ label: `Pièce ${mark}`, url: `https://exemple.fr/${mark}` }] }, 0.3),
    ...maybe({ disagreement: [{ personId: objector, text: `Désaccord ${mark}` }] }, 0.3),
    ...maybe({ comment: `Remarque ${mark}` }),
  };
  const updatedAt = new Date(now.getTime() - draw([1, 20, 55, 57, 200]) * dayMs);
  return {
    id: randomUUID(),
    territoryId: place.territoryId,
    number,
    demo: place.invented,
    revision: 2,
    fields,
    createdAt: updatedAt,
    updatedAt,
    updatedBy: objector,
  };
}

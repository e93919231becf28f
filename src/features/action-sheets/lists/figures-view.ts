import { say, textBlock, type Message } from '../../../core/message';
import { euros, statusPlurals } from '../french';
import { statuses } from '../sheet';
import { texts } from '../texts';
import type { Figures } from './figures';
import { defaultStaleWeeks } from './list-request';

export function figuresMessage(
  title: string,
  figures: Figures,
  { isDemo, canList, hint }: { isDemo: boolean; canList: boolean; hint?: string | undefined },
): Message {
  const count = (value: number): string => value.toLocaleString('fr-FR');
  const facts = [
    { label: 'Fiches', value: count(figures.total) },
    { label: 'Territoires', value: count(figures.territories) },
    ...statuses.map((status) => ({
      label: capital(statusPlurals[status]),
      value: count(figures.byStatus[status]),
    })),
    { label: 'En retard', value: count(figures.late) },
    { label: `Sans nouvelles depuis ${defaultStaleWeeks} semaines`, value: count(figures.stale) },
    ...(figures.budget === undefined ? [] : [{ label: 'Budget total connu', value: euros(figures.budget) }]),
    ...(figures.averageProgress === undefined
      ? []
      : [{ label: 'Avancement moyen', value: `${figures.averageProgress} %` }]),
  ];
  const note = [
    ...(hint === undefined ? [] : [hint]),
    `Chiffres à l’instant, dans votre périmètre${isDemo ? ` (${texts.demoFigures})` : ''}.`,
    ...(figures.keepsAmounts ? [texts.keptAmounts] : []),
    ...(canList ? [texts.behindFigures] : []),
  ].join(' ');
  return say([title, ...facts.map(({ label, value }) => `${label} : ${value}`), note].join('\n'), {
    title,
    blocks: [{ type: 'facts', facts }, textBlock(note, 'subtle')],
  });
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

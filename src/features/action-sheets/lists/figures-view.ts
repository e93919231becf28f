import { say, textBlock, type Message } from '../../../core/message';
import { euros, statusNames } from '../french';
import { statuses } from '../sheet';
import type { Figures } from './figures';
import { defaultStaleWeeks } from './list-request';

export function figuresMessage(title: string, figures: Figures): Message {
  const count = (value: number): string => value.toLocaleString('fr-FR');
  const facts = [
    { label: 'Fiches', value: count(figures.total) },
    { label: 'Territoires', value: count(figures.territories) },
    ...statuses.map((status) => ({
      label: capital(statusNames[status]),
      value: count(figures.byStatus[status]),
    })),
    { label: 'En retard', value: count(figures.late) },
    { label: `Sans nouvelles depuis ${defaultStaleWeeks} semaines`, value: count(figures.stale) },
    { label: 'Budget total connu', value: euros(figures.budget) },
    ...(figures.averageProgress === undefined
      ? []
      : [{ label: 'Avancement moyen', value: `${figures.averageProgress} %` }]),
  ];
  return say([title, ...facts.map(({ label, value }) => `${label} : ${value}`)].join('\n'), {
    title,
    blocks: [{ type: 'facts', facts }, textBlock('Chiffres à l’instant, dans votre périmètre.', 'subtle')],
  });
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

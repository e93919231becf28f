import { buttonRow, say, textBlock, type Button, type Message } from '../../../core/message';
import { followUpKey, type Broadcast, type FollowUp } from '../broadcast';
import { frenchTime } from '../french-time';
import { people, stateNames, texts } from '../texts';

/** Figures alone, and what can be done now. Kept up to date in place. */
export function followUpMessage(broadcast: Broadcast, figures: FollowUp, note?: string): Message {
  const { id, number, title, state, scheduledAt, timeZone, finishedAt } = broadcast;
  const failed = figures.unreachable + figures.rejected;
  const facts = [
    { label: 'État', value: stateNames[state] },
    ...(state === 'scheduled' && scheduledAt
      ? [{ label: 'Départ', value: frenchTime(scheduledAt, timeZone) }]
      : []),
    ...(figures.total === 0 ? [] : figureLines(figures, state === 'recalled')),
    ...(finishedAt && state === 'sent'
      ? [{ label: 'Terminée', value: frenchTime(finishedAt, timeZone) }]
      : []),
  ];
  const heading = `Diffusion n° ${number} : ${title}`;
  const lines = facts.map(({ label, value }) => `${label} : ${value}`);
  const notes = [
    ...(note === undefined ? [] : [note]),
    ...(state === 'paused' ? [texts.paused] : []),
    ...(state === 'cancelled' && figures.total === 0 ? [texts.nothingWent] : []),
    ...(figures.correctionWaits ? [texts.correctionWaits] : []),
    ...(figures.uncertain > 0
      ? [
          'Incertain : la plateforme n’a pas confirmé, et ne permet pas de vérifier. Rien n’est renvoyé sans vous.',
        ]
      : []),
  ];
  const rows = buttonRows(broadcast, figures, failed).filter((buttons) => buttons.length > 0);
  return {
    ...say([heading, ...notes, ...lines].join('\n'), {
      title: heading,
      blocks: [
        ...notes.map((text) => textBlock(text)),
        { type: 'facts', facts },
        ...rows.map((buttons) => buttonRow(...buttons)),
      ],
    }),
    liveKey: followUpKey(id),
  };
}

function figureLines(figures: FollowUp, isRecalled: boolean): { label: string; value: string }[] {
  const {
    total,
    waiting,
    postponed,
    sent,
    acknowledged,
    unreachable,
    rejected,
    uncertain,
    cancelled,
    removed,
    changing,
    unchanged,
  } = figures;
  const lines: [string, number][] = [
    ['Envoyés', sent],
    ['Accusés (« Bien reçu »)', acknowledged],
    ['En attente', waiting],
    ['Reportés', postponed],
    ['Injoignables', unreachable],
    ['Refusés', rejected],
    ['Incertains', uncertain],
    ['Annulés', cancelled],
    ['Retirés de la conversation', removed],
    [isRecalled ? 'Retraits en cours' : 'Corrections en cours', changing],
    [isRecalled ? 'Non retirés, encore visibles' : 'Non corrigés', unchanged],
    ['Réponses', figures.replies],
  ];
  return [
    { label: 'Destinataires', value: people(total) },
    ...lines
      .filter(([label, count]) => count > 0 || label === 'Envoyés')
      .map(([label, count]) => ({ label, value: count.toLocaleString('fr-FR') })),
  ];
}

function buttonRows(
  { id, state, wantsAcknowledgement }: Broadcast,
  figures: FollowUp,
  failed: number,
): Button[][] {
  const payload = { broadcastId: id };
  const button = (label: string, name: string, more: Partial<Button> = {}): Button => ({
    label,
    actionId: `broadcasts.${name}`,
    payload,
    ...more,
  });
  const isGoing = state === 'sending' || state === 'paused';
  const hasArrived = figures.sent + figures.acknowledged > 0;
  const names = (label: string, which: string): Button =>
    button(label, 'names', { payload: { ...payload, which } });
  return [
    [
      ...(state === 'sending' ? [button('Pause', 'pause')] : []),
      ...(state === 'paused' && !figures.correctionWaits
        ? [button('Reprendre', 'resume', { style: 'primary' })]
        : []),
      ...(figures.correctionWaits ? [button(texts.dropCorrection, 'dropCorrection')] : []),
      ...(isGoing || state === 'scheduled' || state === 'awaitingApproval'
        ? [button('Annuler l’envoi', 'cancel', { style: 'danger' })]
        : []),
      ...(state === 'scheduled' || state === 'awaitingApproval'
        ? [button('Revenir au brouillon', 'rework')]
        : []),
      ...(state === 'sent' && failed > 0 ? [button(texts.resendFailed(failed), 'resendFailed')] : []),
      ...(state === 'sent' && figures.uncertain > 0
        ? [button(texts.resendUncertain(figures.uncertain), 'resendUncertain')]
        : []),
    ],
    [
      ...(((isGoing || state === 'sent') && figures.total > 0) || (state === 'cancelled' && hasArrived)
        ? [button('Corriger le message', 'edit', { opensForm: true })]
        : []),
      ...(hasArrived && state !== 'recalled'
        ? [button(texts.recallButton, 'recall', { style: 'danger' })]
        : []),
      ...(wantsAcknowledgement && figures.sent > 0 ? [names('Qui n’a pas accusé', 'notAcknowledged')] : []),
      ...(failed > 0 ? [names('Qui n’est pas joint', 'failed')] : []),
      ...(figures.uncertain > 0 ? [names('Qui est incertain', 'uncertain')] : []),
      ...(figures.unchanged > 0
        ? [names(state === 'recalled' ? 'Qui l’a encore' : 'Qui n’a pas la correction', 'unchanged')]
        : []),
      ...(figures.total > 0 ? [button(texts.exportButton, 'export')] : []),
      ...(figures.replies > 0 ? [button('Lire les réponses', 'replies')] : []),
    ],
  ];
}

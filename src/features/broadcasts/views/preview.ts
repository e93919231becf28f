import { buttonRow, say, textBlock, type Button, type Message } from '../../../core/message';
import { titleLimit, textLimit, type Broadcast } from '../broadcast';
import { frenchTime } from '../french-time';
import { people, texts } from '../texts';
import { linkBlocks, textBlocks } from './recipient-message';

export interface PreviewFacts {
  audience: string;
  total: number;
  /** All of it is where its author may not write. */
  isOutside: boolean;
  /** By platform, as people call it. */
  reachable: { platform: string; count: number; shown: string }[];
  /** With their names, where the author may know them; the first of them. */
  unreachable: { count: number; reason: string; names: string[] };
  approvalAbove: number;
  note?: string | undefined;
}

/** The whole of what would happen, and the buttons that make it happen. */
export function previewMessage(broadcast: Broadcast, facts: PreviewFacts): Message {
  const { id, revision, title, text, wantsAcknowledgement, scheduledAt, timeZone } = broadcast;
  const isTooLong = text.length > textLimit || title.length > titleLimit;
  const payload = { broadcastId: id, revision };
  const canSend = facts.reachable.length > 0 && !isTooLong;
  const problems = [
    ...(facts.note === undefined ? [] : [facts.note]),
    ...(isTooLong ? [texts.tooLongKept(text.length, textLimit)] : []),
    ...audienceProblems(facts),
    ...(facts.total > facts.approvalAbove ? [texts.needsApproval(facts.total, facts.approvalAbove)] : []),
  ];
  const reached = facts.reachable.reduce((sum, { count }) => sum + count, 0);
  const lines = [
    { label: 'Public', value: facts.audience },
    { label: 'Nombre', value: people(facts.total) },
    ...facts.reachable.map(({ platform, count, shown: how }) => ({
      label: platform,
      value: `${people(count)}, ${how}`,
    })),
    ...(facts.unreachable.count === 0
      ? []
      : [
          {
            label: facts.unreachable.count === 1 ? 'Ne peut être jointe' : 'Ne peuvent être jointes',
            value: unreachableText(facts.unreachable),
          },
        ]),
    {
      label: 'Boutons du message',
      value: wantsAcknowledgement ? '« Bien reçu » et « Répondre »' : '« Répondre »',
    },
    { label: 'Départ', value: scheduledAt ? frenchTime(scheduledAt, timeZone) : 'dès « Envoyer »' },
  ];
  const shown = isTooLong ? `${text.slice(0, 500)}…` : text;
  const intro = texts.previewIntro(facts.total);
  const buttons: Button[] = [
    ...(canSend
      ? [
          {
            label: scheduledAt ? `Programmer pour ${people(reached)}` : `Envoyer à ${people(reached)}`,
            actionId: 'broadcasts.send',
            payload,
            style: 'primary' as const,
          },
          { label: 'M’envoyer un test', actionId: 'broadcasts.test', payload },
        ]
      : []),
    {
      label: isTooLong ? 'Raccourcir le message' : 'Modifier le message',
      actionId: 'broadcasts.edit',
      payload: { broadcastId: id },
      opensForm: true,
    },
  ];
  const more: Button[] = [
    {
      label: 'Changer le public',
      actionId: 'broadcasts.audience',
      payload: { broadcastId: id },
      opensForm: true,
    },
    {
      label: 'Ajouter un public',
      actionId: 'broadcasts.addAudience',
      payload: { broadcastId: id },
      opensForm: true,
    },
    {
      label: 'Enregistrer ce public',
      actionId: 'broadcasts.saveList',
      payload: { broadcastId: id },
      opensForm: true,
    },
    { label: 'Programmer', actionId: 'broadcasts.schedule', payload: { broadcastId: id }, opensForm: true },
    { label: 'Abandonner', actionId: 'broadcasts.abandon', payload, style: 'danger' },
  ];
  return say(
    [...problems, intro, title, shown, ...lines.map(({ label, value }) => `${label} : ${value}`)].join('\n'),
    {
      title: texts.previewTitle(broadcast.number),
      blocks: [
        ...problems.map((problem) => textBlock(problem, 'strong')),
        textBlock(intro),
        { type: 'divider' },
        textBlock(title, 'strong'),
        ...textBlocks(shown),
        ...linkBlocks(shown),
        { type: 'divider' },
        { type: 'facts', facts: lines },
        buttonRow(...buttons),
        buttonRow(...more),
      ],
    },
  );
}

function audienceProblems({ total, isOutside, reachable }: PreviewFacts): string[] {
  if (total === 0) return [isOutside ? texts.outsideAudience : texts.nobody];
  return reachable.length === 0 ? [texts.nobodyReachable] : [];
}

function unreachableText({ count, reason, names }: PreviewFacts['unreachable']): string {
  const rest = count - names.length;
  const others = rest > 0 ? ` et ${people(rest)} de plus` : '';
  return `${people(count)} (${reason})${names.length > 0 ? ` : ${names.join(', ')}${others}` : ''}`;
}

import { buttonRow, say, textBlock, type Button, type CardBlock, type Message } from '../../../core/message';
import type { Person } from '../../../core/person';
import type { Broadcast } from '../broadcast';
import { frenchTime } from '../french-time';
import { texts } from '../texts';
import { linksAtMost, linksIn } from './as-shown';

/** What a block of every platform holds, with room for what escaping adds. */
const blockLength = 2000;

export interface Reading {
  author: Pick<Person, 'displayName' | 'organisation'> | undefined;
  /** Whose time the dates are in. */
  timeZone: string;
  acknowledgedAt?: Date | undefined;
  /** Without buttons: a preview, a test. */
  isSample?: true;
}

/** What a recipient reads. */
export function recipientMessage(
  broadcast: Broadcast,
  { author, timeZone, acknowledgedAt, isSample }: Reading,
): Message {
  const notes = [
    ...(isSample ? [texts.testMark] : []),
    texts.from(author?.displayName ?? texts.someone, author?.organisation),
    ...(broadcast.editedAt ? [texts.edited(frenchTime(broadcast.editedAt, timeZone))] : []),
    ...(acknowledgedAt ? [texts.acknowledged(frenchTime(acknowledgedAt, timeZone))] : []),
  ];
  return say([broadcast.title, broadcast.text, ...notes].join('\n\n'), {
    title: broadcast.title,
    blocks: [
      ...textBlocks(broadcast.text),
      ...linkBlocks(broadcast.text),
      ...notes.map((note) => textBlock(note, 'subtle')),
      ...(isSample ? [] : buttonsOf(broadcast, acknowledgedAt !== undefined)),
    ],
  });
}

function buttonsOf({ id, wantsAcknowledgement }: Broadcast, isAcknowledged: boolean): CardBlock[] {
  const payload = { broadcastId: id };
  const buttons: Button[] = [
    ...(wantsAcknowledgement && !isAcknowledged
      ? [
          {
            label: 'Bien reçu',
            actionId: 'broadcasts.acknowledge',
            payload,
            style: 'primary' as const,
          },
        ]
      : []),
    { label: 'Répondre', actionId: 'broadcasts.reply', payload, opensForm: true },
  ];
  return [buttonRow(...buttons)];
}

/** Its web addresses once more, where they can be clicked. */
export function linkBlocks(text: string): CardBlock[] {
  const links = linksIn(text).slice(0, linksAtMost);
  return links.length === 0 ? [] : [textBlock(texts.linksBelow, 'subtle'), { type: 'links', links }];
}

/** Paragraphs stay whole where they fit. */
export function textBlocks(text: string): CardBlock[] {
  const parts: string[] = [];
  for (const paragraph of text.split(/\n{2,}/)) {
    const last = parts.at(-1);
    if (last !== undefined && last.length + paragraph.length + 2 <= blockLength)
      parts[parts.length - 1] = `${last}\n\n${paragraph}`;
    else
      for (let at = 0; at === 0 || at < paragraph.length; at += blockLength)
        parts.push(paragraph.slice(at, at + blockLength));
  }
  return parts.map((part) => textBlock(part));
}

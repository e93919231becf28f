import type { Tx } from '../../../core/ports';
import { maxCellCharacters } from '../../../tables/limits';
import { findPeople } from '../../people';
import type { Broadcast } from '../broadcast';
import { texts } from '../texts';
import { repliesOf } from './store';

export interface Exchange {
  /** Written by the recipient. */
  replies: number;
  /** Everything that was written, the author's answers too, each with its date; as much as a cell holds. */
  text: string;
}

/** By recipient; whoever never replied and was never answered is not there. */
export async function exchangesOf(
  tx: Tx,
  { id, number, authorId, timeZone }: Broadcast,
): Promise<Map<string, Exchange>> {
  const replies = await repliesOf(tx, id);
  const ids = [...new Set([authorId, ...replies.map(({ personId }) => personId)])];
  const names = new Map((await findPeople(tx, ids)).map((one) => [one.id, one.displayName]));
  const nameOf = (personId: string): string => names.get(personId) ?? texts.someone;
  const when = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'short', timeStyle: 'short', timeZone });
  const exchanges = new Map<string, { replies: number; lines: string[] }>();
  for (const { personId, fromAuthor, text, at } of replies) {
    const exchange = exchanges.get(personId) ?? { replies: 0, lines: [] };
    if (!fromAuthor) exchange.replies += 1;
    exchange.lines.push(`${when.format(at)}, ${nameOf(fromAuthor ? authorId : personId)} : ${text}`);
    exchanges.set(personId, exchange);
  }
  return new Map(
    [...exchanges].map(([personId, { replies: count, lines }]) => [
      personId,
      { replies: count, text: inOneCell(lines, texts.exchangeGoesOn(number)) },
    ]),
  );
}

/** Whole lines, and where the rest is read. */
function inOneCell(lines: string[], more: string): string {
  const whole = lines.join('\n');
  if (whole.length <= maxCellCharacters) return whole;
  const kept: string[] = [];
  let length = more.length;
  for (const line of lines) {
    length += line.length + 1;
    if (length > maxCellCharacters) break;
    kept.push(line);
  }
  return [...kept, more].join('\n');
}

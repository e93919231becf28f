import type { HandlerReply } from '../../core/feature';
import { say, type Message } from '../../core/message';
import { findPeople } from '../people';
import { namesFor, tell, type Desk } from './desk';
import { refreshCards } from './live-cards/refresh-cards';
import { settleProposal } from './live-cards/settle-proposal';
import { consumeProposal, findProposal, markDisputed } from './proposals/store';
import { rememberSheet, showProposal } from './propose';
import type { FieldChange, FieldValues, Way } from './revision';
import { afterRoundAnswers } from './round/advance';
import type { RoundAnswer } from './round/store';
import type { Sheet } from './sheet';
import { tellOthers } from './tell-others';
import { texts } from './texts';
import { writtenMessage, type ProposedSheet } from './views/proposal';
import { writeSheet, type WriteResult } from './write-sheet';

/** « Valider »: consumes the proposal and writes it, once, whatever is clicked twice or sent again. */
export async function confirmProposal(desk: Desk, proposalId: string): Promise<HandlerReply> {
  const { context, person } = desk;
  const proposal = await findProposal(context.tx, proposalId, person.id);
  if (!proposal) return tell(desk, say(texts.notYours));
  if (proposal.state === 'open' && proposal.expiresAt <= context.now) return settle(desk, say(texts.expired));
  if (!(await consumeProposal(context.tx, proposalId, person.id, 'written')))
    return alreadyDone(desk, proposalId);
  const { items, way, words } = proposal;
  const reply = await writeItems(desk, items, { way, words, occasion: proposalId, proposalId });
  await settleProposal(desk, proposalId, reply);
  return reply;
}

export async function cancelProposal(desk: Desk, proposalId: string): Promise<HandlerReply> {
  const { context, person } = desk;
  const proposal = await findProposal(context.tx, proposalId, person.id);
  if (!proposal) return tell(desk, say(texts.notYours));
  if (!(await consumeProposal(context.tx, proposalId, person.id, 'cancelled')))
    return alreadyDone(desk, proposalId);
  const reply = settle(desk, say(texts.cancelled));
  await settleProposal(desk, proposalId, reply);
  return reply;
}

/** Looked at again: what consumed it may have been waited for. */
async function alreadyDone(desk: Desk, proposalId: string): Promise<HandlerReply> {
  const proposal = await findProposal(desk.context.tx, proposalId, desk.person.id);
  switch (proposal?.state) {
    case 'cancelled':
      return tell(desk, say(texts.alreadyCancelled));
    case 'disputed':
      return tell(desk, say(texts.alreadyDisputed));
    default:
      return tell(desk, say(texts.alreadyWritten));
  }
}

/** The buttons of the proposal have done their work: what became of it stands in their place. */
function settle(desk: Desk, message: Message): HandlerReply {
  const { event } = desk.context;
  return event.kind === 'action' && event.source ? [{ type: 'replaceSource', message }] : tell(desk, message);
}

interface Item {
  sheetId: string;
  revision: number;
  set: FieldValues;
}

interface Writing {
  way: Way;
  words?: string | undefined;
  /** What the binôme is told of once. */
  occasion: string;
  /** That this transaction consumed. */
  proposalId?: string | undefined;
  roundAnswer?: RoundAnswer;
}

/**
 * Writes each sheet, and says what became of it. What somebody else changed meanwhile is proposed again, with both
 * values.
 */
export async function writeItems(
  desk: Desk,
  items: Item[],
  { way, words, occasion, proposalId, roundAnswer = 'updated' }: Writing,
): Promise<HandlerReply> {
  const { context, person, writable } = desk;
  const written: { sheet: Sheet; before: Sheet; changes: FieldChange[] }[] = [];
  const conflicts: (Extract<WriteResult, { kind: 'conflict' }> & { set: FieldValues })[] = [];
  const unchanged: string[] = [];
  const notes: string[] = [];
  // Always in the same order, so that two people who write the same sheets never wait for each other in a circle.
  for (const item of items.toSorted((a, b) => (a.sheetId < b.sheetId ? -1 : 1))) {
    const result = await writeSheet(context.tx, writable, item, {
      authorId: person.id,
      way,
      source: context.event.key,
      words,
      now: context.now,
    });
    if (result.kind === 'written') written.push(result);
    if (result.kind === 'conflict') conflicts.push({ ...result, set: item.set });
    if (result.kind === 'gone') notes.push(texts.goneSheet);
    if (proposalId !== undefined && (result.kind === 'conflict' || result.kind === 'gone'))
      await markDisputed(context.tx, proposalId);
    if (result.kind === 'unchanged') {
      unchanged.push(item.sheetId);
      notes.push(texts.alreadyTrue);
    }
  }
  const place = ({ sheet }: { sheet: Sheet }): number =>
    items.findIndex(({ sheetId }) => sheetId === sheet.id);
  written.sort((a, b) => place(a) - place(b));
  conflicts.sort((a, b) => place(a) - place(b));
  const untold = await tellOthers(desk, written, occasion);
  await refreshCards(
    desk,
    written.map(({ sheet }) => sheet),
  );
  const last = written.at(-1);
  if (last) await rememberSheet(desk, last.sheet.id);

  const reply: HandlerReply = [];
  if (written.length > 0) {
    const names = await namesFor(
      desk,
      written.flatMap(({ sheet, before }) => [sheet, before]),
    );
    reply.push(...settle(desk, writtenMessage(written, names, { notes: [...notes.slice(0, 1), ...untold] })));
  } else if (conflicts.length === 0) reply.push(...settle(desk, say(notes.at(0) ?? texts.alreadyTrue)));
  if (conflicts.length > 0) {
    const again = await proposeAgain(desk, conflicts, way, words);
    const inPlace = again.flatMap((step) => (step.type === 'say' ? settle(desk, step.message) : [step]));
    reply.push(...(written.length > 0 ? again : inPlace));
  }
  const answers = new Map<string, RoundAnswer>([
    ...unchanged.map((id): [string, RoundAnswer] => [id, 'same']),
    ...written.map(({ sheet }): [string, RoundAnswer] => [sheet.id, roundAnswer]),
  ]);
  reply.push(...(await afterRoundAnswers(desk, answers)));
  return reply;
}

/** What somebody else changed meanwhile, with both values. */
async function proposeAgain(
  desk: Desk,
  conflicts: (Extract<WriteResult, { kind: 'conflict' }> & { set: FieldValues })[],
  way: Way,
  words: string | undefined,
): Promise<HandlerReply> {
  const authors = await findPeople(
    desk.context.tx,
    conflicts.flatMap(({ authorId }) => authorId ?? []),
  );
  const proposed = conflicts.map(
    ({ sheet, changes, theirs, authorId, set }): ProposedSheet & { sheet: Sheet; set: FieldValues } => ({
      sheet,
      set,
      changes,
      theirs: { changes: theirs, author: authors.find(({ id }) => id === authorId)?.displayName },
    }),
  );
  return showProposal(desk, proposed, way, words);
}

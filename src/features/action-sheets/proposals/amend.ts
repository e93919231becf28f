import type { HandlerReply } from '../../../core/feature';
import { say } from '../../../core/message';
import { asksSomething } from '../asks-something';
import { tell, type Desk } from '../desk';
import { settleProposal } from '../live-cards/settle-proposal';
import { proposeFromText, proposeRead } from '../propose';
import { readMessage, type MessageRead } from '../read-message';
import { anyOf } from '../reading/any-of';
import { errors, rewritings } from '../reading/correction-words';
import { composed, foldInPlace } from '../../../core/fold-in-place';
import { sameValue } from '../revision';
import { texts } from '../texts';
import { waitForAnswer } from './wait-for-answer';
import type { Proposal } from './proposal';
import { consumeProposal, findProposal } from './store';

const beginnings = ['non', 'pardon', 'oups', 'euh', 'en fait', 'plutot', 'enfin', ...rewritings, ...errors];
const correction = new RegExp(`^\\s*(?:${anyOf(beginnings)}(?![a-z\\d])[\\s,:]*)+`);
const corrects = (text: string): boolean => correction.test(foldInPlace(composed(text)));
const addition =
  /^\s*(?:(?:ah|oh|oups),? )?(?:et|aussi|[ée]galement|en plus|de plus|ajoute[zr]?|sans oublier)(?![\p{L}\d])[\s,:]*/iu;

/** « non pardon, 70 », « et le budget 900 k€ »: what waits, changed. Undefined: the text is about something else. */
export async function amendProposal(
  desk: Desk,
  proposalId: string,
  text: string,
): Promise<HandlerReply | undefined> {
  if (corrects(text)) return correct(desk, proposalId, text);
  return addition.test(text) && !asksSomething(text) ? add(desk, proposalId, text) : undefined;
}

/** « non, 70 » without its « non ». */
export function withoutCorrection(text: string): string {
  const typed = composed(text);
  return typed.slice(correction.exec(foldInPlace(typed))?.[0].length ?? 0);
}

/** The first words and their correction are read again as one message; the proposal that stood there is dropped. */
async function correct(desk: Desk, proposalId: string, text: string): Promise<HandlerReply> {
  const waiting = await waitingProposal(desk, proposalId);
  if (!waiting) return proposeFromText(desk, text, 'sentence');
  const before = await readMessage(desk, waiting.words);
  const value = whichFigure(withoutCorrection(text).trim(), before);
  if (value === undefined) return [...tell(desk, say(texts.whatIsWrong)), waitForAnswer(proposalId)];
  const words = `${waiting.words}, non pardon, ${value}`;
  const read = await readMessage(desk, words);
  if (!proposesOther(read, before)) return [...tell(desk, say(texts.whatIsWrong)), waitForAnswer(proposalId)];
  if (read.kind !== 'read' || read.reading.kind !== 'proposal')
    return [...(await proposeRead(desk, read, words, waiting.way)), waitForAnswer(proposalId)];
  return replaceProposal(desk, proposalId, () => proposeRead(desk, read, words, waiting.way));
}

/**
 * « non, 30 » where a share and a sum wait: the one that it can be, said so. Undefined: it can be either, or neither.
 * What is no bare number stays as it was typed.
 */
function whichFigure(typed: string, before: MessageRead): string | undefined {
  if (!/^\d{1,9}(?:[.,]\d{1,2})?$/.test(typed)) return typed;
  const items = before.kind === 'read' && before.reading.kind === 'proposal' ? before.reading.items : [];
  const budget = items.find((item) => item.budget !== undefined)?.budget;
  if (budget === undefined || !items.some(({ progress }) => progress !== undefined)) return typed;
  const number = Number(typed.replace(',', '.'));
  const unit = [1, 1e3, 1e6].find((factor) => number * factor >= budget / 2 && number * factor <= budget * 2);
  if (number <= 100 && unit === undefined) return `${typed} %`;
  return number > 100 && unit !== undefined ? `budget ${number * unit} €` : undefined;
}

async function add(desk: Desk, proposalId: string, text: string): Promise<HandlerReply | undefined> {
  const waiting = await waitingProposal(desk, proposalId);
  if (!waiting) return undefined;
  const words = `${waiting.words}, et ${text.replace(addition, '')}`;
  const read = await readMessage(desk, words);
  if (!proposesOther(withoutRemarks(read), withoutRemarks(await readMessage(desk, waiting.words))))
    return undefined;
  if (read.kind !== 'read' || read.reading.kind !== 'proposal') return undefined;
  return replaceProposal(desk, proposalId, () => proposeRead(desk, read, words, waiting.way));
}

async function replaceProposal(
  desk: Desk,
  proposalId: string,
  proposeAnew: () => Promise<HandlerReply>,
): Promise<HandlerReply> {
  await consumeProposal(desk.context.tx, proposalId, desk.person.id, 'cancelled');
  const reply = await proposeAnew();
  await settleProposal(desk, proposalId, reply);
  return reply;
}

async function waitingProposal(
  { context, person }: Desk,
  proposalId: string,
): Promise<(Proposal & { words: string }) | undefined> {
  const proposal = await findProposal(context.tx, proposalId, person.id);
  return proposal?.state === 'open' && proposal.words !== undefined
    ? { ...proposal, words: proposal.words }
    : undefined;
}

const proposesOther = (read: MessageRead, before: MessageRead): boolean =>
  !(read.kind === 'read' && before.kind === 'read' && sameValue(read.reading, before.reading));

/** Any words may be kept as a remark: that alone does not make them an addition. */
function withoutRemarks(read: MessageRead): MessageRead {
  if (read.kind !== 'read' || read.reading.kind !== 'proposal') return read;
  const items = read.reading.items.map(({ comment: _comment, ...item }) => item);
  return { ...read, reading: { ...read.reading, items } };
}

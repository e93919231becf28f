import { buttonRow, say, textBlock, type CardBlock, type Message } from '../../../core/message';
import { describeAssignment } from '../assignment-words';
import type { TerritoryRegister } from '../../territories';
import type { HeldData } from './store';
import { myDataTexts as texts } from './texts';
import type { Written } from './written/store';

/** Below what any platform cuts of one message. */
const partLength = 2500;
const pieceLength = 1000;
/** Of the export, at once. */
const partsOfPage = 5;
/** Of her texts, in the summary. */
const shownAtMost = 10;

export function myDataMessage(held: HeldData, register: TerritoryRegister): Message {
  const facts = personFacts(held);
  const assignments = held.assignments.map((assignment) => describeAssignment(assignment, register));
  const accounts = held.accounts.map(texts.accountLine);
  const counts = texts.countLines(held.counts).map(([label, count]) => `${label} : ${count}`);
  const blocks: CardBlock[] = facts.length > 0 ? [{ type: 'facts', facts }] : [textBlock(texts.unknown)];
  const lists: [string, string[]][] = [
    ...(held.person ? [[texts.assignments, orNone(assignments, texts.none)] as [string, string[]]] : []),
    [texts.accounts, orNone(accounts, texts.noAccount)],
    [texts.written, orNone(writtenLines(held.written), texts.nothingWritten)],
    ...(held.person ? [[texts.copils, meetingLines(held.written)] as [string, string[]]] : []),
    [texts.counts, counts],
  ];
  for (const [title, items] of lists) blocks.push(textBlock(title, 'strong'), { type: 'list', items });
  blocks.push(textBlock(texts.exportFollows));
  const text = [
    facts.length > 0 ? facts.map(({ label, value }) => `${label} : ${value}`).join('\n') : texts.unknown,
    ...lists.map(([title, items]) => [`${title} :`, ...items.map((item) => `• ${item}`)].join('\n')),
    texts.exportFollows,
  ].join('\n\n');
  return say(text, { title: texts.title, blocks });
}

/**
 * A page of the export, with a button for the next. The parts of all pages, put one after the other, are one JSON text;
 * each of its lines is whole.
 */
export function exportPage(held: HeldData, page: number, until: Date): Message[] {
  const parts = exportParts(held);
  const from = (page - 1) * partsOfPage;
  return parts.slice(from, from + partsOfPage).map((part, index) => {
    const number = from + index + 1;
    const text = `${texts.exportPart(number, parts.length)}\n${part}`;
    const left = parts.length - number;
    if (index < partsOfPage - 1 || left === 0) return say(text);
    const payload = { page: page + 1, until: until.toISOString() };
    const button = { label: texts.more(left), actionId: 'people.moreOfMyData', payload };
    return say(text, { blocks: [textBlock(text), buttonRow(button)] });
  });
}

function exportParts(held: HeldData): string[] {
  const parts: string[] = [];
  for (const line of exportLines(held)) {
    const last = parts.length - 1;
    const longer = `${parts[last] ?? ''}\n${line}`;
    if (last >= 0 && longer.length <= partLength) parts[last] = longer;
    else parts.push(line);
  }
  return parts;
}

function exportLines({ journal, ...rest }: HeldData): string[] {
  const head = JSON.stringify(inPieces(rest), null, 1).replace(/\n}$/, ',').split('\n');
  const entries = journal.map(
    (entry, index) => `  ${JSON.stringify(entry)}${index < journal.length - 1 ? ',' : ''}`,
  );
  return [...head, ' "journal": [', ...entries, ' ]', '}'];
}

/** A text that no message has room for becomes a list of its pieces. */
function inPieces(value: unknown): unknown {
  if (typeof value === 'string')
    return value.length <= pieceLength
      ? value
      : (value.match(new RegExp(`[^]{1,${pieceLength}}`, 'gu')) ?? []);
  if (Array.isArray(value)) return value.map(inPieces);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inPieces(inner)]));
}

/** The newest of what she typed, as it was typed. */
function writtenLines(written: Written): string[] {
  const { revisions, proposals, documents, questions, named, onThePage, broadcasts, broadcastReplies } =
    written;
  const { audienceLists, knowledgeDrafts, copilDrafts } = written;
  const dated = [
    ...revisions.map(({ at, sheet, words }) => ({
      at,
      line: texts.revision(at, sheet.number, sheet.title, words && shorten(words)),
    })),
    ...proposals.flatMap(({ at, state, words }) =>
      // One that was written stands in the history.
      words === undefined || state === 'written' ? [] : [{ at, line: texts.proposal(at, shorten(words)) }],
    ),
    ...documents.map(({ at, name }) => ({ at, line: texts.document(at, shorten(name)) })),
    ...questions.map(({ at, question }) => ({ at, line: texts.question(at, shorten(question)) })),
    ...broadcasts.map(({ at, number, title }) => ({
      at,
      line: texts.broadcast(at, number, shorten(title)),
    })),
    ...broadcastReplies.flatMap(({ at, number, byHer, text }) =>
      byHer ? [{ at, line: texts.broadcastReply(at, number, shorten(text)) }] : [],
    ),
    ...audienceLists.map(({ at, name }) => ({ at, line: texts.list(at, shorten(name)) })),
    ...knowledgeDrafts.flatMap(({ at, number, state, factId }) =>
      state === 'open' ? [{ at, line: texts.knowledgeDraft(at, number, factId) }] : [],
    ),
    ...copilDrafts.flatMap(({ at, kind, state }) =>
      state === 'open' ? [{ at, line: texts.copilDraft(at, kind) }] : [],
    ),
    ...onThePage.map(({ at, text }) => ({ at, line: texts.onThePage(at, shorten(text)) })),
  ].sort((a, b) => b.at.getTime() - a.at.getTime());
  const disputes = named.flatMap(({ sheet, as, text }) =>
    as === 'disagreement' && text !== undefined
      ? [texts.disagreement(sheet.number, sheet.title, shorten(text))]
      : [],
  );
  const older = dated.length - shownAtMost;
  return [
    ...dated.slice(0, shownAtMost).map(({ line }) => line),
    ...(older > 0 ? [texts.olderInExport(older)] : []),
    ...disputes,
  ];
}

/** How she answered and is reminded; the newest copils. */
function meetingLines(written: Written): string[] {
  const { copilInvitations, copilNotices, copilsConvened, collections, reminders, reminderFrequency } =
    written;
  const snoozed = reminders.filter(({ state, snoozedUntil }) => state === 'waiting' && snoozedUntil).length;
  const lines = [
    ...copilInvitations.map(({ copil, answer, replacedBy }) => ({
      at: copil.startsAt,
      line: texts.invitation(copil.number, copil.startsAt, answer, replacedBy && shorten(replacedBy)),
    })),
    ...copilNotices.map(({ copil, kind, state }) => ({
      at: copil.startsAt,
      line: texts.notice(copil.number, copil.startsAt, kind, state),
    })),
    ...copilsConvened.map(({ copil }) => ({
      at: copil.startsAt,
      line: texts.convened(copil.number, copil.startsAt),
    })),
    ...collections.map(({ at, copil, sheetIds, answeredAt }) => ({
      at,
      line: texts.asked(at, copil.number, sheetIds.length, answeredAt),
    })),
  ].sort((a, b) => b.at.getTime() - a.at.getTime());
  const older = lines.length - shownAtMost;
  return [
    texts.frequency(reminderFrequency),
    ...(snoozed > 0 ? [texts.snoozed(snoozed)] : []),
    ...lines.slice(0, shownAtMost).map(({ line }) => line),
    ...(older > 0 ? [texts.olderInExport(older)] : []),
  ];
}

const shorten = (text: string): string => (text.length > 200 ? `${text.slice(0, 199).trimEnd()}…` : text);

function personFacts({ person }: HeldData): { label: string; value: string }[] {
  if (!person) return [];
  return [
    { label: texts.name, value: person.name },
    { label: texts.email, value: person.email ?? texts.none },
    { label: texts.organisation, value: person.organisation ?? texts.none },
    { label: texts.timeZone, value: person.timeZone },
    { label: texts.since, value: texts.day(person.createdAt) },
  ];
}

const orNone = (items: string[], none: string): string[] => (items.length > 0 ? items : [none]);

import { randomUUID } from 'node:crypto';
import { conversationKeyText } from '../../core/address';
import { dialogConversation } from '../../core/dialog';
import type { HandlerReply } from '../../core/feature';
import { say } from '../../core/message';
import { peopleWithRole } from '../people';
import { sayAlreadyTrue } from './already-true';
import { isEmpty, namesFor, tell, territoryName, type Desk } from './desk';
import { journalSheetRead } from './journal-reading';
import { ask } from './proposals/ask';
import { valuesSchema } from './proposals/proposal';
import { saveProposal } from './proposals/store';
import { waitForAnswer } from './proposals/wait-for-answer';
import { readMessage, type MessageRead } from './read-message';
import type { ReadItem } from './reading/resolve';
import type { Reading } from './reading/understand-update';
import { changesOf, type FieldValues, type Way } from './revision';
import { leadId, type Sheet } from './sheet';
import { texts } from './texts';
import { toValues } from './to-values';
import { setSheetTopic } from './topic/store';
import { proposalMessage, type ProposedSheet } from './views/proposal';
import { territoryQuestion } from './views/territory-question';

/** Reads what was typed and proposes it, or asks one question. Writes no sheet. */
export async function proposeFromText(desk: Desk, text: string, way: Way): Promise<HandlerReply> {
  const read = await readMessage(desk, text);
  return proposeRead(desk, read, text, way);
}

export async function proposeRead(
  desk: Desk,
  read: MessageRead,
  text: string,
  way: Way,
): Promise<HandlerReply> {
  if (read.kind === 'whichTerritory') return tell(desk, territoryQuestion(read.among, text));
  if (read.kind === 'elsewhere') return tell(desk, say(texts.elsewhere(read.name)));
  if (read.kind === 'nothingToWrite')
    return tell(desk, say(isEmpty(desk.readable) ? texts.noSheets : texts.cannotWrite));
  const { reading, sheets, known, territoryId } = read;
  if (sheets.length === 0)
    return tell(desk, say(texts.emptyTerritory(territoryName(desk.register, territoryId))));
  if (reading.kind !== 'proposal') {
    const about = sheets.find(({ number }) => number === soleSheet(reading));
    if (about) await rememberSheet(desk, about.id);
    return ask(desk, reading, known, text, way);
  }
  const values = await valuesOf(desk, reading.items, sheets, territoryId);
  return proposeValues(desk, values, way, text);
}

/** The one sheet that it speaks of: what is said next is about it. */
function soleSheet(reading: Exclude<Reading, { kind: 'proposal' }>): number | undefined {
  if (reading.kind === 'question') return 'sheet' in reading.question ? reading.question.sheet : undefined;
  const [only, second] = reading.sheets;
  return second === undefined ? only : undefined;
}

export interface SheetValues {
  sheet: Sheet;
  set: FieldValues;
}

async function valuesOf(
  desk: Desk,
  items: ReadItem[],
  sheets: Sheet[],
  territoryId: string,
): Promise<SheetValues[]> {
  const needsPeople = items.some(({ lead }) => lead !== undefined);
  const people = needsPeople
    ? await peopleWithRole(desk.context.tx, {
        roles: ['elu', 'industriel', 'chefDeProjet'],
        territoryId,
        demo: desk.person.demo,
      })
    : [];
  return items.flatMap((item) => {
    const sheet = sheets.find(({ number }) => number === item.sheet);
    return sheet ? [{ sheet, set: toValues(item, sheet, people) }] : [];
  });
}

/** Shows before → after, and waits for « Valider ». */
export async function proposeValues(
  desk: Desk,
  values: SheetValues[],
  way: Way,
  words: string | undefined,
): Promise<HandlerReply> {
  const changed = values
    .map(({ sheet, set }): ProposedSheet & SheetValues => ({
      sheet,
      set,
      changes: changesOf(sheet.fields, set),
    }))
    .filter(({ changes }) => changes.length > 0);
  const beyond = changed.find(({ set }) => !valuesSchema.safeParse(set).success);
  if (beyond) return tell(desk, say(texts.beyondLimits(beyond.sheet.number)));
  const last = changed.at(-1) ?? values.at(-1);
  if (last) await rememberSheet(desk, last.sheet.id);
  if (changed.length === 0)
    return sayAlreadyTrue(
      desk,
      values.map(({ sheet }) => sheet),
    );
  return showProposal(desk, changed, way, words);
}

/** Keeps the proposal and shows it; « oui » and « non » are taken as the buttons are. */
export async function showProposal(
  desk: Desk,
  proposed: (ProposedSheet & SheetValues)[],
  way: Way,
  words: string | undefined,
): Promise<HandlerReply> {
  const { context, person } = desk;
  const proposalId = randomUUID();
  await saveProposal(context.tx, {
    id: proposalId,
    personId: person.id,
    conversation: conversationKeyText(dialogConversation(context)),
    items: proposed.map(({ sheet, set }) => ({ sheetId: sheet.id, revision: sheet.revision, set })),
    way,
    words,
    now: context.now,
  });
  // What was there before is shown beside what she said.
  for (const { sheet } of proposed) await journalSheetRead(desk, sheet);
  const leads = proposed.map(({ set }) => leadId(set.lead));
  const names = await namesFor(
    desk,
    proposed.map(({ sheet }) => sheet),
    leads,
  );
  return [...tell(desk, proposalMessage(proposalId, proposed, names)), waitForAnswer(proposalId)];
}

export async function rememberSheet({ context }: Desk, sheetId: string): Promise<void> {
  await setSheetTopic(context.tx, context.event.actor, dialogConversation(context), sheetId, context.now);
}

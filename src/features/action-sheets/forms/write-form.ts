import { z } from 'zod';
import type { HandlerReply } from '../../../core/feature';
import { say } from '../../../core/message';
import { writeItems } from '../confirm';
import { tell, type Desk } from '../desk';
import { settleProposal } from '../live-cards/settle-proposal';
import type { Proposal, ProposalItem } from '../proposals/proposal';
import { consumeProposal, findProposal } from '../proposals/store';
import { proposeValues, type SheetValues } from '../propose';
import { changesOf, type FieldValues } from '../revision';
import type { FieldName, Sheet } from '../sheet';
import { findSheet } from '../store';
import { texts } from '../texts';

/** What comes back with a form about one sheet. */
export const sheetFormPayload = z.object({
  sheetId: z.uuid(),
  /** What was proposed stands in the fields. */
  proposalId: z.uuid().optional(),
  /** The revision that the person saw; absent until the form is built. */
  revision: z.int().optional(),
  /** Fields that had no room in the form when it was built: they stay as they are. */
  left: z.array(z.string()).optional(),
});
export type SheetFormPayload = z.infer<typeof sheetFormPayload>;

/** What was proposed for that sheet, if it still waits. */
export async function proposedFor(desk: Desk, { proposalId, sheetId }: SheetFormPayload) {
  if (proposalId === undefined) return undefined;
  const proposal = await findProposal(desk.context.tx, proposalId, desk.person.id);
  const waits = proposal?.state === 'open' && proposal.expiresAt > desk.context.now;
  return waits ? proposal.items.find((item) => item.sheetId === sheetId) : undefined;
}

/**
 * Writes what was submitted: a form confirms what stands in it, and that alone. What was proposed with it beyond the
 * form's own fields (`own`), of this sheet or of others, waits for « Valider » still.
 */
export async function writeForm(
  desk: Desk,
  sheet: Sheet,
  { proposalId, revision = sheet.revision }: SheetFormPayload,
  set: FieldValues,
  own: ReadonlySet<FieldName>,
): Promise<HandlerReply> {
  const { context, person } = desk;
  let proposal: Proposal | undefined;
  if (proposalId !== undefined) {
    proposal = await findProposal(context.tx, proposalId, person.id);
    if (!(await consumeProposal(context.tx, proposalId, person.id, 'written'))) proposal = undefined;
  }
  const rest = proposal && proposal.expiresAt > context.now ? restOf(proposal.items, sheet.id, own) : [];
  const waiting = await stillChanging(desk, rest);
  const occasion = `form/${context.event.key}`;
  const isIdle = Object.keys(set).length === 0 && waiting.length > 0;
  const reply = isIdle
    ? []
    : await writeItems(desk, [{ sheetId: sheet.id, revision, set }], {
        way: 'form',
        occasion,
        proposalId: proposal?.id,
      });
  if (proposalId !== undefined) await settleProposal(desk, proposalId, reply);
  return [{ type: 'closeForm' }, ...reply, ...(await proposeRest(desk, proposal, rest))];
}

function restOf(items: ProposalItem[], writtenId: string, own: ReadonlySet<FieldName>): ProposalItem[] {
  return items.flatMap((item) => {
    if (item.sheetId !== writtenId) return [item];
    const beyond = Object.entries(item.set).filter(([field]) => !own.has(field as FieldName));
    return beyond.length === 0 ? [] : [{ ...item, set: Object.fromEntries(beyond) }];
  });
}

/** What somebody said the same of meanwhile waits no longer. */
async function stillChanging({ context, writable }: Desk, items: ProposalItem[]): Promise<SheetValues[]> {
  const values: SheetValues[] = [];
  for (const { sheetId, set } of items) {
    const sheet = await findSheet(context.tx, writable, sheetId);
    if (sheet && changesOf(sheet.fields, set).length > 0) values.push({ sheet, set });
  }
  return values;
}

async function proposeRest(
  desk: Desk,
  proposal: Proposal | undefined,
  rest: ProposalItem[],
): Promise<HandlerReply> {
  // Anew: the sheet has just been written.
  const values = await stillChanging(desk, rest);
  if (!proposal || values.length === 0) return [];
  return [
    ...tell(desk, say(texts.restWaits)),
    ...(await proposeValues(desk, values, proposal.way, proposal.words)),
  ];
}

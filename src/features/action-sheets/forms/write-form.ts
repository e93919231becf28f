import { z } from 'zod';
import type { HandlerReply } from '../../../core/feature';
import { writeItems } from '../confirm';
import type { Desk } from '../desk';
import { settleProposal } from '../live-cards/settle-proposal';
import type { Proposal } from '../proposals/proposal';
import { consumeProposal, findProposal } from '../proposals/store';
import { proposeValues, type SheetValues } from '../propose';
import type { FieldValues } from '../revision';
import type { Sheet } from '../sheet';
import { findSheet } from '../store';

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
  return proposal?.state === 'open' ? proposal.items.find((item) => item.sheetId === sheetId) : undefined;
}

/**
 * Writes what was submitted. The form confirms the sheet that it shows, with what was proposed of it beyond the form's
 * own fields (`own`); the other sheets that were proposed with it wait for « Valider » still.
 */
export async function writeForm(
  desk: Desk,
  sheet: Sheet,
  { proposalId, revision = sheet.revision }: SheetFormPayload,
  set: FieldValues,
  own: (field: string) => boolean,
): Promise<HandlerReply> {
  const { context, person } = desk;
  let proposal: Proposal | undefined;
  if (proposalId !== undefined) {
    proposal = await findProposal(context.tx, proposalId, person.id);
    if (!(await consumeProposal(context.tx, proposalId, person.id, 'written'))) proposal = undefined;
  }
  const proposed = proposal?.items.find(({ sheetId }) => sheetId === sheet.id)?.set ?? {};
  const beyond = Object.entries(proposed).filter(([field]) => !own(field));
  const item = { sheetId: sheet.id, revision, set: { ...Object.fromEntries(beyond), ...set } };
  const occasion = `form/${context.event.key}`;
  const reply = await writeItems(desk, [item], { way: 'form', occasion, proposalId: proposal?.id });
  if (proposalId !== undefined) await settleProposal(desk, proposalId, reply);
  return [{ type: 'closeForm' }, ...reply, ...(await proposeRest(desk, proposal, sheet.id))];
}

async function proposeRest(
  desk: Desk,
  proposal: Proposal | undefined,
  writtenId: string,
): Promise<HandlerReply> {
  const { context, writable } = desk;
  if (!proposal || proposal.expiresAt <= context.now) return [];
  const rest: SheetValues[] = [];
  for (const { sheetId, set } of proposal.items) {
    const sheet = sheetId === writtenId ? undefined : await findSheet(context.tx, writable, sheetId);
    if (sheet) rest.push({ sheet, set });
  }
  return rest.length === 0 ? [] : proposeValues(desk, rest, proposal.way, proposal.words);
}

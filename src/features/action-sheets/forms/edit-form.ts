import { z } from 'zod';
import { form, type Context, type FormDefinition, type HandlerReply } from '../../../core/feature';
import { UserError } from '../../../core/errors';
import type { TerritoryRegister } from '../../territories';
import { peopleWithRole } from '../../people';
import { writeItems } from '../confirm';
import { namesFor, openDesk, type Desk } from '../desk';
import { leadName } from '../field-text';
import { journalSheetRead } from '../journal-reading';
import { settleProposal } from '../live-cards/settle-proposal';
import type { Proposal } from '../proposals/proposal';
import { consumeProposal, findProposal } from '../proposals/store';
import { proposeValues, type SheetValues } from '../propose';
import { applyValues, changesOf, type FieldValues } from '../revision';
import { commitments, statuses, type FieldName, type Sheet, type SheetFields } from '../sheet';
import { findSheet, historyOf } from '../store';
import { texts } from '../texts';
import { toLead, withConsequences } from '../to-values';
import { buildEditForm } from './build-edit-form';
import {
  budgetField,
  dueField,
  dueShown,
  listOf,
  optionalText,
  partnersField,
  pastDueProblem,
  progressField,
  readBudget,
  readDue,
  readProgress,
} from './form-values';

const payloadSchema = z.object({
  sheetId: z.uuid(),
  /** What the sentence proposed stands in the fields. */
  proposalId: z.uuid().optional(),
  /** The revision that the person saw; absent until the form is built. */
  revision: z.int().optional(),
});
type Payload = z.infer<typeof payloadSchema>;

const valuesSchema = z.object({
  status: z.enum(statuses, 'Choisissez un statut.'),
  progress: progressField,
  budget: budgetField,
  due: dueField,
  nextStep: optionalText(1000),
  blocker: optionalText(1000),
  lead: optionalText(200),
  partners: partnersField,
  commitment: z.enum(commitments).optional(),
  comment: optionalText(2000),
});
type Values = z.infer<typeof valuesSchema>;

/** « Modifier » a proposal, or « Mettre à jour » a sheet. Submitting it is itself the confirmation. */
export function editForm(register: TerritoryRegister): FormDefinition {
  return form<Payload, Values>({
    formId: 'action-sheets.edit',
    openLabel: texts.edit,
    payload: payloadSchema,
    values: valuesSchema,
    async build(context, payload) {
      const { desk, sheet } = await sheetFor(context, register, payload.sheetId);
      await journalSheetRead(desk, sheet);
      const proposal =
        payload.proposalId === undefined
          ? undefined
          : await findProposal(context.tx, payload.proposalId, desk.person.id);
      const item =
        proposal?.state === 'open' ? proposal.items.find(({ sheetId }) => sheetId === sheet.id) : undefined;
      return buildEditForm(
        desk,
        sheet,
        { ...payload, revision: payload.revision ?? item?.revision ?? sheet.revision },
        item?.set,
      );
    },
    async submit(context, payload, values) {
      const { desk, sheet } = await sheetFor(context, register, payload.sheetId);
      const revision = payload.revision ?? sheet.revision;
      const set = await valuesToSet(desk, sheet, await fieldsAt(desk, sheet, revision), values);
      const problems = pastDueProblem(set.due, values.status, desk.today);
      if (problems) return [{ type: 'rejectForm', problems }];
      let proposal: Proposal | undefined;
      if (payload.proposalId !== undefined) {
        proposal = await findProposal(context.tx, payload.proposalId, desk.person.id);
        if (!(await consumeProposal(context.tx, payload.proposalId, desk.person.id, 'written')))
          proposal = undefined;
      }
      const occasion = `form/${context.event.key}`;
      const writing = { way: 'form', occasion, proposalId: proposal?.id } as const;
      const reply = await writeItems(desk, [{ sheetId: sheet.id, revision, set }], writing);
      if (payload.proposalId !== undefined) await settleProposal(desk, payload.proposalId, reply);
      return [{ type: 'closeForm' }, ...reply, ...(await proposeRest(desk, proposal, sheet.id))];
    },
  });
}

/** The form confirms the sheet that it shows; the others that were proposed with it wait for « Valider » still. */
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

export async function sheetFor(
  context: Context,
  register: TerritoryRegister,
  sheetId: string,
): Promise<{ desk: Desk; sheet: Sheet }> {
  const desk = openDesk(context, register);
  if (!desk) throw new UserError(texts.unknownPerson);
  const sheet = await findSheet(context.tx, desk.writable, sheetId);
  if (!sheet) throw new UserError(texts.goneSheet);
  return { desk, sheet };
}

/** What the sheet said at that revision: what the person had before her eyes. */
async function fieldsAt({ context, writable }: Desk, sheet: Sheet, revision: number): Promise<SheetFields> {
  if (revision >= sheet.revision) return sheet.fields;
  const rows = await historyOf(context.tx, writable, sheet.id, sheet.revision - revision);
  return rows.reduce(
    (fields, { changes }) =>
      applyValues(
        fields,
        Object.fromEntries(changes.map(({ field, before }) => [field, before ?? null])) as FieldValues,
      ),
    sheet.fields,
  );
}

/** Only what the person changed from what she saw; a field that she emptied is taken away. */
async function valuesToSet(
  desk: Desk,
  sheet: Sheet,
  seen: SheetFields,
  values: Values,
): Promise<FieldValues> {
  const people = await peopleWithRole(desk.context.tx, {
    roles: ['elu', 'industriel', 'chefDeProjet'],
    territoryId: sheet.territoryId,
    demo: desk.person.demo,
  });
  const names = await namesFor(desk, [{ ...sheet, fields: seen }]);
  const isSameLead = seen.lead && values.lead === leadName(seen.lead, names);
  const partners = listOf(values.partners ?? '');
  const typed: FieldValues = {
    status: values.status,
    progress: values.progress ? (readProgress(values.progress) ?? null) : null,
    budget: values.budget ? (readBudget(values.budget) ?? null) : null,
    due: !values.due
      ? null
      : seen.due && values.due === dueShown(seen.due)
        ? seen.due
        : (readDue(values.due, desk.today) ?? null),
    nextStep: values.nextStep || null,
    blocker: values.blocker || null,
    lead: !values.lead ? null : isSameLead ? seen.lead : toLead(values.lead, people),
    partners: partners.length > 0 ? partners : null,
    commitment: values.commitment ?? null,
    comment: values.comment || null,
  };
  const changed = new Set(changesOf(seen, typed).map(({ field }) => field));
  const set = Object.fromEntries(
    Object.entries(typed).filter(([field]) => changed.has(field as FieldName)),
  ) as FieldValues;
  return withConsequences(set, { ...sheet, fields: seen });
}

import { z } from 'zod';
import { UserError } from '../../../../core/errors';
import { form, type Context, type FormDefinition } from '../../../../core/feature';
import type { TerritoryRegister } from '../../../territories';
import { frenchDate } from '../../answering/french-date';
import { recheckAfterMonths } from '../../documents/import-document';
import { rewriteDocument, type FoundDocument } from '../../documents/store';
import { parisDay } from '../../french-day';
import { monthsLater } from '../answer-to-draft';
import { deedOf, requireDrafter, requirePublisher, type Drafter } from '../editors';
import { journalDocument } from '../journal-document';
import { closed } from '../reply';
import { editingTexts } from '../texts';
import { reasonField, withdrawReason } from '../withdraw-reason';
import { correctDocument, documentNamed, lockDocument, withdrawDocument } from './deeds';
import { documentPayload, isSeenBy } from './look-after';
import { chatTexts as texts } from './texts';
import { documentFields, documentValuesSchema, valuesOf } from './values';
import { documentCard } from './views';

/** What is said of a document is corrected, the document withdrawn, or found to be right still. */
export const documentForms = (territories: TerritoryRegister): FormDefinition[] => [
  correctForm(territories),
  withdrawForm(territories),
  confirmForm(territories),
];

/** A draft is completed by whoever may write drafts; what is published, by whoever publishes. */
function editorOf(context: Context, territories: TerritoryRegister, found: FoundDocument): Drafter {
  if (found.state !== 'draft') return requirePublisher(context, territories);
  const drafter = requireDrafter(context, territories);
  if (!isSeenBy(drafter.person, found)) throw new UserError(texts.noSuch(found.document.id));
  return drafter;
}

function correctForm(territories: TerritoryRegister): FormDefinition {
  const formId = 'schemes.correctDocument';
  return form({
    formId,
    openLabel: texts.correctTitle,
    payload: documentPayload,
    values: documentValuesSchema,
    async build(context, payload) {
      const before = await documentNamed(context.tx, payload.documentId);
      editorOf(context, territories, before);
      return {
        formId,
        title: texts.correctTitle,
        submitLabel: texts.save,
        payload,
        intro: `« ${payload.documentId} »`,
        fields: documentFields(valuesOf(before)),
      };
    },
    async submit(context, { documentId }, values) {
      const before = await lockDocument(context.tx, documentId);
      const drafter = editorOf(context, territories, before);
      const after = await correctDocument(context.tx, before, values, deedOf(context, drafter));
      return closed(texts.corrected(after.document.title), documentCard(after));
    },
  });
}

function withdrawForm(territories: TerritoryRegister): FormDefinition {
  const formId = 'schemes.withdrawDocument';
  return form({
    formId,
    openLabel: texts.withdrawTitle,
    payload: documentPayload,
    values: z.object({ reason: withdrawReason }),
    async build(context, payload) {
      requirePublisher(context, territories);
      const { document } = await documentNamed(context.tx, payload.documentId);
      return {
        formId,
        title: texts.withdrawTitle,
        submitLabel: editingTexts.withdraw,
        payload,
        intro: `« ${document.title} »`,
        fields: [reasonField],
      };
    },
    async submit(context, { documentId }, { reason }) {
      const drafter = requirePublisher(context, territories);
      return closed(await withdrawDocument(context.tx, documentId, reason, deedOf(context, drafter)));
    },
  });
}

function confirmForm(territories: TerritoryRegister): FormDefinition {
  const formId = 'schemes.confirmDocument';
  return form({
    formId,
    openLabel: texts.confirmTitle,
    payload: documentPayload,
    values: z.object({ recheck: z.iso.date('Donnez le jour où il faudra le revérifier.') }),
    async build(context, payload) {
      requirePublisher(context, territories);
      const { document } = await documentNamed(context.tx, payload.documentId);
      const initial = monthsLater(context.now, recheckAfterMonths);
      return {
        formId,
        title: texts.confirmTitle,
        submitLabel: editingTexts.stillRight,
        payload,
        intro: `« ${document.title} »`,
        fields: [{ id: 'recheck', label: texts.labels.recheck, type: 'date', initial }],
      };
    },
    async submit(context, { documentId }, { recheck }) {
      const drafter = requirePublisher(context, territories);
      const before = await lockDocument(context.tx, documentId);
      if (before.state !== 'published') throw new UserError(texts.stateChanged);
      const today = parisDay(context.now);
      if (recheck <= today) return [{ type: 'rejectForm', problems: { recheck: 'Ce jour est déjà passé.' } }];
      const deed = deedOf(context, drafter);
      const after = {
        document: { ...before.document, recheck },
        source: { ...before.source, checkedAt: today },
      };
      await rewriteDocument(context.tx, before, after, { ...deed, change: 'checked' });
      await journalDocument(context.tx, 'document.check', documentId, deed);
      return closed(texts.confirmed(before.document.title, frenchDate(recheck)));
    },
  });
}

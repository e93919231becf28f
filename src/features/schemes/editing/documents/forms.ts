import { z } from 'zod';
import { UserError } from '../../../../core/errors';
import { form, type Context, type FormDefinition, type HandlerReply } from '../../../../core/feature';
import { say, type Message } from '../../../../core/message';
import { cleanTyped } from '../../../../core/text';
import type { TerritoryRegister } from '../../../territories';
import { frenchDate } from '../../answering/french-date';
import { recheckAfterMonths } from '../../documents/import-document';
import { sourceOf } from '../../documents/prepare-document';
import { changeDocument, findDocument, rewriteDocument, type FoundDocument } from '../../documents/store';
import { parisDay } from '../../french-day';
import { monthsLater } from '../answer-to-draft';
import { deedOf, requireDrafter, requirePublisher, type Drafter } from '../editors';
import { journalDocument } from '../journal-document';
import { editingTexts } from '../texts';
import { documentFor, documentPayload, isSeenBy } from './look-after';
import { chatTexts as texts } from './texts';
import { documentFields, documentValuesSchema } from './values';
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

async function found({ tx }: Context, id: string): Promise<FoundDocument> {
  const document = await findDocument(tx, id);
  if (!document) throw new UserError(texts.noSuch(id));
  return document;
}

function correctForm(territories: TerritoryRegister): FormDefinition {
  const formId = 'schemes.correctDocument';
  return form({
    formId,
    openLabel: texts.correctTitle,
    payload: documentPayload,
    values: documentValuesSchema,
    async build(context, payload) {
      const before = await found(context, payload.documentId);
      editorOf(context, territories, before);
      const { title, date, recheck } = before.document;
      const { publisher, url } = before.source;
      return {
        formId,
        title: texts.correctTitle,
        submitLabel: texts.save,
        payload,
        intro: `« ${payload.documentId} »`,
        fields: documentFields({ title, publisher, url, date, recheck }),
      };
    },
    async submit(context, { documentId }, values) {
      const before = await documentFor(context, documentId);
      const drafter = editorOf(context, territories, before);
      const { title, date, recheck } = values;
      const authorIds = [...new Set([...(before.document.authorIds ?? []), drafter.person.id])];
      const document = {
        ...before.document,
        title,
        date,
        recheck,
        ...(before.state === 'draft' && { authorIds }),
      };
      const deed = deedOf(context, drafter);
      const after = { document, source: sourceOf(document, values, context.now) };
      await rewriteDocument(context.tx, before, after, { ...deed, change: 'corrected' });
      await journalDocument(context.tx, 'document.correct', documentId, deed);
      return [...closed(texts.corrected(title)), ...tell(documentCard({ ...before, ...after }))];
    },
  });
}

function withdrawForm(territories: TerritoryRegister): FormDefinition {
  const formId = 'schemes.withdrawDocument';
  return form({
    formId,
    openLabel: texts.withdrawTitle,
    payload: documentPayload,
    values: z.object({
      reason: z
        .string(editingTexts.withdrawMissing)
        .transform(cleanTyped)
        .pipe(z.string().min(3, editingTexts.withdrawMissing).max(500)),
    }),
    async build(context, payload) {
      requirePublisher(context, territories);
      const { document } = await found(context, payload.documentId);
      return {
        formId,
        title: texts.withdrawTitle,
        submitLabel: editingTexts.withdraw,
        payload,
        intro: `« ${document.title} »`,
        fields: [
          {
            id: 'reason',
            label: editingTexts.withdrawLabel,
            type: 'text',
            multiline: true,
            maxLength: 500,
          },
        ],
      };
    },
    async submit(context, { documentId }, { reason }) {
      const drafter = requirePublisher(context, territories);
      const { document, state } = await documentFor(context, documentId);
      if (state !== 'published') throw new UserError(texts.stateChanged);
      const deed = deedOf(context, drafter);
      await changeDocument(context.tx, documentId, { from: ['published'], to: 'withdrawn', reason }, deed);
      await journalDocument(context.tx, 'document.withdraw', documentId, deed);
      return closed(texts.withdrawn(document.title));
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
      const { document } = await found(context, payload.documentId);
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
      const before = await documentFor(context, documentId);
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

const closed = (text: string): HandlerReply => [{ type: 'closeForm' }, ...tell(say(text))];
const tell = (message: Message): HandlerReply => [{ type: 'say', audience: 'actor', message }];

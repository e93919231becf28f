import { z } from 'zod';
import { UserError } from '../../../../core/errors';
import { action, form, type Action, type FormDefinition } from '../../../../core/feature';
import type { TerritoryRegister } from '../../../territories';
import { recheckAfterMonths } from '../../documents/import-document';
import { prepareDocument } from '../../documents/prepare-document';
import { addDocument, findDocumentOfMark } from '../../documents/store';
import { lockKnowledge } from '../../store';
import { monthsLater } from '../answer-to-draft';
import { deedOf, requireDrafter } from '../editors';
import { journalDocument } from '../journal-document';
import { closed, replaced } from '../reply';
import { findRead, ownerOf, settleImport } from './store';
import { chatTexts as texts } from './texts';
import { documentFields, documentValuesSchema } from './values';
import { documentCard } from './views';

const payloadSchema = z.object({ importId: z.uuid() });

/** What was read becomes a draft, whole, once somebody has said where it comes from. */
export function keepForm(territories: TerritoryRegister): FormDefinition {
  return form({
    formId: 'schemes.keepDocument',
    openLabel: texts.keep,
    payload: payloadSchema,
    values: documentValuesSchema,
    async build(context, payload) {
      const owner = ownerOf(requireDrafter(context, territories));
      const found = await findRead(context.tx, payload.importId, owner);
      if (!found) throw new UserError(texts.gone);
      const { title = found.name, date } = found.result;
      return {
        formId: 'schemes.keepDocument',
        title: texts.keepTitle,
        submitLabel: texts.save,
        payload,
        intro: found.name,
        fields: documentFields({ title, date, recheck: monthsLater(context.now, recheckAfterMonths) }),
      };
    },
    async submit(context, { importId }, values) {
      const drafter = requireDrafter(context, territories);
      const { person } = drafter;
      const owner = ownerOf(drafter);
      const { tx, now } = context;
      const found = await findRead(tx, importId, owner);
      if (!found) throw new UserError(texts.gone);
      const { name, result } = found;
      const { document, source, passages } = prepareDocument(
        { name, mark: result.mark, blocks: result.blocks },
        values,
        { now, authorIds: [person.id] },
      );
      const isInvented = person.demo;
      // Two may have read the same file before either keeps it.
      await lockKnowledge(tx);
      const known = await findDocumentOfMark(tx, result.mark, { isInvented });
      if (known) {
        if (!(await settleImport(tx, importId, owner, 'read'))) throw new UserError(texts.gone);
        return closed(texts.already(known.document.title));
      }
      const kept = isInvented ? { document, source, passages: passages.length } : undefined;
      if (!(await settleImport(tx, importId, owner, 'read', kept))) throw new UserError(texts.gone);
      if (!isInvented) {
        await addDocument(tx, document, source, passages);
        await journalDocument(tx, 'document.import', document.id, deedOf(context, drafter));
      }
      // Invented people share the knowledge of all: what they keep stays beside it, under the name of the import.
      const shown = isInvented ? { ...document, id: importId } : document;
      const card = documentCard(
        { document: shown, source, passages: passages.length, state: 'draft' },
        { isInvented },
      );
      return closed(texts.kept, card);
    },
  });
}

export const keepActions = (territories: TerritoryRegister): Action[] => [
  action({
    actionId: 'schemes.keepDocument',
    payload: payloadSchema,
    run: async (_context, payload) => [{ type: 'openForm', formId: 'schemes.keepDocument', payload }],
  }),
  action({
    actionId: 'schemes.abandonDocument',
    payload: payloadSchema,
    async run(context, { importId }) {
      const owner = ownerOf(requireDrafter(context, territories));
      if (!(await settleImport(context.tx, importId, owner, 'read'))) throw new UserError(texts.gone);
      return replaced(texts.abandoned);
    },
  }),
];

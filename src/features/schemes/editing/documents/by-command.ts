import { UserError } from '../../../../core/errors';
import type { Tx } from '../../../../core/ports';
import { sourceOf } from '../../documents/prepare-document';
import { changeDocument, findDocument, removeDraft, rewriteDocument } from '../../documents/store';
import { lockKnowledge } from '../../store';
import type { Command } from '../by-command';
import type { Deed } from '../draft';
import { publisherNamed } from '../editors';
import { journalDocument } from '../journal-document';
import { whyNotPublish } from '../second-person';
import { editingTexts } from '../texts';
import { chatTexts as texts } from './texts';
import { documentValuesSchema } from './values';

/** What is said of a document; what is absent stays. */
export interface DocumentCorrection {
  title?: string | undefined;
  publisher?: string | undefined;
  url?: string | undefined;
  date?: string | undefined;
  recheck?: string | undefined;
}

/** Keeping imported documents from the command line, by the rules of the chat. */
export const documentCommands = {
  /** One that was imported in the chat needs a second person; one that the command line imported has no first. */
  async publish(tx: Tx, id: string, command: Command): Promise<string[]> {
    const deed = await deedOf(tx, command);
    const { document, state } = await documentOf(tx, id);
    if (state === 'published') throw new UserError(texts.stateChanged);
    const authorIds = document.authorIds ?? [];
    const why = whyNotPublish({ bornOf: 'hand', authorIds }, deed.personId);
    if (state === 'draft' && authorIds.length > 0 && why !== undefined)
      throw new UserError(why === 'nobody' ? editingTexts.nobody : texts.ownDraft);
    await changeDocument(tx, id, { from: [state], to: 'published' }, deed);
    await journalDocument(tx, state === 'draft' ? 'document.publish' : 'document.restore', id, deed);
    return [(state === 'draft' ? texts.published : texts.restored)(document.title)];
  },

  async withdraw(tx: Tx, id: string, reason: string | undefined, command: Command): Promise<string[]> {
    const deed = await deedOf(tx, command);
    const { document, state } = await documentOf(tx, id);
    if (state !== 'published') throw new UserError(texts.stateChanged);
    const change = { from: ['published' as const], to: 'withdrawn' as const };
    await changeDocument(tx, id, { ...change, ...(reason !== undefined && { reason }) }, deed);
    await journalDocument(tx, 'document.withdraw', id, deed);
    return [texts.withdrawn(document.title)];
  },

  async drop(tx: Tx, id: string, command: Command): Promise<string[]> {
    const deed = await deedOf(tx, command);
    const { document, state } = await documentOf(tx, id);
    if (state !== 'draft') throw new UserError(texts.stateChanged);
    await removeDraft(tx, document);
    await journalDocument(tx, 'document.drop', id, deed);
    return [texts.dropped(document.title)];
  },

  async correct(tx: Tx, id: string, correction: DocumentCorrection, command: Command): Promise<string[]> {
    const deed = await deedOf(tx, command);
    const before = await documentOf(tx, id);
    const { title, date, recheck } = before.document;
    const { publisher, url } = before.source;
    const given = Object.entries(correction).filter(([, value]) => value !== undefined);
    const values = documentValuesSchema.safeParse({
      ...{ title, publisher, url, date, recheck },
      ...Object.fromEntries(given),
    });
    if (!values.success) throw new UserError(values.error.issues.map(({ message }) => message).join('\n'));
    const document = {
      ...before.document,
      title: values.data.title,
      date: values.data.date,
      recheck: values.data.recheck,
    };
    const after = { document, source: sourceOf(document, values.data, deed.now) };
    await rewriteDocument(tx, before, after, { ...deed, change: 'corrected' });
    await journalDocument(tx, 'document.correct', id, deed);
    return [texts.corrected(document.title)];
  },
};

async function documentOf(tx: Tx, id: string) {
  await lockKnowledge(tx);
  const found = await findDocument(tx, id);
  if (!found) throw new UserError(texts.noSuch(id));
  return found;
}

async function deedOf(tx: Tx, { as, register, now, source }: Command): Promise<Deed> {
  return { personId: await publisherNamed(tx, as, register), now, source };
}

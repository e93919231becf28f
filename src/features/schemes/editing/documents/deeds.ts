import { UserError } from '../../../../core/errors';
import type { Tx } from '../../../../core/ports';
import { sourceOf, type DocumentValues } from '../../documents/prepare-document';
import {
  changeState,
  findDocument,
  removeDraft,
  rewriteDocument,
  type FoundDocument,
} from '../../documents/store';
import { lockKnowledge } from '../../store';
import type { Deed } from '../draft';
import { journalDocument } from '../journal-document';
import { whyNotPublish } from '../second-person';
import { editingTexts } from '../texts';
import { chatTexts as texts } from './texts';

/** What is done with an imported document, in the chat as from the command line; each says what it did. */

export async function documentNamed(tx: Tx, id: string): Promise<FoundDocument> {
  const found = await findDocument(tx, id);
  if (!found) throw new UserError(texts.noSuch(id));
  return found;
}

/** One lock for all who change the knowledge: what is found is so until the end. */
export async function lockDocument(tx: Tx, id: string): Promise<FoundDocument> {
  await lockKnowledge(tx);
  return documentNamed(tx, id);
}

/** One that was imported in the chat needs a second person; one that the command line imported has no first. */
export async function publishDocument(tx: Tx, id: string, deed: Deed): Promise<string> {
  const found = await lockDocument(tx, id);
  const { document, state } = found;
  if (state === 'published') throw new UserError(texts.stateChanged);
  const { authorIds = [] } = document;
  const isDraft = state === 'draft';
  const why =
    isDraft && authorIds.length > 0 ? whyNotPublish({ bornOf: 'hand', authorIds }, deed.personId) : undefined;
  if (why !== undefined) throw new UserError(why === 'nobody' ? editingTexts.nobody : texts.ownDraft);
  await changeState(tx, found, { to: 'published' }, deed);
  await journalDocument(tx, isDraft ? 'document.publish' : 'document.restore', id, deed);
  return (isDraft ? texts.published : texts.restored)(document.title);
}

export async function withdrawDocument(tx: Tx, id: string, reason: string, deed: Deed): Promise<string> {
  const found = await lockDocument(tx, id);
  if (found.state !== 'published') throw new UserError(texts.stateChanged);
  await changeState(tx, found, { to: 'withdrawn', reason }, deed);
  await journalDocument(tx, 'document.withdraw', id, deed);
  return texts.withdrawn(found.document.title);
}

export async function dropDocument(tx: Tx, { document, state }: FoundDocument, deed: Deed): Promise<string> {
  if (state !== 'draft') throw new UserError(texts.stateChanged);
  await removeDraft(tx, document);
  await journalDocument(tx, 'document.drop', document.id, deed);
  return texts.dropped(document.title);
}

/** Whoever completes a draft is one of its authors: a second person publishes it. */
export async function correctDocument(
  tx: Tx,
  before: FoundDocument,
  values: DocumentValues,
  deed: Deed,
): Promise<FoundDocument> {
  const { title, date, recheck } = values;
  const authorIds = new Set(before.document.authorIds);
  if (before.state === 'draft' && deed.personId !== undefined) authorIds.add(deed.personId);
  const document = {
    ...before.document,
    ...{ title, date, recheck },
    ...(authorIds.size > 0 && { authorIds: [...authorIds] }),
  };
  const after = { document, source: sourceOf(document, values, deed.now) };
  await rewriteDocument(tx, before, after, { ...deed, change: 'corrected' });
  await journalDocument(tx, 'document.correct', document.id, deed);
  return { ...before, ...after };
}

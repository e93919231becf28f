import { UserError } from '../../../core/errors';
import type { Tx } from '../../../core/ports';
import { lockKnowledge } from '../store';
import type { Deed, FactDraft, FactRow } from './draft';
import { parisDay } from '../french-day';
import { whyNotPublish } from './second-person';
import { findDraft, findFactRow, hasItem, putItem, settleDraft } from './store';
import { editingTexts as texts } from './texts';

/** The draft becomes what Jalon answers with. Nothing is written where anything speaks against it. */
export async function publishDraft(
  tx: Tx,
  id: string,
  visitor: string | null,
  deed: Deed,
): Promise<FactDraft> {
  await lockKnowledge(tx);
  const draft = await findDraft(tx, { id }, visitor);
  if (!draft) throw new UserError(texts.draftGone);
  const why = whyNotPublish(draft, deed.personId);
  if (why !== undefined) throw new UserError(texts[why]);
  const { fact, newSource, wording, bornOf, baseRevision, authorIds } = draft;
  const before = await findFactRow(tx, fact.id);
  if (bornOf === 'correction' ? before?.revision !== baseRevision : before !== undefined)
    throw new UserError(texts.changedMeanwhile(fact.id));
  await settleDraft(tx, id, 'published', deed.now);
  const by = { authorIds };
  if (newSource && !(await hasItem(tx, 'source', newSource.id)))
    await putItem(tx, { kind: 'source', id: newSource.id, data: newSource, change: 'added', ...by }, deed);
  const change = before ? ('corrected' as const) : ('added' as const);
  const questions = [...new Set([...(fact.questions ?? []), ...(wording === undefined ? [] : [wording])])];
  const checked = {
    ...fact,
    checkedAt: parisDay(deed.now),
    ...(questions.length > 0 && { questions }),
  };
  await putItem(tx, { kind: 'fact', id: fact.id, data: checked, change, ...by }, deed);
  return draft;
}

/** It answers nothing any more, and stays in the history. */
export function withdrawFact(tx: Tx, id: string, reason: string, deed: Deed): Promise<FactRow> {
  return changeState(tx, id, { from: 'published', to: 'withdrawn', reason }, deed);
}

export function restoreFact(tx: Tx, id: string, deed: Deed): Promise<FactRow> {
  return changeState(tx, id, { from: 'withdrawn', to: 'published' }, deed);
}

async function changeState(
  tx: Tx,
  id: string,
  { from, to, reason }: { from: FactRow['state']; to: 'published' | 'withdrawn'; reason?: string },
  deed: Deed,
): Promise<FactRow> {
  await lockKnowledge(tx);
  const row = await findFactRow(tx, id);
  if (!row) throw new UserError(texts.noSuchFact(id));
  if (row.state !== from) throw new UserError(texts.stateAlready[to]);
  const change = to === 'withdrawn' ? ('withdrawn' as const) : ('restored' as const);
  const authorIds = deed.personId === undefined ? [] : [deed.personId];
  await putItem(tx, { kind: 'fact', id, data: row.data, change, state: to, authorIds, reason }, deed);
  return { ...row, state: to };
}

/** Somebody looked: it is still so, and is to be looked at again that day. */
export async function confirmFact(tx: Tx, id: string, recheck: string, deed: Deed): Promise<FactRow> {
  await lockKnowledge(tx);
  const row = await findFactRow(tx, id);
  if (row?.state !== 'published') throw new UserError(texts.noSuchFact(id));
  const authorIds = deed.personId === undefined ? [] : [deed.personId];
  const data = { ...row.data, recheck, checkedAt: parisDay(deed.now) };
  if (recheck !== row.data.recheck || data.checkedAt !== row.data.checkedAt)
    await putItem(tx, { kind: 'fact', id, data, change: 'checked', authorIds }, deed);
  return { ...row, data };
}

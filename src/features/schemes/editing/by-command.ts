import { UserError } from '../../../core/errors';
import type { Tx } from '../../../core/ports';
import { journal, type JournalDeed } from '../../people';
import type { TerritoryRegister } from '../../territories';
import type { Source } from '../knowledge';
import type { Deed, FactDraft } from './draft';
import { publisherNamed } from './editors';
import { draftContent, factValuesSchema } from './fact-values';
import { readHistoryLines } from './history-lines';
import { publishDraft, restoreFact, withdrawFact } from './publish';
import { addDraft, findDraft, findFactRow, hasItem, listDrafts } from './store';
import { editingTexts as texts } from './texts';
import { changedLines, draftLine } from './views';
import { readReason } from './withdraw-reason';

/** `as`: the address, in the directory, of whoever acts; absent: nobody, and then nothing new is published. */
export interface Command extends Omit<Deed, 'personId'> {
  as?: string | undefined;
  register: TerritoryRegister;
}

/** What a correction changes; what is absent stays. */
export interface Correction {
  text?: string | undefined;
  source?: string | undefined;
  sourceTitle?: string | undefined;
  sourcePublisher?: string | undefined;
  sourceUrl?: string | undefined;
  date?: string | undefined;
  confidence?: string | undefined;
  recheck?: string | undefined;
  /** « aucune » takes it away. */
  nature?: string | undefined;
}

const historyLines = 200;
const noNature = 'aucune';

/** Keeping the knowledge from the command line, by the rules of the chat. Each throws a UserError and writes nothing, or is done. */
export const knowledgeCommands = {
  async drafts(tx: Tx): Promise<string[]> {
    return (await listDrafts(tx, null)).map(draftLine);
  },

  async history(tx: Tx, factId: string | undefined, { now, source }: Omit<Deed, 'personId'>) {
    const isThere =
      factId === undefined || (await findFactRow(tx, factId)) || (await hasItem(tx, 'document', factId));
    if (!isThere) throw new UserError(texts.noSuchFact(factId));
    const lines = await readHistoryLines(tx, factId, historyLines, { now, source });
    return lines.length > 0 ? lines : [texts.noHistory];
  },

  async publish(tx: Tx, number: number, command: Command): Promise<string[]> {
    const deed = await deedOfCommand(tx, command);
    const draft = await findDraft(tx, { number }, null);
    if (!draft) throw new UserError(texts.noSuchDraft(String(number)));
    const { fact } = await publishDraft(tx, draft.id, null, deed);
    await note(tx, 'knowledge.publish', fact.id, deed);
    return [texts.published(number)];
  },

  async withdraw(tx: Tx, factId: string, reason: string, command: Command): Promise<string[]> {
    const deed = await deedOfCommand(tx, command);
    await withdrawFact(tx, factId, readReason(reason), deed);
    await note(tx, 'knowledge.withdraw', factId, deed);
    return [texts.withdrawn(factId)];
  },

  async restore(tx: Tx, factId: string, command: Command): Promise<string[]> {
    const deed = await deedOfCommand(tx, command);
    await restoreFact(tx, factId, deed);
    await note(tx, 'knowledge.restore', factId, deed);
    return [texts.restored(factId)];
  },

  /** Published at once, as in the chat, unless `keepsDraft`. Says before and after. */
  async correct(
    tx: Tx,
    factId: string,
    correction: Correction,
    {
      keepsDraft,
      sourceOf,
      ...command
    }: Command & { keepsDraft: boolean; sourceOf: (id: string) => Source | undefined },
  ): Promise<string[]> {
    const deed = await deedOfCommand(tx, command);
    const { draft, changes } = await draftCorrection(tx, factId, correction, sourceOf, deed);
    if (keepsDraft) {
      await note(tx, 'knowledge.draft', factId, deed);
      return [...changes, texts.saved(draft.number)];
    }
    await publishDraft(tx, draft.id, null, deed);
    await note(tx, 'knowledge.publish', factId, deed);
    return [...changes, texts.corrected(factId)];
  },
};

async function draftCorrection(
  tx: Tx,
  factId: string,
  correction: Correction,
  sourceOf: (id: string) => Source | undefined,
  deed: Deed,
): Promise<{ draft: FactDraft; changes: string[] }> {
  const row = await findFactRow(tx, factId);
  if (row?.state !== 'published') throw new UserError(texts.noSuchFact(factId));
  const before = row.data;
  const { source, sourceTitle, nature = before.nature, ...rest } = correction;
  if (source !== undefined && sourceTitle !== undefined) throw new UserError(texts.oneSource);
  if (sourceTitle === undefined && (rest.sourceUrl ?? rest.sourcePublisher) !== undefined)
    throw new UserError(texts.sourceWithoutTitle);
  const values = factValuesSchema.safeParse({
    text: before.text,
    date: before.date,
    confidence: before.confidence,
    recheck: before.recheck,
    ...given(rest),
    subject: before.subjectId,
    facet: before.facet,
    source: source ?? (sourceTitle === undefined ? before.sources[0] : undefined),
    sourceTitle,
    nature: nature === noNature ? undefined : nature,
  });
  if (!values.success) throw new UserError(values.error.issues.map(({ message }) => message).join('\n'));
  const chosen = values.data.source;
  if (chosen !== undefined && !(await hasItem(tx, 'source', chosen)))
    throw new UserError(texts.noSuchSource(chosen));
  const content = draftContent(values.data, { before });
  const known = (id: string) => (id === content.newSource?.id ? content.newSource : sourceOf(id));
  const changes = changedLines(before, content.fact, known).map(({ label, value }) => `${label} : ${value}`);
  if (changes.length === 0) throw new UserError(texts.nothingToCorrect);
  const authorIds = deed.personId === undefined ? [] : [deed.personId];
  const correcting = { bornOf: 'correction', baseRevision: row.revision, authorIds, visitor: null } as const;
  return { draft: await addDraft(tx, { ...content, ...correcting }, deed.now), changes };
}

export const given = (values: object): object =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

export async function deedOfCommand(tx: Tx, { as, register, now, source }: Command): Promise<Deed> {
  return { personId: await publisherNamed(tx, as, register), now, source };
}

export const note = (tx: Tx, action: JournalDeed, factId: string, { personId, now, source }: Deed) =>
  journal(tx, [
    {
      at: now,
      ...(personId !== undefined && { personId }),
      action,
      subject: 'knowledge',
      subjectId: factId,
      source,
    },
  ]);

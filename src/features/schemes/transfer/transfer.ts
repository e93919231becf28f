import { isDeepStrictEqual } from 'node:util';
import { UserError } from '../../../core/errors';
import type { Transactions, Tx } from '../../../core/ports';
import { journal, type JournalDeed } from '../../people';
import type { Deed } from '../editing/draft';
import { lockKnowledge } from '../store';
import { itemKey, revisionKey, type FiledDraft, type KnowledgeFile } from './knowledge-file';
import { readKnowledgeFile } from './read-file';
import { addDrafts, knownDrafts, readWholeKnowledge, replaceKnowledge } from './store';

export interface TransferCounts {
  added: number;
  changed: number;
  removed: number;
  unchanged: number;
  /** Lines of the history that were not there. */
  revisions: number;
  /** Drafts of facts that were not there. */
  drafts: number;
}

/** The whole knowledge: every row whatever its state, its history, and the facts that wait to be published. */
export function exportKnowledge(transactions: Transactions, deed: Deed): Promise<KnowledgeFile> {
  return transactions.run(async (tx) => {
    await note(tx, 'knowledge.export', deed);
    return readWholeKnowledge(tx);
  });
}

/**
 * The base becomes what the file says: all of it or, when anything speaks against it, nothing. Rows as the seed made
 * them give way; work done by hand that the file does not hold is never lost, it stops the import.
 */
export async function importKnowledge(
  transactions: Transactions,
  text: string,
  { dryRun, ...deed }: Deed & { dryRun: boolean },
): Promise<TransferCounts> {
  const { file, problems } = readKnowledgeFile(text);
  if (problems.length > 0) throw refused(problems);
  return transactions.run(async (tx) => {
    await lockKnowledge(tx);
    const base = await readWholeKnowledge(tx);
    const lost = whatWouldBeLost(base, file);
    if (lost.length > 0) throw refused(lost);
    const old = new Map(base.items.map((item) => [itemKey(item), item]));
    const known = new Set(base.revisions.map(revisionKey));
    const revisions = file.revisions.filter((line) => !known.has(revisionKey(line)));
    const added = file.items.filter((item) => !old.has(itemKey(item))).length;
    const unchanged = file.items.filter((item) => isDeepStrictEqual(old.get(itemKey(item)), item)).length;
    const changed = file.items.length - added - unchanged;
    const removed = base.items.length - unchanged - changed;
    const drafts = await newDrafts(tx, file);
    if (!dryRun && added + changed + removed + revisions.length > 0)
      await replaceKnowledge(tx, file.items, revisions);
    if (!dryRun && drafts.length > 0) await addDrafts(tx, drafts);
    const written = added + changed + removed + revisions.length + drafts.length;
    if (!dryRun && written > 0) await note(tx, 'knowledge.import', deed);
    return { added, changed, removed, unchanged, revisions: revisions.length, drafts: drafts.length };
  });
}

/** Drafts of the base stay as they are, what was published or dropped meanwhile too: those alone come that it never had. */
async function newDrafts(tx: Tx, { drafts }: KnowledgeFile): Promise<FiledDraft[]> {
  const { ids, questionIds } = await knownDrafts(tx);
  return drafts.filter(
    ({ id, questionId }) => !ids.has(id) && (questionId === null || !questionIds.has(questionId)),
  );
}

/** Corrections, documents and history of the base that the file lacks, or has otherwise. */
function whatWouldBeLost(base: KnowledgeFile, file: KnowledgeFile): string[] {
  const items = new Map(file.items.map((item) => [itemKey(item), item]));
  const lines = new Map(file.revisions.map((line) => [revisionKey(line), line]));
  return [
    ...base.items
      .filter((item) => item.origin !== 'seed' && (items.get(itemKey(item))?.revision ?? 0) < item.revision)
      .map((item) => `${itemKey(item)} : la base en a une version plus récente que le fichier`),
    ...base.revisions
      .filter((line) => !isDeepStrictEqual(lines.get(revisionKey(line)), line))
      .map((line) => `${revisionKey(line)} : l’historique de la base et celui du fichier diffèrent`),
  ];
}

const note = (tx: Tx, action: JournalDeed, { personId, now, source }: Deed) =>
  journal(tx, [
    {
      at: now,
      ...(personId !== undefined && { personId }),
      action,
      subject: 'knowledge',
      subjectId: 'all',
      source,
    },
  ]);

const refused = (problems: string[]): UserError =>
  new UserError([...problems, `${problems.length} erreur(s) : rien n’est importé.`].join('\n'));

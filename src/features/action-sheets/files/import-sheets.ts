import type { Perimeter } from '../../../core/perimeter';
import type { Tx } from '../../../core/ports';
import type { Table } from '../../../tables/table';
import { journal } from '../../people';
import { firstRevision, newSheet } from '../create-sheet';
import { gathered } from '../gather-messages';
import { refreshCardsIn } from '../live-cards/refresh-cards';
import { enqueueMessages } from '../outgoing/store';
import type { FieldChange } from '../revision';
import type { Sheet } from '../sheet';
import { insertSheets, type NewRevision } from '../store';
import { tellPairs } from '../tell-pairs';
import { tellPilots } from '../tell-pilots';
import { revised, type Authorship } from '../write-sheet';
import { planSheets, type ImportOptions, type ImportPlan } from './plan-import';
import { readSheets } from './read-sheets';
import { lockTerritories, saveRevisions } from './store';

export { planImport, type ImportOptions, type ImportPlan } from './plan-import';

export interface AppliedImport extends ImportPlan {
  /** What the author should know: who could not be told. */
  notes: string[];
}

/** Sheets written in one go. */
const batchSize = 250;

/**
 * Imports the file as `planImport` says, all of it in this transaction; or, where there is a problem, nothing. The
 * second time everything is unchanged. The caller has looked at the right to write.
 */
export async function applyImport(
  tx: Tx,
  perimeter: Perimeter,
  table: Table,
  options: ImportOptions,
  authorship: Omit<Authorship, 'way'>,
  progress: (done: number, total: number) => void = () => {},
): Promise<AppliedImport> {
  const read = readSheets(table, options);
  await lockTerritories(tx, [...new Set(read.sheets.map(({ territoryId }) => territoryId))]);
  const plan = await planSheets(tx, perimeter, read, { ...options, source: authorship.source });
  if (plan.problems.length > 0) return { ...plan, notes: [] };

  const by: Authorship = { ...authorship, way: 'import' };
  const total = plan.created.length + plan.changed.length;
  let done = 0;
  const written: { sheet: Sheet; before?: Sheet | undefined; changes: FieldChange[] }[] = [];
  progress(done, total);
  for (const batch of batches(plan.created)) {
    const sheets = batch.map(({ territoryId, number, fields }) =>
      newSheet(territoryId, number, perimeter.demo, fields, by),
    );
    const revisions = sheets.map((sheet) => firstRevision(sheet, by));
    await insertSheets(tx, revisions);
    written.push(...revisions.map(({ sheet, changes }) => ({ sheet, changes })));
    await journalSheets(tx, revisions, 'sheet.create', by);
    progress((done += batch.length), total);
  }
  for (const batch of batches(plan.changed)) {
    const revisions = batch.map(({ sheet, set, changes }) => revised(sheet, set, changes, by));
    await saveRevisions(tx, revisions);
    written.push(
      ...revisions.map(({ sheet, changes }, at) => ({ sheet, changes, before: batch[at]?.sheet })),
    );
    await refreshCardsIn(
      tx,
      revisions.map(({ sheet }) => sheet),
      { ...options, cause: by.source, now: by.now },
    );
    await journalSheets(tx, revisions, 'sheet.write', by);
    progress((done += batch.length), total);
  }
  const told = await tellPilots({ tx, register: options.register, authorId: by.authorId }, written);
  const pairs = await tellPairs(tx, options.register, written, {
    authorId: by.authorId,
    occasion: `${by.source}/${by.now.toISOString()}`,
    demo: perimeter.demo,
  });
  await enqueueMessages(tx, [...gathered(told.messages), ...pairs.messages], by.source, by.now);
  return { ...plan, notes: [...told.notes, ...pairs.notes] };
}

function batches<T>(all: T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / batchSize) }, (_, index) =>
    all.slice(index * batchSize, (index + 1) * batchSize),
  );
}

async function journalSheets(
  tx: Tx,
  revisions: NewRevision[],
  action: 'sheet.create' | 'sheet.write',
  { now, authorId, source }: Authorship,
): Promise<void> {
  await journal(
    tx,
    revisions.map(({ sheet }) => ({
      at: now,
      personId: authorId,
      action,
      subject: 'sheet',
      subjectId: sheet.id,
      source,
    })),
  );
}

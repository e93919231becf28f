import { randomUUID } from 'node:crypto';
import { UserError } from '../../../core/errors';
import type { Transactions, Tx } from '../../../core/ports';
import { journal } from '../journal/store';
import { defaultTimeZone, type ImportedPerson } from './imported-person';
import {
  changesRow,
  planImport,
  type ImportOptions,
  type ImportPlan,
  type PersonChange,
} from './plan-import';
import type { ReadDirectory } from './read-directory';
import {
  deleteAssignments,
  insertAssignments,
  insertPeople,
  listDirectory,
  lockDirectory,
  updatePeople,
} from './store';

export interface Importing extends ImportOptions {
  now: Date;
  /** The name of the command, or the key of the event. */
  source: string;
  /** Called in the same transaction: invented people and sheets go when real people come. */
  removeDemonstration: (tx: Tx) => Promise<unknown>;
  /** Called with the number of steps done, out of `importSteps`. */
  progress?: (done: number) => void;
}

export const importSteps = 6;

/** What the import would do; writes nothing. */
export function previewImport(
  transactions: Transactions,
  people: ImportedPerson[],
  options: ImportOptions,
): Promise<ImportPlan> {
  return transactions.run(async (tx) => planImport(await listDirectory(tx), people, options));
}

/**
 * Writes everything or nothing, and says what it wrote. The same file again changes nothing. Throws a UserError for a
 * file with problems, or with nobody in it.
 */
export function applyImport(
  transactions: Transactions,
  { people, problems }: ReadDirectory,
  importing: Importing,
): Promise<ImportPlan> {
  if (problems.length > 0)
    throw new UserError(`Rien n’est importé : le fichier a ${problems.length} problème(s) à corriger.`);
  if (people.length === 0) throw new UserError('Rien n’est importé : le fichier ne contient personne.');
  const { now, source, progress } = importing;
  let done = 0;
  const step = async (work: Promise<unknown>) => {
    await work;
    done += 1;
    progress?.(done);
  };
  return transactions.run(async (tx) => {
    await lockDirectory(tx);
    const plan = planImport(await listDirectory(tx), people, importing);
    const added = plan.added.map((person) => ({ ...person, id: randomUUID() }));
    const changes = [...plan.changed, ...plan.absentChanged];
    await step(importing.removeDemonstration(tx));
    await step(insertPeople(tx, added.map(rowOf), now));
    await step(updatePeople(tx, changes.filter(changesRow).map(nextRow)));
    await step(
      deleteAssignments(
        tx,
        changes.flatMap(({ assignmentsRemoved }) => assignmentsRemoved.map(({ id }) => id)),
      ),
    );
    await step(
      insertAssignments(tx, [
        ...added.flatMap(({ id, assignments }) => assignments.map((one) => ({ ...one, personId: id }))),
        ...changes.flatMap(({ known, assignmentsAdded }) =>
          assignmentsAdded.map((one) => ({ ...one, personId: known.id })),
        ),
      ]),
    );
    const touched = [...added.map(({ id }) => id), ...changes.map(({ known }) => known.id)];
    await step(
      journal(
        tx,
        touched.map((subjectId) => ({
          at: now,
          action: 'directory.import',
          subject: 'person',
          subjectId,
          source,
        })),
      ),
    );
    return plan;
  });
}

const rowOf = ({ id, ...person }: ImportedPerson & { id: string }) => ({
  id,
  email: person.email,
  name: person.name,
  organisation: person.organisation ?? undefined,
  timeZone: person.timeZone ?? defaultTimeZone(person),
});

const nextRow = ({ known, next }: PersonChange) => ({
  id: known.id,
  name: next.name,
  organisation: next.organisation,
  timeZone: next.timeZone,
});

import type { Assignment } from '../../../core/person';
import { assignmentKey, type ImportedPerson } from './imported-person';

/** Somebody of the directory as it is: a real person who was not erased. */
export interface KnownPerson {
  id: string;
  email: string;
  name: string;
  organisation?: string;
  timeZone: string;
  assignments: (Assignment & { id: bigint })[];
}

export interface PersonChange {
  known: KnownPerson;
  /** As she will be. */
  next: Pick<KnownPerson, 'name' | 'organisation' | 'timeZone'>;
  assignmentsAdded: Assignment[];
  assignmentsRemoved: (Assignment & { id: bigint })[];
}

export interface ImportPlan {
  added: ImportedPerson[];
  /** With `removeAbsent`, those whose assignments are taken away because the file does not have them are not among these. */
  changed: PersonChange[];
  unchanged: KnownPerson[];
  /** People that the file does not have: left alone, or their assignments taken away. Nobody is erased. */
  absent: KnownPerson[];
  absentChanged: PersonChange[];
}

export interface ImportOptions {
  /** Takes the assignments of whoever is not in the file away. */
  removeAbsent: boolean;
  /** Addresses of those whom the settings make administrators: no file takes that role from them. */
  appointed: string[];
}

/** What an import would do. Pure: the same people again give an empty plan. */
export function planImport(
  known: KnownPerson[],
  people: ImportedPerson[],
  { removeAbsent, appointed }: ImportOptions,
): ImportPlan {
  const byEmail = new Map(known.map((person) => [person.email, person]));
  const named = new Set(people.map(({ email }) => email));
  const stays = ({ email }: KnownPerson, { role }: Assignment) =>
    role === 'administrateur' && appointed.includes(email);
  const plan: ImportPlan = {
    added: [],
    changed: [],
    unchanged: [],
    absent: known.filter(({ email }) => !named.has(email)),
    absentChanged: [],
  };
  for (const person of people) {
    const before = byEmail.get(person.email);
    if (!before) {
      plan.added.push(person);
      continue;
    }
    const change = changeOf(before, person, (assignment) => stays(before, assignment));
    if (isChange(change)) plan.changed.push(change);
    else plan.unchanged.push(before);
  }
  if (removeAbsent)
    plan.absentChanged = plan.absent
      .map((person) => ({
        known: person,
        next: person,
        assignmentsAdded: [],
        assignmentsRemoved: person.assignments.filter((assignment) => !stays(person, assignment)),
      }))
      .filter(isChange);
  return plan;
}

function changeOf(
  known: KnownPerson,
  person: ImportedPerson,
  stays: (assignment: Assignment) => boolean,
): PersonChange {
  const before = new Set(known.assignments.map(assignmentKey));
  const after = new Set(person.assignments.map(assignmentKey));
  return {
    known,
    next: {
      name: person.name,
      organisation:
        person.organisation === undefined ? known.organisation : (person.organisation ?? undefined),
      timeZone: person.timeZone ?? known.timeZone,
    },
    assignmentsAdded: person.assignments.filter((assignment) => !before.has(assignmentKey(assignment))),
    assignmentsRemoved: known.assignments.filter(
      (assignment) => !after.has(assignmentKey(assignment)) && !stays(assignment),
    ),
  };
}

const isChange = ({ known, next, assignmentsAdded, assignmentsRemoved }: PersonChange): boolean =>
  changesRow({ known, next }) || assignmentsAdded.length > 0 || assignmentsRemoved.length > 0;

export const changesRow = ({ known, next }: Pick<PersonChange, 'known' | 'next'>): boolean =>
  known.name !== next.name || known.organisation !== next.organisation || known.timeZone !== next.timeZone;

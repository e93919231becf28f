import type { Button } from '../../core/message';
import type { Person } from '../../core/person';
import type { Tx } from '../../core/ports';
import type { Timing } from '../../scheduling/recurrence';

/** The nouns of the feature. */

/** A row: what, for whom, when relative to what. */
export interface ReminderRule {
  id: string;
  /** Which source writes its reminders. */
  what: string;
  /** Of what: the copil, the collection. Absent: of everything that the source knows. */
  subjectId?: string;
  timing: Timing;
  /** To one person, of one series: what was skipped does not count. */
  maximum: number;
  active: boolean;
}

/** One reminder of one person. */
export interface WaitingReminder {
  id: string;
  personId: string;
  rule: ReminderRule;
  /** What its maximum is counted in. */
  series: string;
  dueAt: Date;
  /** What it must come before. */
  eventAt?: Date;
  /** She put it off: nothing before that moment, whatever a rule says. */
  snoozedUntil?: Date;
  /** Of an invented person: the visitor of the demonstration page. */
  workspaceId?: string;
  /** Known by the time it is described. */
  personZone?: string;
}

export const frequencies = ['daily', 'weekly', 'none'] as const;
export type Frequency = (typeof frequencies)[number];

export interface ReminderLine {
  text: string;
  buttons: Button[];
  /** By then it may have been said another way: it is asked for again, if she works at that hour. */
  waitUntil?: Date;
}

/** Somebody to remind, as a source of recurring reminders names her. */
export interface Recipient {
  person: Person;
  /** Changes when she has done what she was reminded of: the maximum is counted anew. */
  series: string;
}

/** Who knows what a reminder is about. */
export interface ReminderSource {
  what: string;
  /** Of its reminders, in a list: « votre réponse à une invitation ». */
  name: string;
  /** « vous êtes invité·e à ce comité et n’avez pas encore répondu » */
  why: string;
  /** Just before they are sent, by id: what they say, or why they are not needed any more (a French sentence). */
  describe(
    tx: Tx,
    reminders: WaitingReminder[],
    now: Date,
  ): Promise<Map<string, ReminderLine | { skip: string }>>;
  /** Of a rule that is not tied to an event: who is concerned now. */
  recipients?(tx: Tx, rule: ReminderRule, now: Date): Promise<Recipient[]>;
}

/** The digest that she got last. */
export interface LastDigest {
  at: Date;
  /** « YYYY-MM-DD » where she was. */
  day: string;
}

export const isUrgent = ({ timing }: Pick<ReminderRule, 'timing'>): boolean => timing.kind === 'hoursBefore';

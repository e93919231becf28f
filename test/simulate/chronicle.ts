export const minute = 60_000;

/** What happened, as the simulation did it and as people saw it. */

export interface Meeting {
  /** In its title, and so in every message about it. */
  code: string;
  at: number;
  /** When this date was set: its reminders are planned from then on. */
  plannedAt: number;
  /** It was moved or cancelled then. */
  endedAt?: number;
  cancelled?: true;
  participants: string[];
}

export interface Answered {
  code: string;
  personId: string;
  at: number;
  answer: 'present' | 'excused';
}

export interface CollectionStart {
  code: string;
  at: number;
  /** When the date before which it reminds was set; its news count from `at` on. */
  plannedAt: number;
  eventAt: number;
  /** Its copil was moved or cancelled then. */
  endedAt?: number;
  asked: Map<string, string[]>;
}

export interface SeenReminder {
  at: number;
  personId: string;
  kind: 'digest' | 'urgent' | 'again';
  messageId: string;
  lines: { what: 'answer' | 'meeting' | 'collection' | 'stale' | 'blocked'; code: string }[];
}

/** What goes to that workspace waits. */
export interface Outage {
  workspaceId: string;
  from: number;
  to: number;
}

export interface SnoozeDone {
  at: number;
  personId: string;
  messageId: string;
  until: 'later' | 'tomorrow' | 'monday';
}

export interface Announced {
  at: number;
  personId: string;
  /** `calledOff`: to whoever was asked for news before it, and invited to nothing. */
  kind: 'invitation' | 'change' | 'cancellation' | 'calledOff';
  code: string;
}

export interface Chronicle {
  meetings: Meeting[];
  answers: Answered[];
  collections: CollectionStart[];
  /** Of a sheet, in order: when it had news, and whether it was blocked from then on. */
  news: Map<string, { at: number; isBlocked: boolean }[]>;
  seen: SeenReminder[];
  /** What the platform took from nobody: she saw nothing of it. */
  lost: SeenReminder[];
  outages: Outage[];
  snoozes: SnoozeDone[];
  announced: Announced[];
  start: number;
  end: number;
}

export function emptyChronicle(start: number, end: number): Chronicle {
  return {
    meetings: [],
    answers: [],
    collections: [],
    news: new Map(),
    seen: [],
    lost: [],
    outages: [],
    snoozes: [],
    announced: [],
    start,
    end,
  };
}

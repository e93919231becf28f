import { z } from 'zod';
import { roles } from '../../core/person';

/** The nouns of the feature. */

export const levels = ['national', 'regional', 'local', 'groupe'] as const;
export type Level = (typeof levels)[number];

export const answers = ['present', 'excused', 'replaced'] as const;
export type Answer = (typeof answers)[number];

const line = z.string().trim().min(1).max(300);

/** Addresses are looked at when they are typed: whatever erasing a person leaves of one can still be read. */
const address = z.string().min(1).max(2000);
export const isWebAddress = (text: string): boolean =>
  z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .safeParse(text).success;

export const documentSchema = z.object({ label: line, url: address });

export const longestMinutes = 24 * 60;
export const longestCopilMs = longestMinutes * 60_000;

/** What an author decides of a copil. */
export const copilContentSchema = z.object({
  level: z.enum(levels),
  /** Of a regional one, and of a group of a Region. */
  regionCode: z.string().optional(),
  /** Of a local one, and of a group of a territory. */
  territoryId: z.string().optional(),
  title: line.optional(),
  startsAt: z.coerce.date(),
  /** IANA name: where it takes place. */
  timeZone: z.string(),
  durationMinutes: z.int().min(5).max(longestMinutes),
  place: line.optional(),
  visio: address.optional(),
  agenda: z.array(line).max(40),
  documents: z.array(documentSchema).max(20),
  /** Whoever has one of these roles there is invited. */
  roles: z.array(z.enum(roles)),
  /** And these people by name. */
  personIds: z.array(z.string()),
});
export type CopilContent = z.infer<typeof copilContentSchema>;

export interface Copil extends CopilContent {
  id: string;
  /** What people call it: « copil 4 ». */
  number: number;
  demo: boolean;
  /** Of the calendar file, and of the content: grows with every change. */
  sequence: number;
  state: 'planned' | 'cancelled';
  createdBy: string;
  updatedAt: Date;
  /** Of the demonstration page. */
  workspaceId?: string;
  /** Never changes once it was sent; undefined: of before, and not written down yet. */
  calendarUid?: string;
}

export interface Participant {
  personId: string;
  answer?: Answer;
  replacedBy?: string;
  answeredAt?: Date;
}

export const endOf = ({ startsAt, durationMinutes }: Pick<Copil, 'startsAt' | 'durationMinutes'>): Date =>
  new Date(startsAt.getTime() + durationMinutes * 60_000);

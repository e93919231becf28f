import { z } from 'zod';
import { createTableLinks, type TableLinks } from '../../people';

const claim = z.object({ copilId: z.uuid(), personId: z.string() });
export type AttendanceLinks = TableLinks<z.infer<typeof claim>>;

/** Links to the attendance list of a copil, for one of those who convene it. */
export const createAttendanceLinks = (key: string, publicUrl: string | undefined): AttendanceLinks =>
  createTableLinks(key, publicUrl, { folder: 'presences', claim });

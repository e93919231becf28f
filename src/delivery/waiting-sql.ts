import { sql, type Sql } from '../storage/database';

/** `cause`: a column. Nobody has put off what it caused. */
export const notHeld = (cause: Sql, now: Date): Sql =>
  sql`NOT EXISTS (SELECT 1 FROM delivery_hold h WHERE h.cause = ${cause} AND (h.until IS NULL OR h.until > ${now}::timestamptz))`;

/** `row`: a delivery. It may still be sent, or may have arrived, which is looked for first. */
export const stillOfUse = (row: Sql, now: Date): Sql =>
  sql`(${row}.not_after IS NULL OR ${row}.not_after >= ${now}::timestamptz OR ${row}.in_doubt)`;

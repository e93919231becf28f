import type { Tx } from '../../../core/ports';
import { storeClient } from '../../../storage/database';
import { calendarUid } from '../calendar-uid';

/** Calendars hold the copils from before by the address that the server has now: it is written down before it changes. */
export async function keepCalendarUids(tx: Tx, host: string): Promise<number> {
  const client = storeClient(tx);
  const rows = await client.copil.findMany({ where: { calendarUid: null }, select: { id: true } });
  for (const { id } of rows)
    await client.copil.updateMany({
      where: { id, calendarUid: null },
      data: { calendarUid: calendarUid(id, host) },
    });
  return rows.length;
}

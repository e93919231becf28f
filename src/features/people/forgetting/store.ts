import type { Tx } from '../../../core/ports';
import { storeClient } from '../../../storage/database';

/** The journal and the history of sheets are append-only, except for `work`: erasure, retention, the end of the demonstration. */
export async function forgetting<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  const client = storeClient(tx);
  await client.$executeRaw`SELECT set_config('jalon.may_forget', 'on', true)`;
  const result = await work();
  await client.$executeRaw`SELECT set_config('jalon.may_forget', 'off', true)`;
  return result;
}

import type { Logger } from '../../src/core/logger';
import { openDatabase, type Database } from '../../src/storage/database';

/** The workers are killed here, not the server: it need not wait for the disk at every commit. */
export function openFastDatabase(url: string, logger: Logger): Database {
  const fast = new URL(url);
  fast.searchParams.set('options', '-c synchronous_commit=off');
  return openDatabase(fast.href, logger);
}

import path from 'node:path';
import type { Clock } from '../core/clock';
import type { Logger } from '../core/logger';
import type { Dialogs, MessageBoard } from '../core/ports';
import { openDatabase, type Database } from './database';
import { createDialogs } from './dialogs';
import { startEmbedded } from './embedded';
import { createInbox, type StoredInbox } from './inbox';
import { createMessageBoard } from './message-board';
import { migrate } from './migrate';
import { openSession, type Session } from './session';

export type { Database } from './database';
export type { Session } from './session';

export interface Storage {
  database: Database;
  session: Session;
  inbox: StoredInbox;
  dialogs: Dialogs;
  board: MessageBoard;
  close(): Promise<void>;
}

export interface StorageParts {
  /** A server of yours; absent: the embedded one, in `dataDir`. */
  databaseUrl?: string;
  dataDir: string;
  migrationsFolder: string;
  clock: Clock;
  logger: Logger;
  progress: (step: string) => void;
}

export async function openStorage(parts: StorageParts): Promise<Storage> {
  const { databaseUrl, logger, clock, progress } = parts;
  const embedded =
    databaseUrl === undefined
      ? await startEmbedded(path.resolve(parts.dataDir), logger, progress)
      : undefined;
  const url = embedded?.url ?? databaseUrl ?? '';
  try {
    const applied = await migrate(url, parts.migrationsFolder);
    if (applied.length > 0) progress(`Mise à jour de la base : ${applied.length} migration(s)`);
    const database = openDatabase(url, logger);
    const session = await openSession(url, logger);
    return {
      database,
      session,
      inbox: createInbox(database, session, clock),
      dialogs: createDialogs(),
      board: await createMessageBoard(database, session, clock),
      async close() {
        await session.close();
        await database.close();
        await embedded?.leave();
      },
    };
  } catch (error) {
    await embedded?.leave();
    throw error;
  }
}

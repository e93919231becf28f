import path from 'node:path';
import type { Clock } from '../core/clock';
import type { Logger } from '../core/logger';
import type { Dialogs, FileShelf, LiveMessages, MessageBoard, PlatformMemory } from '../core/ports';
import { createCallPace } from './call-pace';
import { openDatabase, type Database } from './database';
import { createDialogs, pruneDialogs } from './dialogs';
import { createDirectConversations } from './direct-conversations';
import { startEmbedded } from './embedded';
import { createFileShelf, pruneFileShelf } from './file-shelf';
import { createInbox, type StoredInbox } from './inbox';
import { createLiveMessages, pruneLiveMessages } from './live-messages';
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
  liveMessages: LiveMessages;
  board: MessageBoard;
  shelf: FileShelf;
  platformMemory: PlatformMemory;
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

const pruneEveryMs = 5 * 60_000;

export async function openStorage(parts: StorageParts): Promise<Storage> {
  const { databaseUrl, logger, clock, progress } = parts;
  const closings: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const step of closings.splice(0).reverse()) await step();
  };
  try {
    const url = databaseUrl ?? (await embeddedUrl());
    const applied = await migrate(url, parts.migrationsFolder);
    if (applied.length > 0) progress(`Mise à jour de la base : ${applied.length} migration(s)`);
    const database = openDatabase(url, logger);
    closings.push(() => database.close());
    const session = await openSession(url, logger);
    closings.push(() => session.close());
    const inbox = createInbox(database, session, clock);
    closings.push(
      everyNowAndThen(async () => {
        await inbox.prune();
        await pruneDialogs(database, clock.now());
        await pruneLiveMessages(database, clock.now());
        await pruneFileShelf(database, clock.now());
      }, logger),
    );
    return {
      database,
      session,
      inbox,
      dialogs: createDialogs(),
      liveMessages: createLiveMessages(database),
      board: await createMessageBoard(database, session, clock),
      shelf: createFileShelf(database, clock),
      platformMemory: createPlatformMemory(database),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }

  async function embeddedUrl(): Promise<string> {
    const embedded = await startEmbedded(path.resolve(parts.dataDir), logger, progress);
    closings.push(() => embedded.leave());
    return embedded.url;
  }
}

export function createPlatformMemory(database: Database): PlatformMemory {
  return {
    directConversations: createDirectConversations(database),
    callPace: createCallPace(database),
  };
}

/** Returns how to stop it. */
function everyNowAndThen(prune: () => Promise<void>, logger: Logger): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    running = prune().catch((error: Error) => logger.warn({ error }, 'old rows not pruned'));
  }, pruneEveryMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}

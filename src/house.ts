import path from 'node:path';
import type { Config } from './config';
import { systemClock } from './core/clock';
import { createDispatch } from './core/dispatch';
import type { Feature } from './core/feature';
import type { Logger } from './core/logger';
import type { Dispatch } from './core/platform';
import { createHelpFeature } from './features/help';
import { createPersonDirectory } from './features/people';
import {
  createKnowledgeSource,
  createSchemesFeature,
  loadSeed,
  type KnowledgeSource,
} from './features/schemes';
import { loadTerritories, type TerritoryRegister } from './features/territories';
import { openStorage, type Storage } from './storage';

/** Everything but the platforms: what the server and the command line have in common. */
export interface House {
  storage: Storage;
  knowledge: KnowledgeSource;
  territories: TerritoryRegister;
  dispatch: Dispatch;
  close(): Promise<void>;
}

/** The project's folder, from the sources as from dist/. */
export const projectFolder =
  path.basename(path.dirname(__dirname)) === 'dist'
    ? path.join(__dirname, '..', '..')
    : path.join(__dirname, '..');

export async function openHouse(
  config: Config,
  logger: Logger,
  progress: (step: string) => void,
): Promise<House> {
  const [storage, territories] = await Promise.all([
    openStorage({ databaseUrl: config.databaseUrl, dataDir: config.dataDir }, { logger, progress }),
    loadTerritories(path.join(projectFolder, 'prisma', 'seed', 'territories')),
  ]);
  try {
    const loaded = await loadSeed(storage.database, path.join(projectFolder, 'prisma', 'seed'));
    if (loaded.added + loaded.changed + loaded.removed > 0)
      progress(
        `Connaissances : ${loaded.added} faits ajoutés, ${loaded.changed} modifiés, ${loaded.removed} retirés`,
      );
    const knowledge = await createKnowledgeSource(storage.database, { logger });
    const directory = createPersonDirectory(config.delegationMembers);
    const schemes = createSchemesFeature({ knowledge, territories, directory, logger });
    const dispatch = createDispatch({
      features: [createHelpFeature(schemes.commands ?? []), schemes] satisfies Feature[],
      inbox: storage.inbox,
      dialogs: storage.dialogs,
      transactions: storage.database.transactions,
      directory,
      clock: systemClock,
      logger,
    });
    return {
      storage,
      knowledge,
      territories,
      dispatch,
      async close() {
        await knowledge.stop();
        await storage.close();
      },
    };
  } catch (error) {
    await storage.close();
    throw error;
  }
}

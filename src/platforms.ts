import path from 'node:path';
import type { Cast } from '../adapters/web';
import type { Config } from './config';
import { systemClock } from './core/clock';
import type { Logger } from './core/logger';
import type { Platform } from './core/platform';
import { presentPersonae } from './features/people';
import { suggestedQuestions } from './features/help';
import { projectFolder, type House } from './house';
import type { HttpServer } from './http/server';

/** The platforms that the settings ask for. One that is not configured is not even loaded: Teams alone weighs 80 MB. */
export async function createPlatforms(
  config: Config,
  http: HttpServer,
  house: House,
  logger: Logger,
): Promise<Platform[]> {
  const parts = { http, logger, clock: systemClock };
  const platforms: Platform[] = [];
  if (config.slack) {
    const { createSlackPlatform } = await import('../adapters/slack/index.js');
    platforms.push(
      createSlackPlatform({
        ...parts,
        settings: config.slack,
        pace: config.paces.slack,
        memory: house.storage.platformMemory,
      }),
    );
  }
  if (config.teams) {
    const { createTeamsPlatform } = await import('../adapters/teams/index.js');
    platforms.push(createTeamsPlatform({ ...parts, settings: config.teams }));
  }
  if (config.webDemo) {
    const { createWebPlatform } = await import('../adapters/web/index.js');
    platforms.push(
      createWebPlatform({
        ...parts,
        board: house.storage.board,
        shelf: house.storage.shelf,
        cast: () => castOfPage(house),
        suggestions: suggestedQuestions,
        pageFolder: path.join(projectFolder, 'dist', 'adapters', 'web', 'page'),
        publicUrl: config.publicUrl,
        host: config.host,
      }),
    );
  }
  return platforms;
}

/** Somebody who has no name, no role and no sheet: she asks questions. */
const visitor = {
  id: 'visiteur',
  label: 'Visiteur ou visiteuse',
  description: 'Pose des questions ; les fiches et l’annuaire ne se voient pas ici',
};

/** The invented people, as long as they are there; then only a visitor. */
async function castOfPage(house: House): Promise<Cast> {
  const present = await house.storage.database.transactions.run(presentPersonae);
  if (present.length === 0) return { personae: [visitor], isDemonstration: false };
  const personae = present.map(({ memberId, displayName, description, suggestions }) => ({
    id: memberId,
    label: displayName,
    description,
    suggestions,
  }));
  return { personae, isDemonstration: true };
}

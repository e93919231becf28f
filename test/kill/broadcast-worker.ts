import path from 'node:path';
import { createSlackPlatform } from '../../adapters/slack';
import { systemClock } from '../../src/core/clock';
import { silentLogger } from '../../src/core/logger';
import type { Platform } from '../../src/core/platform';
import { startDeliveryWorker } from '../../src/delivery/worker';
import { createBroadcastsFeature } from '../../src/features/broadcasts';
import { loadTerritories } from '../../src/features/territories';
import { projectFolder } from '../../src/house';
import { createHttpServer } from '../../src/http/server';
import { startJobWorker } from '../../src/scheduling/worker';
import { createPlatformMemory } from '../../src/storage';
import { openDatabase, type Database } from '../../src/storage/database';
import { openSession } from '../../src/storage/session';
import { signingSecret } from '../support/slack-request';
import { botToken } from '../support/slack-vendor';
import { truthPace, type TruthPlatform } from './broadcast-pace';
import { recordingPlatformOf } from './recording-by-vendor';

/** Jobs and deliveries, until it is killed: `broadcast-worker <database url> <vendor url> <platform>`. */
async function main(url: string, vendor: string, over: TruthPlatform): Promise<void> {
  const database = openDatabase(url, silentLogger);
  const session = await openSession(url, silentLogger);
  const register = await loadTerritories(path.join(projectFolder, 'prisma', 'seed', 'territories'));
  const feature = createBroadcastsFeature({ register, approvalAbove: 100_000, kinds: [] });
  const common = { database, session, clock: systemClock, logger: silentLogger };
  const platform = over === 'slack' ? slackPlatform(vendor, database) : recordingPlatformOf(vendor);
  await startJobWorker({ ...common, jobs: feature.jobs ?? [] });
  await startDeliveryWorker({
    ...common,
    platforms: new Map([[platform.name, platform]]),
    paces: { [platform.name]: truthPace(over) },
    // A tenth of the product's, so that twenty take-overs take minutes and not an hour.
    callTimeoutMs: 1000,
    leaseMs: 2000,
  });
}

/** The adapter as the product has it; nothing comes in here. */
function slackPlatform(apiUrl: string, database: Database): Platform {
  return createSlackPlatform({
    settings: { mode: 'http', botToken, signingSecret, apiUrl },
    http: createHttpServer(silentLogger),
    logger: silentLogger,
    clock: systemClock,
    pace: truthPace('slack'),
    memory: createPlatformMemory(database),
  });
}

void main(process.argv[2] ?? '', process.argv[3] ?? '', process.argv[4] as TruthPlatform);

import type { Config } from './config';
import { readConfig } from './config';
import { systemClock } from './core/clock';
import { UserError } from './core/errors';
import type { Logger } from './core/logger';
import { startDeliveryWorker } from './delivery/worker';
import { readEnvironment } from './environment';
import { startReadingRosters } from './features/people';
import { createDocumentReader, startReadingDocuments } from './features/schemes';
import { openHouse } from './house';
import { calendarFolder, attendanceFolder, followUpFolder, servePersonalFiles } from './http/personal-files';
import { sendJson } from './http/send';
import { createHttpServer } from './http/server';
import { createJsonLogger } from './logging/json-logger';
import { countingReplies } from './counting-replies';
import { createPlatforms } from './platforms';
import { startJobWorker } from './scheduling/worker';
import { createStops, type Stops } from './stops';
import { takeOverOrphans } from './take-over';

const takeOverEveryMs = 5000;

/** Exit codes: 0 stopped as asked, 1 an error of ours, 2 wrong settings or a machine that cannot run it. */
async function main(): Promise<void> {
  const read = readConfig(readEnvironment());
  if ('problems' in read) {
    console.error(`Jalon ne démarre pas : ${read.problems.length} réglage(s) à corriger.`);
    for (const problem of read.problems) console.error(`  - ${problem}`);
    process.exitCode = 2;
    return;
  }
  const logger = createJsonLogger(read.config.logLevel);
  const stops = createStops(logger, (code) => process.exit(code));
  let starting: Promise<void> = Promise.resolve();
  // Asked in the middle of its start, it stops once that is over: what is half-open could not be closed.
  const stop = (): Promise<void> => starting.catch(() => {}).then(() => stops.stop());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());

  try {
    starting = start(read.config, logger, stops);
    await starting;
  } catch (error) {
    await stop();
    if (!(error instanceof UserError)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}

async function start(config: Config, logger: Logger, stops: Stops): Promise<void> {
  const progress = (step: string): void => console.log(`… ${step}`);
  const house = await openHouse(config, logger, progress);
  stops.add('house', () => house.close());
  // Before anybody asks: it takes seconds, which no transaction should stand open for.
  house.knowledge.current();

  const http = createHttpServer(logger);
  stops.add('http', () => http.close());
  http.route('GET', '/health', async (_request, response) => sendJson(response, 200, { status: 'ok' }));
  servePersonalFiles(http, calendarFolder, house.calendarFile, systemClock);
  servePersonalFiles(http, attendanceFolder, house.attendanceFile, systemClock);
  servePersonalFiles(http, followUpFolder, house.followUpFile, systemClock);

  const platforms = await createPlatforms(config, http, house, logger);
  for (const platform of platforms) house.platforms.set(platform.name, platform);
  const worker = await startDeliveryWorker({
    database: house.storage.database,
    session: house.storage.session,
    platforms: house.platforms,
    paces: config.paces,
    urgentReserve: config.urgentReserve,
    clock: systemClock,
    logger,
  });
  const dispatch = countingReplies(house.dispatch, worker);

  for (const platform of platforms) {
    await platform.start(dispatch);
    stops.add(platform.name, () => platform.stop());
  }

  if (config.mail) {
    const { startMailWorker } = await import('./mail/worker.js');
    const { database } = house.storage;
    const mail = startMailWorker({ database, settings: config.mail, clock: systemClock, logger });
    stops.add('mail', () => mail.stop());
  }

  const rosters = startReadingRosters({
    transactions: house.storage.database.transactions,
    platforms: house.platforms,
    clock: systemClock,
    logger,
  });
  stops.add('rosters', () => rosters.stop());

  const documents = startReadingDocuments({
    transactions: house.storage.database.transactions,
    platforms: house.platforms,
    reader: createDocumentReader(),
    clock: systemClock,
    logger,
  });
  stops.add('documents', () => documents.stop());

  const jobs = await startJobWorker({
    database: house.storage.database,
    session: house.storage.session,
    jobs: house.jobs,
    clock: systemClock,
    logger,
  });
  stops.add('jobs', () => jobs.stop());

  // Stopped before the platforms: what it still sends needs them.
  stops.add('deliveries', () => worker.stop());

  const takeOver = onceAtATime(() => takeOverOrphans(house.storage.inbox, dispatch, platforms, logger));
  const timer = setInterval(
    () => void takeOver.run().catch((error: Error) => logger.error({ error }, 'take-over failed')),
    takeOverEveryMs,
  );
  stops.add('take-over', () => {
    clearInterval(timer);
    return takeOver.ended();
  });

  const port = await listen(http, config);
  await takeOver.run();
  announce(
    config,
    port,
    platforms.map(({ name }) => name),
  );
}

async function listen(http: ReturnType<typeof createHttpServer>, config: Config): Promise<number> {
  try {
    return await http.listen(config.host, config.port);
  } catch (error) {
    const { code } = error as { code?: string };
    const place = `${config.host}:${config.port}`;
    if (code === 'EADDRINUSE')
      throw new UserError(
        `L’adresse ${place} est déjà prise : un autre programme, ou un autre Jalon, y écoute. Arrêtez-le, ou choisissez un autre PORT.`,
      );
    if (code === 'EACCES')
      throw new UserError(
        `L’adresse ${place} n’est pas permise à cet utilisateur. Choisissez un PORT au-dessus de 1024.`,
      );
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new UserError(`HOST=${config.host} n’est pas une adresse de cette machine.`);
    throw error;
  }
}

function announce(config: Config, port: number, platforms: string[]): void {
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  if (config.webDemo) console.log(`Jalon est prêt. Page de démonstration : http://${host}:${port}/`);
  const chats = platforms.filter((name) => name !== 'web');
  if (chats.length > 0) console.log(`Jalon est prêt : ${chats.join(' et ')}, sur http://${host}:${port}/`);
  if (platforms.length === 0)
    console.log(
      `Jalon est prêt sur http://${host}:${port}/, mais aucune plateforme n’est réglée : ni Slack, ni Teams, ni la démonstration.`,
    );
}

/** Who calls while it runs waits for that one. */
function onceAtATime(work: () => Promise<unknown>): {
  run: () => Promise<unknown>;
  /** When nothing runs any more, however it ended. */
  ended: () => Promise<void>;
} {
  let running: Promise<unknown> | undefined;
  return {
    run: () => (running ??= work().finally(() => (running = undefined))),
    ended: async () => void (await running?.catch(() => {})),
  };
}

main().catch((error: Error) => {
  console.error(
    `Jalon s’est arrêté sur une erreur interne (${error.name}). Relancez-le ; si cela se répète, transmettez ces lignes :`,
  );
  console.error(error.stack);
  process.exit(1);
});

import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { startJalon } from '../support/running-jalon';
import { signingSecret } from '../support/slack-request';
import { botToken } from '../support/slack-vendor';
import { truthPaces, type TruthPlatform } from './broadcast-pace';

/** A process that sends, until it is killed. */
export interface Sender {
  kill(): Promise<void>;
}

export interface SenderParts {
  databaseUrl: string;
  vendorUrl: string;
  over: TruthPlatform;
}

/** Jobs and deliveries alone, with calls and leases a tenth as long as the product's. `execArgv`: of node. */
export async function startWorkerAlone(
  { databaseUrl, vendorUrl, over }: SenderParts,
  execArgv: string[] = [],
): Promise<Sender> {
  const file = path.join(__dirname, `broadcast-worker${path.extname(__filename)}`);
  const worker = fork(file, [databaseUrl, vendorUrl, over], { execArgv });
  return {
    async kill() {
      const gone = once(worker, 'exit');
      worker.kill('SIGKILL');
      await gone;
    },
  };
}

/** The whole product, as `npm start` runs it, with its Slack adapter. */
export function startWholeJalon({ databaseUrl, vendorUrl }: SenderParts): Promise<Sender> {
  return startJalon('', {
    DATABASE_URL: databaseUrl,
    WEB_DEMO: 'off',
    SLACK_BOT_TOKEN: botToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: vendorUrl,
    SLACK_PACE: truthPaces.slack,
  });
}

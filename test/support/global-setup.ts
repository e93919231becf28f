import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { silentLogger } from '../../src/core/logger';
import { startEmbedded } from '../../src/storage/embedded';
import { migrate } from '../../src/storage/migrate';
import { Client } from 'pg';
import { templateName, type TestServer } from './test-server';

/** One real server for the whole run, with a migrated database that each test file copies (50 ms). */
export default async function globalSetup(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'jalon-test-'));
  const server = await startEmbedded(folder, silentLogger, () => {});
  const url = new URL(server.url);
  const admin = new Client({ connectionString: server.url });
  await admin.connect();
  await admin.query(`CREATE DATABASE "${templateName}"`);
  await admin.end();
  url.pathname = `/${templateName}`;
  await migrate(url.href, path.join(__dirname, '..', '..', 'prisma', 'migrations'));
  process.env['JALON_TEST_SERVER'] = server.url;
  (globalThis as { jalonTestServer?: TestServer }).jalonTestServer = { folder, leave: () => server.leave() };
}

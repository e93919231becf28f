import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { silentLogger } from '../../src/core/logger';
import { startEmbedded } from '../../src/storage/embedded';
import { migrate } from '../../src/storage/migrate';
import { stopAbandonedServers } from './abandoned-servers';
import { ownerFile, serverFolderPrefix, templateName, type TestServer } from './test-server';

/** One real server for the whole run, with a migrated database that each test file copies (50 ms). */
export default async function globalSetup(): Promise<void> {
  await stopAbandonedServers();
  const folder = mkdtempSync(path.join(tmpdir(), serverFolderPrefix));
  // For root the server runs as another user, who has to pass through.
  chmodSync(folder, 0o711);
  writeFileSync(path.join(folder, ownerFile), String(process.pid));
  const server = await startEmbedded(folder, silentLogger, () => {});
  const admin = new Client({ connectionString: server.url });
  await admin.connect();
  // What is killed in tests are workers, never this server: it need not wait for the disk.
  for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes'])
    await admin.query(`ALTER SYSTEM SET ${setting} = off`);
  await admin.query('SELECT pg_reload_conf()');
  await admin.query(`CREATE DATABASE "${templateName}"`);
  await admin.end();
  const url = new URL(server.url);
  url.pathname = `/${templateName}`;
  await migrate(url.href, path.join(__dirname, '..', '..', 'prisma', 'migrations'));
  process.env['JALON_TEST_SERVER'] = server.url;
  (globalThis as { jalonTestServer?: TestServer }).jalonTestServer = {
    folders: [server.folder, folder],
    leave: () => server.leave(),
  };
}

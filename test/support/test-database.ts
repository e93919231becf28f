import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { silentLogger } from '../../src/core/logger';
import { openDatabase, type Database } from '../../src/storage/database';
import { templateName } from './test-server';

export interface TestDatabase {
  database: Database;
  url: string;
  drop(): Promise<void>;
}

/** A migrated database of one's own, on the real server of the run. */
export const createTestDatabase = (): Promise<TestDatabase> => create(templateName);

/** The same, without any table. */
export const createEmptyDatabase = (): Promise<TestDatabase> => create('template0');

/** For work that starts processes of its own on an empty database. */
export async function inEmptyDatabase<T>(work: (databaseUrl: string) => Promise<T>): Promise<T> {
  const test = await createEmptyDatabase();
  try {
    return await work(test.url);
  } finally {
    await test.drop();
  }
}

async function create(template: string): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await administer(`CREATE DATABASE "${name}" TEMPLATE "${template}"`);
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  const database = openDatabase(url.href, silentLogger);
  return {
    database,
    url: url.href,
    async drop() {
      await database.close();
      await administer(`DROP DATABASE "${name}" WITH (FORCE)`);
    },
  };
}

function serverUrl(): string {
  const url = process.env['JALON_TEST_SERVER'];
  if (url === undefined) throw new Error('the test server is started by the global setup');
  return url;
}

/** Several test files may copy the template at once; PostgreSQL lets one at a time, so the others wait here. */
async function administer(sql: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl() });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock(1)');
    await client.query(sql);
  } finally {
    await client.end();
  }
}

import path from 'node:path';
import { Command } from 'commander';
import { Client } from 'pg';
import { silentLogger } from '../../src/core/logger';
import { applyImport, directoryNames, sheetFileOptions } from '../../src/features/action-sheets/files';
import type { Sheet } from '../../src/features/action-sheets/sheet';
import { listSheets } from '../../src/features/action-sheets/store';
import { loadTerritories, territoriesOfRegion } from '../../src/features/territories';
import { projectFolder } from '../../src/house';
import { openDatabase, type Database } from '../../src/storage/database';
import { readTable } from '../../src/tables/read-table';
import { withTemporaryServer } from '../support/temporary-server';
import { fileOf, manySheets } from './sheets-file';

/** What the product promises. */
const limits = { importSeconds: 20, listMs: 100 };
const region = '84';
const lists = 50;
const everywhere = { demo: false, territoryIds: 'all' } as const;

export function sheetsCommand(): Command {
  return new Command('sheets')
    .description('import of action sheets from a workbook and the list of a Region, beside plain SQL')
    .option('--count <number>', 'sheets in the workbook', Number, 3000)
    .action(({ count }: { count: number }) =>
      withTemporaryServer(async (url) => {
        const client = new Client({ connectionString: url });
        const database = openDatabase(url, silentLogger);
        try {
          await client.connect();
          await measure(database, client, count);
        } finally {
          await database.close();
          await client.end();
        }
      }),
    );
}

async function measure(database: Database, client: Client, count: number): Promise<void> {
  const register = await loadTerritories(path.join(projectFolder, 'prisma', 'seed', 'territories'));
  const sheets = manySheets(register, count);
  const bytes = await fileOf(sheets, register);
  const importFile = async () => {
    const table = await readTable('fiches.xlsx', bytes, sheetFileOptions);
    const deed = { source: 'bench', now: new Date() };
    return database.transactions.run((tx) =>
      applyImport(
        tx,
        everywhere,
        table,
        { ...directoryNames([]), register, personOf: async () => undefined },
        deed,
      ),
    );
  };
  const first = await timed(importFile);
  if (first.result.created.length !== count) throw new Error('not all sheets were imported');
  const second = await timed(importFile);
  if (second.result.unchanged.length !== count) throw new Error('the second import changed something');
  const importSeconds = first.ms / 1000;
  print(`import of ${count} sheets, workbook to commit`, importSeconds, 's', limits.importSeconds);
  print('the same again, everything unchanged', second.ms / 1000, 's');

  const territoryIds = territoriesOfRegion(register, region).map(({ id }) => id);
  const ours = await percentiles(() =>
    database.transactions.run((tx) => listSheets(tx, everywhere, { territoryIds })),
  );
  print(`list of a Region (${ours.rows} sheets), median`, ours.median, 'ms', limits.listMs);
  print('list of a Region, 95th percentile', ours.p95, 'ms', limits.listMs);

  await client.query('CREATE TABLE peer (LIKE sheet INCLUDING ALL)');
  const inserted = await timed(() => insertOneByOne(client, sheets));
  print(`peer: the ${count} rows by plain SQL, one at a time`, inserted.ms / 1000, 's');
  const plain = await percentiles(async () => {
    const sql = 'SELECT * FROM peer WHERE territory_id = ANY($1) ORDER BY territory_id, number';
    return (await client.query<{ id: string }>(sql, [territoryIds])).rows;
  });
  print('peer: the list by plain SQL, median', plain.median, 'ms');
  print('peer: the list by plain SQL, 95th percentile', plain.p95, 'ms');
  if (importSeconds > limits.importSeconds || ours.p95 > limits.listMs) process.exitCode = 1;
}

async function insertOneByOne(client: Client, sheets: Sheet[]): Promise<void> {
  for (const { id, territoryId, number, fields, createdAt } of sheets)
    await client.query(
      'INSERT INTO peer (id, territory_id, number, fields, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $5)',
      [id, territoryId, number, JSON.stringify(fields), createdAt],
    );
}

async function timed<T>(work: () => Promise<T>): Promise<{ result: T; ms: number }> {
  const startedAt = performance.now();
  const result = await work();
  return { result, ms: performance.now() - startedAt };
}

async function percentiles(list: () => Promise<unknown[]>) {
  const times: number[] = [];
  let rows = 0;
  for (let round = 0; round < lists; round += 1) {
    const { result, ms } = await timed(list);
    rows = result.length;
    times.push(ms);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN;
  return { rows, median: at(0.5), p95: at(0.95) };
}

function print(what: string, value: number, unit: string, limit?: number): void {
  const bound = limit === undefined ? '' : `   limit ${limit}`;
  console.log(`${what.padEnd(58)}${value.toFixed(1).padStart(8)} ${unit}${bound}`);
}

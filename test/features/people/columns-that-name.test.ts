import { Client } from 'pg';
import { columnsThatNamePeople } from '../../../src/features/people/directory/erasure/texts/columns';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

describe('columns that name people', () => {
  let test: TestDatabase;
  beforeAll(async () => void (test = await createTestDatabase()));
  afterAll(() => test.drop());

  it('say, where one is unique, what becomes of two texts that end the same', async () => {
    const client = new Client({ connectionString: test.url });
    await client.connect();
    const { rows } = await client.query<{ table: string; columns: string[] }>(
      `SELECT i.indrelid::regclass::text AS table, array_agg(a.attname::text ORDER BY a.attname) AS columns
       FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY(i.indkey)
       WHERE i.indisunique AND i.indrelid::regclass::text = ANY($1) GROUP BY i.indexrelid, i.indrelid`,
      [columnsThatNamePeople.map(({ table }) => table)],
    );
    await client.end();
    const needed = columnsThatNamePeople.flatMap(({ table, column, derived }) =>
      rows
        .filter((row) => row.table === table)
        .filter(({ columns }) => columns.includes(column) || columns.includes(derived?.column ?? ''))
        .map(({ columns }) => ({ column: `${table}.${column}`, unique: columns })),
    );
    expect(needed.length).toBeGreaterThan(2);
    const given = columnsThatNamePeople.flatMap(({ table, column, unique }) =>
      unique ? [{ column: `${table}.${column}`, unique: [...unique.columns].sort() }] : [],
    );
    expect(given).toEqual(needed);
  });
});

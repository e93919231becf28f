import { randomUUID } from 'node:crypto';
import { Client } from 'pg';

export interface Column {
  table: string;
  column: string;
  type: string;
  /** The values that a check allows. */
  allowed: string[];
}

/** « table.column » of everything that can hold text, in any shape. */
export async function columnsOfText(url: string): Promise<string[]> {
  return withClient(url, async (client) =>
    (await readColumns(client))
      .filter(({ type }) => ['text', 'json', 'jsonb', 'character varying', 'ARRAY'].includes(type))
      .map(({ table, column }) => `${table}.${column}`),
  );
}

/**
 * A row in every table of the database, whatever tables there are: `valueOf` says what stands in a column; where it says
 * nothing, what its type, its check or its foreign key wants. Returns the tables.
 */
export async function fillEveryTable(url: string, valueOf: (column: Column) => unknown): Promise<string[]> {
  return withClient(url, async (client) => {
    const columns = await readColumns(client);
    const foreign = await client.query<{ table: string; column: string; to: string; target: string }>(
      `SELECT k.conrelid::regclass::text AS table, a.attname AS column, k.confrelid::regclass::text AS to, b.attname AS target
       FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
       JOIN pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = k.confkey[1] WHERE k.contype = 'f'`,
    );
    const waiting = new Set(columns.map(({ table }) => table));
    const written = new Map<string, Record<string, unknown>>();
    while (waiting.size > 0) {
      const next = [...waiting].find((table) =>
        foreign.rows.every((key) => key.table !== table || key.to === table || !waiting.has(key.to)),
      );
      if (next === undefined) throw new Error(`tables refer to each other: ${[...waiting].join(', ')}`);
      waiting.delete(next);
      const row: Record<string, unknown> = {};
      for (const column of columns.filter(({ table }) => table === next)) {
        const key = foreign.rows.find((one) => one.table === next && one.column === column.column);
        const given = key ? written.get(key.to)?.[key.target] : valueOf(column);
        const value = given === undefined && !column.isOptional ? defaultOf(column) : given;
        if (value !== undefined) row[column.column] = asParameter(column, value);
      }
      const names = Object.keys(row);
      const { rows } = await client.query<Record<string, unknown>>(
        `INSERT INTO "${next}" (${names.map((name) => `"${name}"`).join(', ')})
         VALUES (${names.map((_, index) => `$${index + 1}`).join(', ')}) ON CONFLICT DO NOTHING RETURNING *`,
        Object.values(row),
      );
      written.set(next, rows[0] ?? row);
    }
    return [...written.keys()];
  });
}

async function readColumns(client: Client): Promise<(Column & { isOptional: boolean })[]> {
  const { rows } = await client.query<Column & { isOptional: boolean; checks: string | null }>(
    `SELECT c.table_name AS table, c.column_name AS column, c.data_type AS type,
       c.is_nullable = 'YES' OR c.column_default IS NOT NULL OR c.is_identity = 'YES' AS "isOptional",
       (SELECT string_agg(pg_get_constraintdef(k.oid), ' ') FROM pg_constraint k
        JOIN pg_attribute a ON a.attrelid = k.conrelid AND k.conkey = ARRAY[a.attnum]
        WHERE k.contype = 'c' AND k.conrelid = c.table_name::regclass AND a.attname = c.column_name) AS checks
     FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.table_name <> '_prisma_migrations'
     ORDER BY c.table_name, c.ordinal_position`,
  );
  return rows.map(({ checks, ...column }) => ({
    ...column,
    allowed: [...(checks ?? '').matchAll(/'([^']*)'::text|= (\d+)\)/g)].map(
      ([, text, number]) => text ?? number ?? '',
    ),
  }));
}

let counter = 0;

function defaultOf({ type, allowed }: Column): unknown {
  if (allowed.length > 0) return allowed[0];
  switch (type) {
    case 'uuid':
      return randomUUID();
    case 'integer':
    case 'bigint':
      counter += 1;
      return counter;
    case 'boolean':
      return false;
    case 'ARRAY':
      return [];
    case 'json':
    case 'jsonb':
      return {};
    case 'bytea':
      return Buffer.from('x');
    case 'date':
    case 'timestamp with time zone':
      return new Date('2026-11-24T08:00:00Z');
    default:
      return randomUUID();
  }
}

const asParameter = ({ type }: Column, value: unknown): unknown =>
  type.startsWith('json') ? JSON.stringify(value) : value;

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

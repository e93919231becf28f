import { Client } from 'pg';

/** Every row of every table whose text holds `trace`, accents and capitals counted: « table: row ». */
export async function rowsThatHold(url: string, trace: string): Promise<string[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const tables = await client.query<{ name: string }>(
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_name <> '_prisma_migrations' ORDER BY 1",
    );
    const found: string[] = [];
    for (const { name } of tables.rows) {
      const { rows } = await client.query<{ text: string }>(
        `SELECT text FROM (SELECT "${name}"::text AS text FROM "${name}") row WHERE strpos(text, $1) > 0 ORDER BY text`,
        [trace],
      );
      found.push(...rows.map(({ text }) => `${name}: ${text}`));
    }
    return found;
  } finally {
    await client.end();
  }
}

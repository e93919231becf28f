import { createHash } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { migrate } from '../../src/storage/migrate';
import { StorageProblem } from '../../src/storage/problem';
import { Prisma } from '../../src/storage/generated/client';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../support/test-database';
import { startOldServer } from './old-server';

const project = path.join(__dirname, '..', '..', 'prisma', 'migrations');

describe('migrations', () => {
  let test: TestDatabase;
  let folder: string;
  beforeEach(async () => {
    test = await createEmptyDatabase();
    folder = mkdtempSync(path.join(tmpdir(), 'jalon-migrations-'));
    cpSync(project, folder, { recursive: true });
  });
  afterEach(async () => {
    rmSync(folder, { recursive: true });
    await test.drop();
  });

  const add = (name: string, sql: string): void => {
    mkdirSync(path.join(folder, name));
    writeFileSync(path.join(folder, name, 'migration.sql'), sql);
  };
  const rows = () =>
    test.database.prisma.$queryRaw<
      { migration_name: string; checksum: string; applied_steps_count: number; done: boolean }[]
    >`SELECT migration_name, checksum, applied_steps_count, finished_at IS NOT NULL AS done
      FROM _prisma_migrations ORDER BY migration_name`;

  it('give ids that an account acted under its workspace, in what is append-only too, where it is known', async () => {
    const later = readdirSync(folder).filter(
      (name) => name >= '20261127155300' && name !== 'migration_lock.toml',
    );
    for (const name of later) rmSync(path.join(folder, name), { recursive: true });
    await migrate(test.url, folder);
    const { prisma } = test.database;
    await prisma.$executeRaw`INSERT INTO account (platform, workspace_id, member_id, kind, checked_at, last_active_at)
      VALUES ('slack', 'T1', 'U1', 'member', now(), now()), ('slack', 'T1', 'U2', 'member', now(), now()),
        ('slack', 'T2', 'U2', 'member', now(), now())`;
    for (const id of ['slack/U1', 'slack/U2', 'somebody'])
      await prisma.$executeRaw`INSERT INTO journal_entry (at, person_id, action, subject, subject_id, source)
        VALUES (now(), ${id}, 'people.read', 'person', ${id}, 'x')`;
    await prisma.$executeRaw`INSERT INTO fact_draft (id, fact_id, data, born_of, author_ids, state, created_at)
      VALUES (gen_random_uuid(), 'x', '{}', 'hand', '{somebody,slack/U1}', 'open', now())`;
    for (const name of later) cpSync(path.join(project, name), path.join(folder, name), { recursive: true });
    await migrate(test.url, folder);
    expect(await prisma.$queryRaw`SELECT person_id, subject_id FROM journal_entry ORDER BY id`).toEqual(
      ['slack/T1/U1', 'slack/U2', 'somebody'].map((id) => ({ person_id: id, subject_id: id })),
    );
    expect(await prisma.$queryRaw`SELECT author_ids FROM fact_draft`).toEqual([
      { author_ids: ['somebody', 'slack/T1/U1'] },
    ]);
    await expect(prisma.$executeRaw`DELETE FROM journal_entry`).rejects.toThrow('append-only');
  });

  it('are applied in order, and written down as prisma migrate deploy does', async () => {
    const applied = await migrate(test.url, folder);
    expect(applied).toEqual([...applied].sort());
    expect(applied.length).toBeGreaterThan(0);
    const expected = applied.map((name) => {
      const sql = readFileSync(path.join(project, name, 'migration.sql'));
      const checksum = createHash('sha256').update(sql).digest('hex');
      return { migration_name: name, checksum, applied_steps_count: 1, done: true };
    });
    expect(await rows()).toEqual(expected);
  });

  it('change nothing the second time', async () => {
    await migrate(test.url, folder);
    const before = await rows();
    expect(await migrate(test.url, folder)).toEqual([]);
    expect(await rows()).toEqual(before);
  });

  it('are applied once, when four processes start at once', async () => {
    const applied = await Promise.all([1, 2, 3, 4].map(() => migrate(test.url, folder)));
    expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
  });

  it('are refused when one that was applied has changed since', async () => {
    const [name = ''] = await migrate(test.url, folder);
    appendFileSync(path.join(folder, name, 'migration.sql'), '\nSELECT 1;\n');
    add('29990101000000_later', 'CREATE TABLE later ();');
    const refusal = migrate(test.url, folder);
    await expect(refusal).rejects.toBeInstanceOf(StorageProblem);
    await expect(refusal).rejects.toThrow(`La migration ${name} a changé`);
    expect((await rows()).map(({ migration_name }) => migration_name)).not.toContain('29990101000000_later');
  });

  it('leave nothing of one that fails, and go on from there once it is right', async () => {
    add('29990101000000_later', 'CREATE TABLE later (n int); SELECT 1 / 0;');
    await expect(migrate(test.url, folder)).rejects.toMatchObject({ code: '22012' });
    writeFileSync(path.join(folder, '29990101000000_later', 'migration.sql'), 'CREATE TABLE later (n int);');
    expect(await migrate(test.url, folder)).toEqual(['29990101000000_later']);
  });

  it('make every column that the schema names, and no other', async () => {
    const full = await createTestDatabase();
    try {
      const columns = await full.database.prisma.$queryRaw<{ name: string }[]>`
        SELECT table_name || '.' || column_name AS name FROM information_schema.columns
        WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'`;
      const named = Object.values(Prisma.ModelName).length;
      expect(new Set(columns.map(({ name }) => name.split('.')[0])).size).toBe(named);
      expect(columns.map(({ name }) => name).sort()).toEqual(columnsOfSchema().sort());
    } finally {
      await full.drop();
    }
  });

  it('say in French that nobody answers at that address', async () => {
    const url = new URL(test.url);
    url.password = 'guess';
    await expect(migrate(url.href, folder)).rejects.toThrow(
      /^Le serveur PostgreSQL de DATABASE_URL ne répond pas/,
    );
  });

  it('say in French that the server is too old', async () => {
    const server = await startOldServer('14.19');
    try {
      const refusal = migrate(server.url, folder);
      await expect(refusal).rejects.toBeInstanceOf(StorageProblem);
      await expect(refusal).rejects.toThrow(
        'Ce serveur PostgreSQL est trop ancien (version 14.19) : il faut la version 15 ou plus récente.',
      );
    } finally {
      await server.stop();
    }
  });
});

/** `table.column` for every field of schema.prisma that is a column. */
function columnsOfSchema(): string[] {
  const schema = readFileSync(path.join(project, '..', 'schema.prisma'), 'utf8');
  const models = [...schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)];
  const names = new Set(models.map(([, name]) => name));
  return models.flatMap(([, name = '', body = '']) => {
    const table = /@@map\("(\w+)"\)/.exec(body)?.[1] ?? name;
    const fields = [...body.matchAll(/^ {2}(\w+) +(\w+)(\S*)(.*)$/gm)];
    return fields
      .filter(([, , type]) => !names.has(type ?? ''))
      .map(([, field, , , rest]) => `${table}.${/@map\("(\w+)"\)/.exec(rest ?? '')?.[1] ?? field}`);
  });
}

import { spawn } from 'node:child_process';
import { appendFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { silentLogger } from '../../src/core/logger';
import { openDatabase } from '../../src/storage/database';
import { ask, isServerOf, openEmbeddedHouse, until, type EmbeddedHouse } from './embedded-house';

describe('the embedded server', () => {
  let house: EmbeddedHouse;
  beforeEach(() => void (house = openEmbeddedHouse()));
  afterEach(() => house.clean());

  const serverPid = (): number => {
    const pid = house.pid();
    if (pid === undefined) throw new Error('no server runs');
    return pid;
  };

  it('is made at the first start, for this machine alone, and orders words as the French do', async () => {
    const user = await house.start();
    expect(user.steps).toEqual(['Création de la base de données', 'Démarrage de PostgreSQL']);
    const settings = await ask(
      user.url,
      `SELECT current_setting('listen_addresses') AS host, current_setting('fsync') AS fsync,
        (SELECT string_agg(w, ' ' ORDER BY w) FROM unnest(ARRAY['zone', 'étape', 'eau', 'Étang']) w) AS words`,
    );
    expect(settings).toEqual({ host: '127.0.0.1', fsync: 'on', words: 'eau Étang étape zone' });
    expect(statSync(path.join(house.cluster(), 'jalon.json')).mode & 0o777).toBe(0o600);
    await user.leave();
  });

  it('refuses who does not know its password', async () => {
    const { url, leave } = await house.start();
    const wrong = new URL(url);
    wrong.password = 'guess';
    await expect(ask(wrong.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
    await leave();
  });

  it('keeps data, port and password from one start to the next', async () => {
    const first = await house.start();
    await ask(first.url, 'CREATE TABLE kept AS SELECT 12 AS n');
    await first.leave();
    const second = await house.start();
    expect(second.url).toBe(first.url);
    expect(await ask(second.url, 'SELECT n FROM kept')).toEqual({ n: 12 });
    await second.leave();
  });

  it('is joined by a second process, and stopped by the last that leaves', async () => {
    const first = await house.start();
    const pid = serverPid();
    const second = await house.start();
    expect(second.url).toBe(first.url);
    expect(second.steps).toEqual([]);
    await first.leave();
    expect(await ask(second.url, 'SELECT 1 AS n')).toEqual({ n: 1 });
    expect(serverPid()).toBe(pid);
    await second.leave();
    expect(house.pid()).toBeUndefined();
    // Its file goes a moment before it does.
    await until(() => !isServerOf(pid, house.cluster()));
  });

  it('outlives a process killed with kill -9, and the next start attaches to it', async () => {
    const first = await house.start();
    await ask(first.url, 'CREATE TABLE kept AS SELECT 12 AS n');
    const pid = serverPid();
    await first.kill();
    const second = await house.start();
    expect(serverPid()).toBe(pid);
    expect(await ask(second.url, 'SELECT n FROM kept')).toEqual({ n: 12 });
    await second.leave();
    expect(house.pid()).toBeUndefined();
  });

  it('is one only, when four processes start at once on an empty folder', async () => {
    const users = await Promise.all([1, 2, 3, 4].map(() => house.start()));
    expect(new Set(users.map(({ url }) => url)).size).toBe(1);
    const pid = serverPid();
    await Promise.all(users.slice(1).map((user) => user.leave()));
    expect(serverPid()).toBe(pid);
    await users[0]?.leave();
    expect(house.pid()).toBeUndefined();
  });

  it('is started by who arrives while the last user stops it', async () => {
    let user = await house.start();
    for (let n = 0; n < 4; n += 1) {
      const [, next] = await Promise.all([user.leave(), house.start()]);
      expect(await ask(next.url, `SELECT ${n} AS n`)).toEqual({ n });
      user = next;
    }
    await user.leave();
    expect(house.pid()).toBeUndefined();
  });

  it('comes back on the same port when it dies under a process, and open pools recover', async () => {
    const user = await house.start();
    const database = openDatabase(user.url, silentLogger);
    await database.prisma.$executeRaw`CREATE TABLE kept AS SELECT 12 AS n`;
    const dead = serverPid();
    process.kill(dead, 'SIGKILL');
    // Its children may answer for a moment yet: only the next server counts.
    await until(() => ![undefined, dead].includes(house.pid()));
    await until(() =>
      database.prisma.$queryRaw`SELECT n FROM kept`.then(
        (rows) => expect(rows).toEqual([{ n: 12 }]) === undefined,
        () => false,
      ),
    );
    await database.close();
    await user.leave();
    expect(house.pid()).toBeUndefined();
  });

  it('starts although its stale pid file names a program of the same user that lives', async () => {
    const first = await house.start();
    const pid = serverPid();
    await first.kill();
    process.kill(pid, 'SIGKILL');
    await until(() => !isServerOf(pid, house.cluster()));
    const file = path.join(house.cluster(), 'postmaster.pid');
    const { uid, gid } = statSync(house.cluster());
    const other = spawn('sleep', ['60'], { uid, gid, cwd: '/', stdio: 'ignore' });
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, String(other.pid)));
    try {
      const second = await house.start();
      expect(serverPid()).not.toBe(other.pid);
      expect(await ask(second.url, 'SELECT 1 AS n')).toEqual({ n: 1 });
      await second.leave();
    } finally {
      other.kill('SIGKILL');
    }
  });

  it('takes what an earlier start wrote in the log for past', async () => {
    const first = await house.start();
    await first.leave();
    const log = path.join(house.cluster(), '..', 'postgres.log');
    appendFileSync(log, 'FATAL: could not write lock file "postmaster.pid": No space left on device\n');
    // A start that fails for another reason.
    const conf = path.join(house.cluster(), 'postgresql.conf');
    const good = readFileSync(conf, 'utf8');
    writeFileSync(conf, `${good}\nnot_a_setting = 1\n`);
    expect(await house.problem()).toMatch(
      /^PostgreSQL embarqué n’a pas démarré\. Son journal : .*postgres\.log$/,
    );
    writeFileSync(conf, good);
    const second = await house.start();
    expect(second.url).toBe(first.url);
    await second.leave();
  });
});

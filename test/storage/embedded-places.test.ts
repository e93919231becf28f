import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ask, isRoot, openEmbeddedHouse, until, type EmbeddedHouse } from './embedded-house';

/** A user without rights on anything. */
const nobody = 65_534;
// Only root can become somebody else.
const asRoot = isRoot ? it : it.skip;
// A disk that is small enough to be filled has to be mounted; most containers allow nobody to do so.
const onSmallDisk = isRoot && canMount() ? it : it.skip;

describe('where the embedded server keeps its data', () => {
  const houses: EmbeddedHouse[] = [];
  const open = (mode?: number): EmbeddedHouse => {
    const house = openEmbeddedHouse(mode);
    houses.push(house);
    return house;
  };
  afterEach(async () => {
    for (const house of houses.splice(0)) await house.clean();
  });

  it('says in French that the data folder is not writable', async () => {
    const house = open(0o555);
    const message = await house.problem(isRoot ? nobody : undefined);
    expect(message).toBe(
      `Le dossier de données ${house.dataDir} n’est pas accessible en écriture. Donnez-en les droits à cet utilisateur, ou choisissez un autre DATA_DIR.`,
    );
  });

  asRoot('says in French that data made by somebody else are not accessible', async () => {
    const house = open(0o777);
    const user = await house.start();
    await user.leave();
    expect(await house.problem(nobody)).toContain(`${house.dataDir}/postgres n’est pas accessible`);
  });

  asRoot(
    'goes, for root in a folder that others cannot enter, where it can run, and says where',
    async () => {
      const house = open(0o700);
      const first = await house.start();
      const folder = path.dirname(house.cluster());
      expect(folder.startsWith(house.dataDir)).toBe(false);
      expect(first.steps[0]).toBe(
        `PostgreSQL ne peut pas tourner dans ${house.dataDir} sous cet utilisateur : la base est dans ${folder}`,
      );
      expect(statSync(house.cluster()).mode & 0o777).toBe(0o700);
      await ask(first.url, 'CREATE TABLE kept AS SELECT 12 AS n');
      await first.leave();
      // Opened to others since: the data are still found.
      chmodSync(house.dataDir, 0o755);
      const second = await house.start();
      expect(await ask(second.url, 'SELECT n FROM kept')).toEqual({ n: 12 });
      await second.leave();
    },
  );

  asRoot('runs, for root, as the owner of the data folder', async () => {
    const house = open();
    chownSync(house.dataDir, nobody, nobody);
    const user = await house.start();
    expect(statSync(house.cluster()).uid).toBe(nobody);
    await user.leave();
  });

  it('starts after a first start was killed in the middle of making the database', async () => {
    const house = open();
    const dying = house.start();
    const folder = path.join(house.dataDir, 'postgres');
    await until(() => existsSync(folder) && readdirSync(folder).some((name) => /^pg\.\d+$/.test(name)));
    await house.killAll();
    await expect(dying).rejects.toThrow('before it reported');
    const user = await house.start();
    expect(await ask(user.url, 'SELECT 1 AS n')).toEqual({ n: 1 });
    await user.leave();
  });

  it('takes another port when its own was taken meanwhile', async () => {
    const house = open();
    const first = await house.start();
    await first.leave();
    const port = new URL(first.url).port;
    const thief = spawn(
      process.execPath,
      ['-e', `require('net').createServer().listen(${port}, '127.0.0.1', () => console.log('taken'))`],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    await once(thief.stdout, 'data');
    try {
      const second = await house.start();
      expect(new URL(second.url).port).not.toBe(port);
      await second.leave();
    } finally {
      thief.kill('SIGKILL');
    }
  });

  onSmallDisk('says in French that the disk is full, at the first start and at a later one', async () => {
    const house = open();
    const disk = path.join(house.dataDir, 'postgres');
    mkdirSync(disk);
    expect(mount(disk, '20m')).toBe(true);
    const sentence = `Le disque est plein : Jalon ne peut plus écrire dans ${disk}. Libérez de la place, puis relancez.`;
    try {
      expect(await house.problem()).toBe(sentence);
      expect(spawnSync('mount', ['-o', 'remount,size=200m', disk]).status).toBe(0);
      const user = await house.start();
      await ask(user.url, 'CREATE TABLE kept AS SELECT 12 AS n');
      await user.leave();
      fill(path.join(disk, 'filler'));
      expect(await house.problem()).toBe(sentence);
      spawnSync('rm', [path.join(disk, 'filler')]);
      const again = await house.start();
      expect(await ask(again.url, 'SELECT n FROM kept')).toEqual({ n: 12 });
      await again.leave();
    } finally {
      spawnSync('umount', ['-l', disk]);
    }
  });
});

function mount(folder: string, size: string): boolean {
  return spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder]).status === 0;
}

function canMount(): boolean {
  const folder = mkdtempSync(path.join(tmpdir(), 'jalon-mount-'));
  const done = mount(folder, '1m') && spawnSync('umount', [folder]).status === 0;
  rmdirSync(folder);
  return done;
}

/** Writes until nothing more fits. */
function fill(file: string): void {
  try {
    for (;;) writeFileSync(file, Buffer.alloc(64 * 1024), { flag: 'a' });
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOSPC') throw error;
  }
}

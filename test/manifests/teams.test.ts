import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
// The package's front door needs a module that jest cannot load.
import { Convert } from '@microsoft/app-manifest/build/generated-types/teams/TeamsManifestV1D25';
import { z } from 'zod';
import { manifestsFolder, readManifest, schemaBesideProject, schemaProblems } from './manifest-files';
import { readPng } from './read-png';
import { registeredCommands } from './registered-commands';

const folder = path.join(manifestsFolder, 'teams');
const scopes = ['personal', 'team', 'groupChat'];
const raw = readManifest('teams');
const manifest = z
  .object({
    manifestVersion: z.string(),
    id: z.guid(),
    icons: z.object({ color: z.literal('color.png'), outline: z.literal('outline.png') }),
    bots: z.tuple([
      z.object({
        botId: z.guid(),
        scopes: z.array(z.string()),
        supportsFiles: z.boolean(),
        commandLists: z.tuple([
          z.object({
            scopes: z.array(z.string()),
            commands: z.array(z.object({ title: z.string(), description: z.string() })),
          }),
        ]),
      }),
    ]),
  })
  .parse(raw);
const [bot] = manifest.bots;

test('the bot is there in private, in teams and in group chats, and takes no files', () => {
  expect(bot.scopes).toEqual(scopes);
  expect(bot.supportsFiles).toBe(true);
});

test('nothing is asked for beyond the conversations: no permission, no domain, no identity', () => {
  expect(raw).toMatchObject({ permissions: [], validDomains: [] });
  expect(Object.keys(raw as object)).not.toEqual(expect.arrayContaining(['authorization']));
  expect(Object.keys(raw as object)).not.toEqual(expect.arrayContaining(['webApplicationInfo']));
});

test('the commands on offer are those that the features register, each once', async () => {
  const registered = await registeredCommands();
  const [list] = bot.commandLists;
  expect(list.scopes).toEqual(scopes);
  // An alias says the same twice, so the first of its name is enough.
  const distinct = registered.filter(
    ({ summary }, index) => registered.findIndex((other) => other.summary === summary) === index,
  );
  expect(list.commands.map(({ title }) => title).sort()).toEqual(distinct.map(({ name }) => name).sort());
});

test('Microsoft’s own reader takes the manifest, as the newest version that it knows', () => {
  const known = { ...(raw as object), manifestVersion: '1.25' };
  const read = Convert.toTeamsManifestV1D25(JSON.stringify(known));
  expect(read).toMatchObject({ id: manifest.id, bots: [{ botId: bot.botId, scopes }] });
  const wrong = { ...known, bots: [{ scopes }] };
  expect(() => Convert.toTeamsManifestV1D25(JSON.stringify(wrong))).toThrow(/"bots"/);
});

const schema = schemaBesideProject('teams-app-manifest.schema.json');
if (schema)
  test('the manifest fits the published schema of Teams apps', () => {
    expect(schemaProblems(schema, raw)).toEqual([]);
  });
else test.skip('the manifest fits the published schema: skipped, no copy of it in ../shared/schemas', () => {});

test('the colour icon is 192 pixels wide and high, and has no hole', () => {
  const { width, height, pixels } = readPng(path.join(folder, manifest.icons.color));
  expect([width, height]).toEqual([192, 192]);
  expect(pixels.every(([, , , alpha]) => alpha === 255)).toBe(true);
  expect(new Set(pixels.map(String)).size).toBeGreaterThan(2);
});

test('the outline icon is 32 pixels wide and high, white on nothing', () => {
  const { width, height, pixels } = readPng(path.join(folder, manifest.icons.outline));
  expect([width, height]).toEqual([32, 32]);
  const shown = pixels.filter(([, , , alpha]) => alpha !== 0);
  expect(shown.every(([red, green, blue]) => red === 255 && green === 255 && blue === 255)).toBe(true);
  expect(shown.length).toBeGreaterThan(100);
  expect(shown.length).toBeLessThan(pixels.length / 2);
});

describe('the package', () => {
  const place = mkdtempSync(path.join(tmpdir(), 'jalon-teams-'));
  afterAll(() => rmSync(place, { recursive: true }));
  const pack = (...args: string[]) =>
    spawnSync(process.execPath, [path.join(folder, 'pack.mjs'), ...args], { cwd: place, encoding: 'utf8' });

  test('holds the manifest with the id of the bot, and both icons, at its root', () => {
    const appId = '11111111-2222-3333-4444-555555555555';
    expect(pack(appId)).toMatchObject({ status: 0, stdout: 'jalon-teams.zip est prêt.\n' });
    const files = storedFiles(readFileSync(path.join(place, 'jalon-teams.zip')));
    expect([...files.keys()]).toEqual(['manifest.json', 'color.png', 'outline.png']);
    const packed: unknown = JSON.parse(files.get('manifest.json')?.toString('utf8') ?? '');
    expect(packed).toEqual({ ...(raw as object), id: appId, bots: [{ ...bot, botId: appId, ...rest() }] });
    expect(files.get('color.png')).toEqual(readFileSync(path.join(folder, 'color.png')));
    expect(files.get('outline.png')).toEqual(readFileSync(path.join(folder, 'outline.png')));
  });

  test('is not made without a valid id', () => {
    expect(pack('jalon').status).toBe(2);
    expect(pack().stderr).toMatch(/MICROSOFT_APP_ID/);
  });
});

/** What the parsed bot leaves out. */
function rest(): object {
  const { bots } = raw as { bots: object[] };
  return Object.fromEntries(Object.entries(bots[0] ?? {}).filter(([name]) => !(name in bot)));
}

/** The files of an archive that stores them uncompressed, read by its directory as any unpacker does. */
function storedFiles(archive: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  const end = archive.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [size, nameLength] = [archive.readUInt32LE(at + 20), archive.readUInt16LE(at + 28)];
    const start = archive.readUInt32LE(at + 42) + 30 + nameLength;
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    files.set(name, archive.subarray(start, start + size));
    at += 46 + nameLength;
  }
  return files;
}

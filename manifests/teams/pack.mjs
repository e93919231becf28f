// Makes the package that Teams takes: `node manifests/teams/pack.mjs <MICROSOFT_APP_ID> [file.zip]`. It puts the id of
// the bot into the manifest; nothing is needed but Node, where not every machine has `zip`.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';

const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const [appId, target = 'jalon-teams.zip'] = process.argv.slice(2);
const read = (name) => readFileSync(path.join(import.meta.dirname, name));

if (appId === undefined || !guid.test(appId)) {
  console.error('Donnez l’identifiant du robot : node manifests/teams/pack.mjs <MICROSOFT_APP_ID> [fichier.zip]');
  process.exit(2);
}

const manifest = JSON.parse(read('manifest.json').toString('utf8'));
// An id of the app's own stays; the placeholder gives way to the bot's.
if (manifest.id.startsWith('00000000-')) manifest.id = appId;
for (const bot of manifest.bots) bot.botId = appId;
for (const [name, value] of Object.entries(manifest.developer))
  if (value.includes('jalon.example.org')) console.warn(`À remplacer dans manifest.json : developer.${name} (${value})`);

writeFileSync(
  target,
  zip([
    ['manifest.json', Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)],
    ['color.png', read('color.png')],
    ['outline.png', read('outline.png')],
  ]),
);
console.log(`${target} est prêt.`);

/** A zip archive whose files are stored as they are, at its root, as PKWARE's APPNOTE lays it out. */
function zip(files) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const [name, data] of files) {
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0); // version needed
    fields.writeUInt16LE((46 << 9) | (1 << 5) | 1, 8); // date: 1 January 2026, so that the same files give the same archive
    fields.writeUInt32LE(crc32(data), 10);
    fields.writeUInt32LE(data.length, 14);
    fields.writeUInt32LE(data.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, Buffer.from(name), data]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, place, Buffer.from(name)]));
    parts.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listed, end]);
}

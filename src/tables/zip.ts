import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';

/** The bytes are not a zip archive that can be read. */
export class BadZip extends Error {
  override readonly name = 'BadZip';
}

/** More was to be unpacked than allowed. */
export class TooMuchInZip extends Error {
  override readonly name = 'TooMuchInZip';
}

export interface Zip {
  paths: string[];
  /** Undefined when there is no such file. Throws BadZip, TooMuchInZip. */
  read(path: string): Promise<Buffer | undefined>;
}

interface Entry {
  method: number;
  encrypted: boolean;
  compressedSize: number;
  offset: number;
}

// Signatures and sizes of the records, from APPNOTE.TXT of PKWARE, sections 4.3.7, 4.3.12 and 4.3.16.
const localHeader = { signature: 0x04034b50, size: 30 };
const centralHeader = { signature: 0x02014b50, size: 46 };
const endRecord = { signature: 0x06054b50, size: 22, maxComment: 0xffff };

const inflate = promisify(inflateRaw);

/**
 * Opens an archive by its central directory. What is unpacked of all its files together stays under `maxBytes`,
 * whatever sizes the archive declares.
 */
export function openZip(bytes: Buffer, maxBytes: number): Zip {
  const entries = readDirectory(bytes);
  let room = maxBytes;
  return {
    paths: [...entries.keys()],
    async read(path) {
      const entry = entries.get(path);
      if (!entry) return undefined;
      const content = await unpack(entry, room);
      room -= content.length;
      return content;
    },
  };

  async function unpack(entry: Entry, limit: number): Promise<Buffer> {
    const { offset } = entry;
    if (entry.encrypted || offset + localHeader.size > bytes.length) throw new BadZip('unreadable entry');
    if (bytes.readUInt32LE(offset) !== localHeader.signature) throw new BadZip('no local header');
    const start =
      offset + localHeader.size + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
    const packed = bytes.subarray(start, start + entry.compressedSize);
    if (packed.length < entry.compressedSize) throw new BadZip('cut');
    if (entry.method === 0) {
      if (packed.length > limit) throw new TooMuchInZip();
      return packed;
    }
    if (entry.method !== 8) throw new BadZip(`method ${entry.method}`);
    try {
      return await inflate(packed, { maxOutputLength: Math.max(limit, 1) });
    } catch (error) {
      if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw new TooMuchInZip();
      throw new BadZip('cannot be inflated', { cause: error });
    }
  }
}

function readDirectory(bytes: Buffer): Map<string, Entry> {
  const end = findEnd(bytes);
  const entries = new Map<string, Entry>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (at + centralHeader.size > end || bytes.readUInt32LE(at) !== centralHeader.signature)
      throw new BadZip('no central header');
    const nameLength = bytes.readUInt16LE(at + 28);
    const path = bytes.toString('utf8', at + centralHeader.size, at + centralHeader.size + nameLength);
    entries.set(path, {
      method: bytes.readUInt16LE(at + 10),
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      compressedSize: bytes.readUInt32LE(at + 20),
      offset: bytes.readUInt32LE(at + 42),
    });
    at += centralHeader.size + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function findEnd(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - endRecord.size - endRecord.maxComment);
  for (let at = bytes.length - endRecord.size; at >= first; at -= 1)
    if (bytes.readUInt32LE(at) === endRecord.signature) return at;
  throw new BadZip('no end record');
}

/** An archive of these files, not compressed. */
export function makeZip(files: Map<string, Buffer>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [path, content] of files) {
    const name = Buffer.from(path);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(content.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(name.length, 22);
    const central = Buffer.alloc(centralHeader.size);
    central.writeUInt32LE(centralHeader.signature, 0);
    central.writeUInt16LE(20, 4);
    common.copy(central, 6);
    central.writeUInt32LE(offset, 42);
    directory.push(central, name);
    const local = Buffer.alloc(4);
    local.writeUInt32LE(localHeader.signature, 0);
    parts.push(local, common, name, content);
    offset += localHeader.size + name.length + content.length;
  }
  const end = Buffer.alloc(endRecord.size);
  end.writeUInt32LE(endRecord.signature, 0);
  end.writeUInt16LE(files.size, 8);
  end.writeUInt16LE(files.size, 10);
  end.writeUInt32LE(
    directory.reduce((sum, part) => sum + part.length, 0),
    12,
  );
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';

export interface Picture {
  width: number;
  height: number;
  /** Red, green, blue and alpha of every pixel, row by row. */
  pixels: number[][];
}

/** Reads a PNG of 8 bits a channel with alpha, whose rows are not filtered: what our icons are. */
export function readPng(file: string): Picture {
  const bytes = readFileSync(file);
  if (bytes.subarray(0, 8).toString('latin1') !== '\x89PNG\r\n\x1a\n') throw new Error(`${file} is no PNG`);
  const chunks = chunksOf(bytes);
  const header = chunks.find(({ type }) => type === 'IHDR')?.data ?? Buffer.alloc(13);
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  if (header[8] !== 8 || header[9] !== 6 || header[12] !== 0) throw new Error(`${file} is another kind of PNG`);
  const rows = inflateSync(Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data)));
  const pixels: number[][] = [];
  for (let row = 0; row < height; row += 1) {
    const start = row * (1 + width * 4);
    if (rows[start] !== 0) throw new Error(`row ${row} of ${file} is filtered`);
    for (let column = 0; column < width; column += 1)
      pixels.push([...rows.subarray(start + 1 + column * 4, start + 5 + column * 4)]);
  }
  return { width, height, pixels };
}

function chunksOf(bytes: Buffer): { type: string; data: Buffer }[] {
  const chunks: { type: string; data: Buffer }[] = [];
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    chunks.push({
      type: bytes.toString('latin1', at + 4, at + 8),
      data: bytes.subarray(at + 8, at + 8 + length),
    });
    at += 12 + length;
  }
  return chunks;
}

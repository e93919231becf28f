import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/**
 * A server of an older version, which cannot be installed everywhere: it speaks just enough of PostgreSQL's protocol to
 * let somebody in and say which version it is.
 */
export async function startOldServer(version: string): Promise<{ url: string; stop(): Promise<void> }> {
  const [major = '', minor = ''] = version.split('.');
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let welcomed = false;
    socket.on('data', (data) => {
      if (!welcomed) {
        welcomed = true;
        socket.write(Buffer.concat([frame('R', int32(0)), ready]));
      } else if (String.fromCharCode(data[0] ?? 0) === 'Q') {
        const row = [`${major}00${minor.padStart(2, '0')}`, version];
        socket.write(
          Buffer.concat([columns(['number', 'text']), values(row), frame('C', text('SELECT 1')), ready]),
        );
      } else socket.end();
    });
    socket.on('error', () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `postgresql://jalon:x@127.0.0.1:${(server.address() as AddressInfo).port}/jalon`,
    stop() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => void server.close(() => resolve()));
    },
  };
}

const int16 = (n: number): Buffer => Buffer.from([n >> 8, n & 255]);
const int32 = (n: number): Buffer => Buffer.concat([int16(n >> 16), int16(n & 65_535)]);
const text = (value: string): Buffer => Buffer.from(`${value}\0`);
const frame = (kind: string, body: Buffer): Buffer =>
  Buffer.concat([Buffer.from(kind), int32(body.length + 4), body]);
const ready = frame('Z', Buffer.from('I'));

/** Columns of type text (oid 25), in text format. */
function columns(names: string[]): Buffer {
  const each = names.map((name) =>
    Buffer.concat([text(name), int32(0), int16(0), int32(25), int16(65_535), int32(-1), int16(0)]),
  );
  return frame('T', Buffer.concat([int16(names.length), ...each]));
}

function values(row: string[]): Buffer {
  const each = row.map((value) => Buffer.concat([int32(value.length), Buffer.from(value)]));
  return frame('D', Buffer.concat([int16(row.length), ...each]));
}

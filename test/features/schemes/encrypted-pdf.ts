import { createCipheriv, createHash, randomBytes } from 'node:crypto';

// Passwords are filled up to 32 bytes with these: ISO 32000-1, 7.6.3.3.
const padding = Buffer.from('28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A', 'hex');
const allowsAll = -4;

interface Security {
  /** The entry of the trailer. */
  dictionary: string;
  encrypt(content: Buffer, object: number): Buffer;
}

/** A real PDF of one page whose user password is `password`; empty: anybody may open it, and it is encrypted all the same. */
export function encryptedPdf(text: string, password: string, cipher: 'RC4' | 'AES-256'): Buffer {
  const id = randomBytes(16);
  const { dictionary, encrypt } = cipher === 'RC4' ? rc4Security(password, id) : aesSecurity(password);
  const stream = encrypt(Buffer.from(`BT /F1 12 Tf 40 700 Td (${text}) Tj ET`, 'latin1'), 4);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    Buffer.concat([
      Buffer.from(`<< /Length ${stream.length} >>\nstream\n`),
      stream,
      Buffer.from('\nendstream'),
    ]),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    dictionary,
  ].map((body) => (typeof body === 'string' ? Buffer.from(body) : body));
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const offsets: number[] = [];
  objects.forEach((body, at) => {
    offsets.push(parts.reduce((sum, part) => sum + part.length, 0));
    parts.push(Buffer.from(`${at + 1} 0 obj\n`), body, Buffer.from('\nendobj\n'));
  });
  const start = parts.reduce((sum, part) => sum + part.length, 0);
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const [hex, size] = [id.toString('hex'), objects.length + 1];
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R /Encrypt ${objects.length} 0 R /ID [<${hex}> <${hex}>] >>\nstartxref\n${start}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

/** Revision 2: keys of 40 bits, the algorithms 1 to 4 of ISO 32000-1, 7.6. */
function rc4Security(password: string, id: Buffer): Security {
  const padded = (secret: string) => Buffer.concat([Buffer.from(secret), padding]).subarray(0, 32);
  const owner = rc4(md5(padded('owner')).subarray(0, 5), padded(password));
  const permissions = Buffer.alloc(4);
  permissions.writeInt32LE(allowsAll);
  const key = md5(padded(password), owner, permissions, id).subarray(0, 5);
  const user = rc4(key, padding);
  return {
    dictionary: `<< /Filter /Standard /V 1 /R 2 /P ${allowsAll} /O <${owner.toString('hex')}> /U <${user.toString('hex')}> >>`,
    encrypt: (content, object) => rc4(md5(key, Buffer.from([object, 0, 0, 0, 0])).subarray(0, 10), content),
  };
}

/** Revision 5 of Adobe's supplement to ISO 32000, extension level 3. */
function aesSecurity(password: string): Security {
  const key = randomBytes(32);
  const wrap = (secret: Buffer, ...more: Buffer[]) => {
    const [check, salt] = [randomBytes(8), randomBytes(8)];
    const entry = Buffer.concat([sha256(secret, check, ...more), check, salt]);
    const cipher = createCipheriv(
      'aes-256-cbc',
      sha256(secret, salt, ...more),
      Buffer.alloc(16),
    ).setAutoPadding(false);
    return { entry, wrapped: Buffer.concat([cipher.update(key), cipher.final()]) };
  };
  const user = wrap(Buffer.from(password));
  const owner = wrap(Buffer.from('owner'), user.entry);
  const permissions = Buffer.concat([
    Buffer.alloc(4),
    Buffer.alloc(4, 0xff),
    Buffer.from('Tadb'),
    randomBytes(4),
  ]);
  permissions.writeInt32LE(allowsAll);
  const cipher = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false);
  const perms = Buffer.concat([cipher.update(permissions), cipher.final()]);
  const hex = (bytes: Buffer) => `<${bytes.toString('hex')}>`;
  return {
    dictionary: `<< /Filter /Standard /V 5 /R 5 /Length 256 /P ${allowsAll} /O ${hex(owner.entry)} /U ${hex(user.entry)} /OE ${hex(owner.wrapped)} /UE ${hex(user.wrapped)} /Perms ${hex(perms)} /CF << /StdCF << /CFM /AESV3 /AuthEvent /DocOpen /Length 32 >> >> /StmF /StdCF /StrF /StdCF >>`,
    encrypt(content) {
      const start = randomBytes(16);
      const body = createCipheriv('aes-256-cbc', key, start);
      return Buffer.concat([start, body.update(content), body.final()]);
    },
  };
}

const md5 = (...parts: Buffer[]): Buffer => createHash('md5').update(Buffer.concat(parts)).digest();
const sha256 = (...parts: Buffer[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();

/** The cipher is gone from OpenSSL 3. */
function rc4(key: Buffer, content: Buffer): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, at) => at);
  const swap = (a: number, b: number): void => {
    [state[a], state[b]] = [state[b] ?? 0, state[a] ?? 0];
  };
  for (let at = 0, other = 0; at < 256; at += 1) {
    other = (other + (state[at] ?? 0) + (key[at % key.length] ?? 0)) & 255;
    swap(at, other);
  }
  let [a, b] = [0, 0];
  return Buffer.from(
    content.map((byte) => {
      a = (a + 1) & 255;
      b = (b + (state[a] ?? 0)) & 255;
      swap(a, b);
      return byte ^ (state[((state[a] ?? 0) + (state[b] ?? 0)) & 255] ?? 0);
    }),
  );
}

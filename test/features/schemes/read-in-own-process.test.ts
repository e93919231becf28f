import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDocumentReader, type DocumentReader } from '../../../src/features/schemes';
import { readerOfTests } from '../../support/reader-of-tests';
import { encryptedPdf } from './encrypted-pdf';

const sentence = 'Le comite de Vierzon se reunit le 3 mars 2026.';
const noProgress = (): void => {};

describe('a document read in a process of its own', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'jalon-reader-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** A process that does what the code says when it gets the document. */
  const misbehaving = (code: string, seconds = 20): DocumentReader => {
    const file = path.join(folder, `${Math.random().toString(36).slice(2)}.cjs`);
    writeFileSync(file, `process.once('message', () => { ${code} });`);
    return createDocumentReader({ file, seconds });
  };
  const read = (reader: DocumentReader) => reader('note.txt', Buffer.from(sentence), noProgress);

  it('gives its text, pages of a PDF too, and says how far it is', async () => {
    const told: [number, number][] = [];
    const reader = createDocumentReader(readerOfTests);
    const { kind, blocks } = await reader('n', encryptedPdf(sentence, '', 'AES-256'), (done, total) =>
      told.push([done, total]),
    );
    expect({ kind, text: blocks[0]?.text }).toEqual({ kind: 'pdf', text: sentence });
    expect(told.at(-1)).toEqual([1, 1]);
  });

  it('gives the sentence of what cannot be read', async () => {
    const reader = createDocumentReader(readerOfTests);
    await expect(
      reader('n.pdf', encryptedPdf(sentence, 'secret', 'AES-256'), noProgress),
    ).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringMatching(/« n\.pdf » est protégé par un mot de passe/) as string,
    });
  });

  it('keeps nobody waiting while it does not end, and is ended', async () => {
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 10);
    await expect(read(misbehaving('for (;;);', 1))).rejects.toThrow(/trop long à lire/);
    clearInterval(timer);
    expect(turns).toBeGreaterThan(20);
  });

  it('may use up its own memory alone', async () => {
    const code = 'const kept = []; for (;;) kept.push(new Array(100000).fill({ a: kept.length }));';
    const reader = createDocumentReader({
      file: path.join(folder, 'greedy.cjs'),
      seconds: 60,
      memoryMegabytes: 200,
    });
    writeFileSync(path.join(folder, 'greedy.cjs'), `process.once('message', () => { ${code} });`);
    await expect(read(reader)).rejects.toThrow(/trop d’éléments/);
  });

  it('may not use memory outside its heap either', async () => {
    const file = path.join(folder, 'outside.cjs');
    const code = 'const kept = []; setInterval(() => kept.push(Buffer.alloc(8e6, 1)), 10);';
    writeFileSync(file, `process.once('message', () => { ${code} });`);
    const reader = createDocumentReader({ file, seconds: 30, memoryMegabytes: 256 });
    await expect(read(reader)).rejects.toThrow(/trop d’éléments/);
  });

  it('is ended at once when nobody waits for it any more', async () => {
    const gone = new AbortController();
    const file = path.join(folder, 'endless.cjs');
    writeFileSync(file, `process.once('message', () => { for (;;); });`);
    const begun = Date.now();
    const read = createDocumentReader({ file })('n.txt', Buffer.from(sentence), noProgress, gone.signal);
    setTimeout(() => gone.abort(), 200);
    await expect(read).rejects.toMatchObject({ name: 'AbortError' });
    expect(Date.now() - begun).toBeLessThan(5000);
  });

  it('is given no setting and no token', async () => {
    process.env['SLACK_BOT_TOKEN'] = 'xoxb-secret';
    const code = `process.send({ type: 'refused', sentence: JSON.stringify(process.env) })`;
    await expect(read(misbehaving(code))).rejects.toThrow(/^\{[^]*\}$/);
    await expect(read(misbehaving(code))).rejects.not.toThrow(/xoxb/);
    delete process.env['SLACK_BOT_TOKEN'];
  });

  it('that dies says no more than that', async () => {
    await expect(read(misbehaving('process.exit(1)'))).rejects.toMatchObject({
      name: 'Error',
      message: 'the process that reads a document ended: 1',
    });
    await expect(read(misbehaving(`process.kill(process.pid, 'SIGKILL')`))).rejects.toThrow(
      /trop d’éléments/,
    );
    await expect(read(misbehaving(`process.send({ type: 'failed', error: 'TypeError' })`))).rejects.toThrow(
      'a document could not be read: TypeError',
    );
  });

  it('that is no document needs no process', async () => {
    const reader = createDocumentReader({ file: path.join(folder, 'none.cjs') });
    await expect(reader('vide.txt', Buffer.alloc(0), noProgress)).rejects.toThrow(/est vide/);
    await expect(reader('x.txt', Buffer.alloc(100), noProgress)).rejects.toThrow(/que je sais lire/);
  });
});

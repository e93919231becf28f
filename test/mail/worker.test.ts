import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { startMailWorker, type MailWorker } from '../../src/mail/worker';
import { rememberingLogger } from '../support/listening-dispatch';
import { startSmtpServer, type SmtpServer } from '../support/smtp-server';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

describe('the mail worker', () => {
  let test: TestDatabase;
  let smtp: SmtpServer;
  const workers: MailWorker[] = [];
  let logged: () => string;
  let now = new Date('2026-11-24T08:00:00Z');

  beforeEach(async () => {
    test = await createTestDatabase();
    smtp = await startSmtpServer();
    await test.database.prisma.person.create({
      data: { id: 'p1', name: 'Claire', email: 'claire@x.example', timeZone: 'Europe/Paris', createdAt: now },
    });
  });
  afterEach(async () => {
    for (const worker of workers.splice(0)) await worker.stop();
    await smtp.stop();
    await test.drop();
  });

  function start(url = smtp.url): void {
    const { logger, logged: lines } = rememberingLogger();
    logged = lines;
    const settings = { url, from: 'Jalon <jalon@x.example>' };
    workers.push(
      startMailWorker({
        database: test.database,
        settings,
        clock: { now: () => now },
        logger,
        pollEveryMs: 10,
      }),
    );
  }
  const write = (personId = 'p1') =>
    test.database.prisma.outgoingMail.create({
      data: {
        id: randomUUID(),
        personId,
        subject: 'Votre code',
        text: 'été : jalon code 123456',
        state: 'pending',
        nextTryAt: now,
        createdAt: now,
      },
    });
  async function until(condition: Record<string, unknown>): Promise<void> {
    for (let tries = 0; tries < 400; tries += 1) {
      if ((await test.database.prisma.outgoingMail.count({ where: condition })) > 0) return;
      await wait(10);
    }
    throw new Error(`never ${JSON.stringify(condition)}; ${logged()}`);
  }
  const contentOf = (content: string): string =>
    Buffer.from(
      (content.split('\n\n')[1] ?? '')
        .replace(/=\n/g, '')
        .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16))),
      'latin1',
    ).toString('utf8');

  it('sends what waits, to the address of the directory, and blanks it', async () => {
    await write();
    start();
    await until({ state: 'sent', subject: '', text: '', sentAt: now });
    expect(smtp.received).toHaveLength(1);
    expect(smtp.received[0]?.to).toEqual(['claire@x.example']);
    expect(smtp.received[0]?.content).toContain('From: Jalon <jalon@x.example>');
    expect(contentOf(smtp.received[0]?.content ?? '')).toContain('été : jalon code 123456');
  });

  it('sends to an address of the settings that nobody has yet, and forgets it', async () => {
    await test.database.prisma.outgoingMail.create({
      data: {
        id: randomUUID(),
        address: 'chef@x.example',
        subject: 's',
        text: 't',
        state: 'pending',
        nextTryAt: now,
        createdAt: now,
      },
    });
    start();
    await until({ state: 'sent', subject: '', text: '', address: null });
    expect(smtp.received.map(({ to }) => to)).toEqual([['chef@x.example']]);
  });

  it('sends each once, however many instances there are', async () => {
    for (let count = 0; count < 25; count += 1) await write();
    start();
    start();
    for (let tries = 0; tries < 400 && smtp.received.length < 25; tries += 1) await wait(10);
    await until({ state: 'sent' });
    await wait(100);
    expect(smtp.received).toHaveLength(25);
  });

  it('tries again after a refusal for now, later each time, and gives up after six', async () => {
    smtp.refuse('451 4.3.0 claire@x.example later');
    await write();
    start();
    for (let tries = 1; tries <= 5; tries += 1) {
      await until({ state: 'pending', tries, nextTryAt: new Date(now.getTime() + 5000 * 2 ** (tries - 1)) });
      now = new Date(now.getTime() + 5000 * 2 ** (tries - 1));
    }
    await until({ state: 'failed', tries: 6, subject: '', text: '', sentAt: null });
    expect(logged()).toContain('mail not sent');
    expect(logged()).not.toContain('claire@x.example');
    expect(logged()).not.toContain('123456');
  });

  it('sends it at the next try once the server takes it', async () => {
    smtp.refuse('451 later');
    await write();
    start();
    await until({ tries: 1, nextTryAt: new Date(now.getTime() + 5000) });
    smtp.refuse(undefined);
    now = new Date(now.getTime() + 5000);
    await until({ state: 'sent', tries: 2 });
  });

  it('gives up at once where the server refuses for good', async () => {
    smtp.refuse('550 nobody');
    await write();
    start();
    await until({ state: 'failed', tries: 1, text: '' });
  });

  it('waits for a server that is away', async () => {
    const { url } = smtp;
    await smtp.stop();
    await write();
    start(url);
    await until({ state: 'pending', tries: 1, nextTryAt: new Date(now.getTime() + 5000) });
    smtp = await startSmtpServer();
  });

  it('sends nothing to somebody who was erased', async () => {
    await test.database.prisma.person.update({ where: { id: 'p1' }, data: { email: null, erasedAt: now } });
    await write();
    await write('nobody');
    start();
    await until({ state: 'failed', personId: 'nobody' });
    await until({ state: 'failed', personId: 'p1' });
    expect(smtp.connections()).toBe(0);
  });
});

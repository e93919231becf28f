import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { PlatformName } from '../../../src/core/address';
import { silentLogger } from '../../../src/core/logger';
import type { Platform } from '../../../src/core/platform';
import {
  createDocumentReader,
  startReadingDocuments,
  type DocumentReader,
} from '../../../src/features/schemes';
import { createRecordingPlatform } from '../../support/recording-platform';
import { readerOfTests } from '../../support/reader-of-tests';
import { linkAccounts, startFullHouse } from '../action-sheets/full-house';

const text =
  'Note du 3 mars 2026\n\nLe comité de Vierzon se réunit chaque mois dans les locaux de la mairie.\n';

/** A full house with a second person of the delegation (Léa) and an invented one (Zoé), and a platform that has files. */
export async function startDocumentHouse() {
  const house = await startFullHouse();
  const { prisma, transactions } = house.test.database;
  for (const [id, name, demo] of [
    ['lea', 'Léa Roche', false],
    ['zoe', 'Zoé Inventée', true],
  ] as const)
    await prisma.person.create({
      data: {
        ...{ id, name, demo, email: demo ? null : `${id}@exemple.fr` },
        timeZone: 'Europe/Paris',
        createdAt: house.now,
        assignments: { create: [{ role: 'delegation' }] },
      },
    });
  await linkAccounts(house, ['lea', 'zoe'], 'slack');
  const vendor = createRecordingPlatform('slack');
  const folder = mkdtempSync(path.join(tmpdir(), 'jalon-documents-'));
  const fetched: string[] = [];

  function send(
    who: string,
    name: string,
    { words = 'connaissances importer', size = 10, content = text } = {},
  ): Promise<string> {
    vendor.files.set(JSON.stringify(name), Buffer.from(content));
    const files = [{ name, mediaType: 'text/plain', size, ref: name }];
    return house.account(who).send({ kind: 'message', text: words, mentionsBot: false, files });
  }
  const imports = () => prisma.documentImport.findMany({ orderBy: { createdAt: 'asc' } });
  const messagesTo = async (who: string) => house.sentTo(who as 'denis');
  const sentTo = async (who: string) => (await messagesTo(who)).map((one) => one.text);

  const reading = (reader: DocumentReader, more: object = {}) =>
    startReadingDocuments({
      transactions,
      platforms: new Map<PlatformName, Platform>([
        [
          'slack',
          {
            ...vendor,
            readFile: (file, ...bounds) => {
              fetched.push(file.name);
              return vendor.readFile(file, ...bounds);
            },
          },
        ],
      ]),
      reader,
      clock: { now: () => house.now },
      logger: silentLogger,
      pollEveryMs: 10,
      ...more,
    });
  async function until(done: () => Promise<boolean>): Promise<void> {
    for (let wait = 0; wait < 2000; wait += 1) {
      if (await done()) return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error('it does not come');
  }
  const settled = async () => (await imports()).every(({ state }) => !['waiting', 'reading'].includes(state));
  async function readAll(reader = createDocumentReader(readerOfTests)): Promise<void> {
    const worker = reading(reader);
    await until(settled);
    await worker.stop();
  }
  /** A process that does what the code says when it gets a document. */
  function process(code: string, seconds = 20): DocumentReader {
    const file = path.join(folder, `${Math.random().toString(36).slice(2)}.cjs`);
    writeFileSync(file, `process.once('message', () => { ${code} });`);
    return createDocumentReader({ file, seconds });
  }
  async function clear(): Promise<void> {
    await house.clear();
    await prisma.$executeRaw`DO $$ BEGIN PERFORM set_config('jalon.may_forget', 'on', true);
      TRUNCATE document_import, knowledge_revision; DELETE FROM knowledge_item WHERE origin = 'document'; END $$`;
    fetched.length = 0;
    vendor.files.clear();
    vendor.lookUpError = undefined;
  }
  async function stop(): Promise<void> {
    rmSync(folder, { recursive: true });
    await house.stop();
  }
  return {
    ...{ house, vendor, fetched, send, imports, messagesTo, sentTo },
    ...{ reading, until, settled, readAll, process, clear, stop },
  };
}
export type DocumentHouse = Awaited<ReturnType<typeof startDocumentHouse>>;

import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Command, Option } from 'commander';
import { systemClock } from '../../../src/core/clock';
import { silentLogger } from '../../../src/core/logger';
import type { Transactions } from '../../../src/core/ports';
import { loadFrenchWords } from '../../../src/features/french-words';
import {
  createAsker,
  createKnowledgeSource,
  importDocument,
  loadSeed,
  publishDocument,
} from '../../../src/features/schemes';
import { loadTerritories } from '../../../src/features/territories';
import { openStorage } from '../../../src/storage';
import { parts, readExpectations, type Part } from '../schemes/expectation';
import { grade } from '../schemes/grade';
import { detailsOf, percentOf, tableOf, type Graded } from '../schemes/report';

interface Options {
  document: string;
  title: string;
  publisher: string;
  url?: string;
  date: string;
  part: Part | 'all';
  show?: boolean;
  minRight: number;
}

/** Which words stand for which is language, as the stemmer is: the base knows no subject, no fact and no name by it. */
async function storeThesaurus(transactions: Transactions, folder: string): Promise<void> {
  const language = path.join(folder, 'language');
  mkdirSync(language);
  for (const file of ['synonymes.yaml', 'checked.yaml'])
    copyFileSync(path.join(process.cwd(), 'prisma', 'seed', file), path.join(language, file));
  for (const file of ['glossary.yaml', 'relations.yaml']) writeFileSync(path.join(language, file), '[]\n');
  await loadSeed(transactions, language);
}

/** A document in a base that holds nothing else answers by its passages alone. */
export function articleCommand(): Command {
  return new Command('article')
    .description('the questions on the article, answered from the article alone, in an empty base')
    .requiredOption('--document <file>', 'the article, as a document to import')
    .option(
      '--title <title>',
      'its title',
      'Territoires d’industrie : les Régions prennent en main le pilotage',
    )
    .option('--publisher <publisher>', 'who publishes it', 'AdCF Direct')
    .option('--url <address>', 'where it is')
    .option('--date <date>', 'of when it is', '2019-05')
    .addOption(new Option('--part <part>', 'which questions').choices([...parts, 'all']).default('all'))
    .option('--show', 'print what was not right, of the tuning part alone')
    .option('--min-right <percent>', 'lower bound over all of them', Number, 60)
    .action(evaluate);
}

async function evaluate(options: Options): Promise<void> {
  const expectations = parts
    .filter((part) => options.part === 'all' || options.part === part)
    .flatMap((part) =>
      readExpectations(part)
        .filter(({ kind }) => kind === 'article')
        .map((expectation) => ({ part, expectation })),
    );
  const folder = mkdtempSync(path.join(tmpdir(), 'jalon-article-'));
  const storage = await openStorage({
    dataDir: folder,
    migrationsFolder: path.join(process.cwd(), 'prisma', 'migrations'),
    clock: systemClock,
    logger: silentLogger,
    progress: () => {},
  });
  try {
    const { transactions } = storage.database;
    await storeThesaurus(transactions, folder);
    const { document, title, publisher, url, date } = options;
    const now = systemClock.now();
    const bytes = readFileSync(document);
    const imported = await importDocument(
      transactions,
      document,
      bytes,
      { title, publisher, url, date, now },
      () => {},
    );
    await transactions.run((tx) =>
      publishDocument(tx, imported.document.id, { now, source: 'eval article' }),
    );
    const knowledge = await createKnowledgeSource(transactions, silentLogger);
    loadFrenchWords();
    const territories = await loadTerritories(path.join(process.cwd(), 'prisma', 'seed', 'territories'));
    const asker = createAsker({ knowledge, territories, clock: systemClock });
    const graded = expectations.map(({ part, expectation }): Graded => {
      const begun = performance.now();
      const { topic: _topic, ...asked } = asker.ask(expectation.question);
      const answer = { id: expectation.id, ...asked, ms: performance.now() - begun };
      return { part, expectation, answer, ...grade(expectation, answer) };
    });
    await knowledge.stop();
    if (options.show)
      for (const each of graded)
        if (each.part === 'tuning' && each.verdict !== 'right') console.log(`${detailsOf(each)}\n`);
    console.log(`${imported.passages} passages\n${tableOf(graded)}`);
    if (percentOf('right', graded) < options.minRight) {
      console.error(`outside the bound (right at least ${options.minRight} %)`);
      process.exitCode = 1;
    }
  } finally {
    await storage.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Command } from 'commander';
import { silentLogger } from '../../src/core/logger';
import { createKnowledgeSource, loadSeed, type KnowledgeSource } from '../../src/features/schemes';
import { answerQuestion } from '../../src/features/schemes/answering/answer-question';
import { loadFrenchWords } from '../../src/features/french-words';
import { indexKnowledge } from '../../src/features/schemes/answering/knowledge-index';
import { findFactRow, putItem } from '../../src/features/schemes/editing/store';
import { readKnowledge, readKnowledgeVersion } from '../../src/features/schemes/store';
import { loadTerritories } from '../../src/features/territories';
import { projectFolder } from '../../src/house';
import { openDatabase, type Database } from '../../src/storage/database';
import { readExpectations } from '../eval/schemes/expectation';
import { withTemporaryServer } from '../support/temporary-server';

const limits = { laterMs: 50, takenMs: 5000 };
const askedEveryMs = 100;
const turnMs = 5000;
const today = '2026-11-23';

/** Answers while the knowledge is published over and over, beside answers while it is left alone. */
export function rebuildCommand(): Command {
  return new Command('rebuild')
    .description('answers while new knowledge is published over and over, beside none published')
    .option('--seconds <number>', 'of each of the two', Number, 30)
    .action(({ seconds }: { seconds: number }) =>
      withTemporaryServer(async (url) => {
        const database = openDatabase(url, silentLogger);
        try {
          await measure(database, seconds * 1000);
        } finally {
          await database.close();
        }
      }),
    );
}

async function measure(database: Database, lastsMs: number): Promise<void> {
  const { transactions } = database;
  const seed = path.join(projectFolder, 'prisma', 'seed');
  await loadSeed(transactions, seed);
  loadFrenchWords();
  const territories = await loadTerritories(path.join(seed, 'territories'));
  const questions = readExpectations('tuning').map(({ question }) => question);
  const knowledge = await createKnowledgeSource(transactions, silentLogger);
  /** From when it should have been asked: what holds up the asking counts as well. */
  async function askFor(ms: number): Promise<number[]> {
    const times: number[] = [];
    const waiting: Promise<void>[] = [];
    const begun = performance.now();
    for (let due = 0; due < ms; due += askedEveryMs) {
      await wait(Math.max(0, begun + due - performance.now()));
      const question = questions[times.length % questions.length] ?? '';
      waiting.push(
        transactions.run(readKnowledgeVersion).then(() => {
          answerQuestion(knowledge.current(), territories, question, { topic: undefined, today });
          times.push(performance.now() - begun - due);
        }),
      );
    }
    await Promise.all(waiting);
    return times;
  }
  try {
    const whole = await transactions.run(readKnowledge);
    const before = performance.now();
    indexKnowledge(whole.knowledge);
    console.log(`the index at once: ${(performance.now() - before).toFixed(0)} ms`);
    await askFor(3000);
    const alone: number[] = [];
    const meanwhile: number[] = [];
    const taken: number[] = [];
    // In turn, so that whatever else the machine does falls on both.
    for (let passed = 0; passed < lastsMs; passed += turnMs) {
      alone.push(...(await askFor(turnMs)));
      const publishing = { goesOn: true };
      const published = publishOverAndOver(database, knowledge, publishing);
      meanwhile.push(...(await askFor(turnMs)));
      publishing.goesOn = false;
      taken.push(...(await published));
    }
    console.log(`left alone:  ${said(alone)}`);
    console.log(`published:   ${said(meanwhile)}`);
    console.log(
      `new knowledge in force after: median ${at(taken, 0.5).toFixed(0)} ms, at most ${at(taken, 1).toFixed(0)} ms (${taken.length} times)`,
    );
    console.log(`limits: p95 at most ${limits.laterMs} ms later, in force within ${limits.takenMs} ms`);
    if (at(meanwhile, 0.95) - at(alone, 0.95) > limits.laterMs || at(taken, 1) > limits.takenMs)
      process.exitCode = 1;
  } finally {
    await knowledge.stop();
  }
}

/** A fact and a wording each time: then everything is learnt anew. Says how long each took to be answered with. */
async function publishOverAndOver(
  { transactions }: Database,
  knowledge: KnowledgeSource,
  publishing: { goesOn: boolean },
): Promise<number[]> {
  const times: number[] = [];
  const id = knowledge.current().facts[0]?.id ?? '';
  while (publishing.goesOn) {
    const text = `Texte publié, ${crypto.randomUUID()}.`;
    await transactions.run(async (tx) => {
      const row = await findFactRow(tx, id);
      if (!row) throw new Error('no fact');
      const deed = { now: new Date(), source: 'bench' };
      const put = { id, change: 'corrected' as const, authorIds: [] };
      await putItem(tx, { ...put, kind: 'fact', data: { ...row.data, text } }, deed);
      const { subjectId, facet } = row.data;
      await putItem(tx, { ...put, kind: 'facet', data: { subjectId, facet, questions: [text] } }, deed);
    });
    const begun = performance.now();
    while (knowledge.current().facts.find((fact) => fact.id === id)?.text !== text) await wait(20);
    times.push(performance.now() - begun);
  }
  return times;
}

const at = (times: number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.ceil(share * times.length) - 1] ?? 0;
const said = (times: number[]): string =>
  `${times.length} answers, median ${at(times, 0.5).toFixed(1)} ms, p95 ${at(times, 0.95).toFixed(1)} ms, at most ${at(times, 1).toFixed(1)} ms`;

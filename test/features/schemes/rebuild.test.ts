import { setTimeout as sleep } from 'node:timers/promises';
import { silentLogger } from '../../../src/core/logger';
import { createKnowledgeSource, loadSeed, type KnowledgeSource } from '../../../src/features/schemes';
import { answerQuestion } from '../../../src/features/schemes/answering/answer-question';
import { indexInSteps } from '../../../src/features/schemes/answering/knowledge-index';
import { publishDraft } from '../../../src/features/schemes/editing/publish';
import { addDraft } from '../../../src/features/schemes/editing/store';
import type { Fact } from '../../../src/features/schemes/knowledge';
import { answerText } from '../../../src/features/schemes/views';
import type { TerritoryRegister } from '../../../src/features/territories';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { register } from '../territories/register';
import { knowledge, today } from './asking';
import { seedFolder } from './seed-folder';

const question = 'Quel est le salaire d’un VTE ?';
const salary = (words: string): Fact => ({
  id: 'vte/funding/salaire',
  subjectId: 'vte',
  facet: 'funding',
  text: `Le salaire d’un VTE ${words}.`,
  sources: [knowledge.sources[0]?.id ?? ''],
  date: '2026-11-23',
  confidence: 'moyenne',
  recheck: '2027-05-23',
});

describe('new knowledge', () => {
  let test: TestDatabase;
  let territories: TerritoryRegister;
  let instances: KnowledgeSource[];
  beforeAll(async () => {
    test = await createTestDatabase();
    territories = await register();
    await loadSeed(test.database.transactions, seedFolder);
    instances = [];
    for (let one = 0; one < 2; one += 1)
      instances.push(await createKnowledgeSource(test.database.transactions, silentLogger));
  });
  afterAll(async () => {
    for (const instance of instances) await instance.stop();
    await test.drop();
  });

  const answerOf = (instance: KnowledgeSource): string =>
    answerText(answerQuestion(instance.current(), territories, question, { topic: undefined, today }));
  const publish = (words: string, baseRevision?: number): Promise<unknown> =>
    test.database.transactions.run(async (tx) => {
      const { id } = await addDraft(
        tx,
        {
          fact: salary(words),
          ...(baseRevision === undefined && { wording: question }),
          bornOf: baseRevision === undefined ? 'hand' : 'correction',
          baseRevision,
          authorIds: ['denis'],
          visitor: null,
        },
        new Date(),
      );
      return publishDraft(tx, id, null, { personId: 'lea', now: new Date(), source: 'test' });
    });

  it('is made in many steps, between which others are answered', () => {
    const steps = indexInSteps(knowledge);
    let taken = 1;
    while (steps.next().done !== true) taken += 1;
    expect(taken).toBeGreaterThan(5 * knowledge.facts.length);
  });

  it('is soon what every instance answers with, and all answer meanwhile', async () => {
    for (const instance of instances) expect(answerOf(instance)).toMatch(/^Je ne sais pas/);
    for (const [words, baseRevision] of [
      ['suit la convention collective de l’entreprise', undefined],
      ['est celui de la convention collective', 1],
    ] as const) {
      await publish(words, baseRevision);
      let answers = 0;
      while (instances.some((instance) => !answerOf(instance).includes(words))) {
        answers += instances.length;
        // Asked without a pause, they would leave no time for what is made between answers.
        await sleep(200);
      }
      expect(answers).toBeGreaterThan(2);
    }
  }, 150_000);

  it('is looked for no more once it was stopped, and nothing stays open', async () => {
    const { transactions } = test.database;
    let open = 0;
    const source = await createKnowledgeSource(
      {
        async run(work) {
          open += 1;
          try {
            return await transactions.run(work);
          } finally {
            await sleep(50);
            open -= 1;
          }
        },
      },
      silentLogger,
    );
    while (open === 0) await sleep(1);
    await source.stop();
    expect(open).toBe(0);
  });
});

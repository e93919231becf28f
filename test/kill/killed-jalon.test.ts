import path from 'node:path';
import { createEmptyDatabase } from '../support/test-database';
import { killDuringQuestions } from './kill-questions';
import { killDuringUpdates } from './kill-sheets';

const root = path.join(__dirname, '..', '..');
const program = ['-r', path.join(root, 'test/support/run-typescript.cjs'), path.join(root, 'src/main.ts')];

it('loses nothing acknowledged and does nothing twice when it is killed and started again', async () => {
  const test = await createEmptyDatabase();
  try {
    const counts = await killDuringQuestions({
      times: 3,
      seed: 11,
      databaseUrl: test.url,
      program,
      progress: () => {},
    });
    expect(counts.faults).toEqual([]);
    expect(counts).toMatchObject({ kills: 3, deeds: 15 });
    expect(counts.acknowledged).toBeGreaterThan(3);
    expect(counts.questionsAnswered).toBeGreaterThan(0);
    expect(counts.formsForwarded).toBeGreaterThan(0);
  } finally {
    await test.drop();
  }
}, 120_000);

it('loses no confirmed update of a sheet, and writes none twice, when it is killed before the answer', async () => {
  const test = await createEmptyDatabase();
  try {
    const counts = await killDuringUpdates({
      times: 10,
      seed: 5,
      databaseUrl: test.url,
      program,
      progress: () => {},
    });
    expect(counts.faults).toEqual([]);
    expect(counts).toMatchObject({ kills: 10, confirmed: 50 });
    expect(counts.written).toBeGreaterThan(10);
    expect(counts.binomeTold).toBe(counts.written);
  } finally {
    await test.drop();
  }
}, 240_000);

import path from 'node:path';
import { typescript } from '../support/running-jalon';
import { inEmptyDatabase } from '../support/test-database';
import { killDuringQuestions } from './kill-questions';
import { killDuringUpdates } from './kill-sheets';

const program = [...typescript, path.join(__dirname, '..', '..', 'src', 'main.ts')];

it('loses nothing acknowledged and does nothing twice when it is killed and started again', async () => {
  const options = { times: 3, seed: 11, program, progress: () => {} };
  const counts = await inEmptyDatabase((databaseUrl) => killDuringQuestions({ ...options, databaseUrl }));
  expect(counts.faults).toEqual([]);
  expect(counts).toMatchObject({ kills: 3, deeds: 15 });
  expect(counts.acknowledged).toBeGreaterThan(3);
  expect(counts.questionsAnswered).toBeGreaterThan(0);
  expect(counts.formsForwarded).toBeGreaterThan(0);
}, 300_000);

it('loses no confirmed update of a sheet, and writes none twice, when it is killed before the answer', async () => {
  const options = { times: 10, seed: 5, program, progress: () => {} };
  const counts = await inEmptyDatabase((databaseUrl) => killDuringUpdates({ ...options, databaseUrl }));
  expect(counts.faults).toEqual([]);
  expect(counts).toMatchObject({ kills: 10, confirmed: 50 });
  expect(counts.written).toBeGreaterThan(10);
  expect(counts.binomeTold).toBe(counts.written);
}, 600_000);

import path from 'node:path';
import { createEmptyDatabase } from '../support/test-database';
import { killJalon } from './kill-jalon';

const root = path.join(__dirname, '..', '..');
const program = ['-r', path.join(root, 'test/support/run-typescript.cjs'), path.join(root, 'src/main.ts')];

it('loses nothing acknowledged and does nothing twice when it is killed and started again', async () => {
  const test = await createEmptyDatabase();
  try {
    const counts = await killJalon({
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

import { register } from '../features/territories/register';
import { silentLogger } from '../../src/core/logger';
import { createTestDatabase } from '../support/test-database';
import { openFastDatabase } from './fast-database';
import { simulate } from './simulate';

it('sends every due reminder once, in working time, over crashes, clock changes and holidays', async () => {
  const test = await createTestDatabase();
  const database = openFastDatabase(test.url, silentLogger);
  try {
    const { faults, counts, crashes } = await simulate({
      seed: 7,
      territories: 5,
      sheetsEach: 5,
      people: 30,
      days: 45,
      crashes: 15,
      // Over the change of the clocks in March, and Easter.
      from: new Date('2027-03-01T00:00:00Z'),
      database,
      register: await register(),
      progress: () => {},
    });
    expect(faults).toEqual([]);
    expect(crashes).toBe(15);
    expect(counts['due reminders']).toBeGreaterThan(50);
    expect(counts['due reminders sent once']).toBe(counts['due reminders']);
    expect(counts['held up, and sent once']).toBeGreaterThan(0);
    expect(counts['to people who had answered']).toBeUndefined();
  } finally {
    await database.close();
    await test.drop();
  }
}, 240_000);

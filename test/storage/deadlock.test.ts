import type { Tx } from '../../src/core/ports';
import { storeClient } from '../../src/storage/database';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
  await test.database.prisma.$executeRaw`CREATE TABLE purse (id text PRIMARY KEY, amount int NOT NULL)`;
  await test.database.prisma.$executeRaw`INSERT INTO purse VALUES ('a', 0), ('b', 0)`;
});
afterAll(() => test.drop());

const add = (tx: Tx, id: string) =>
  storeClient(tx).$executeRaw`UPDATE purse SET amount = amount + 1 WHERE id = ${id}`;

it('runs again the one of two transactions that PostgreSQL ends because they wait for each other', async () => {
  let runs = 0;
  let holding = 0;
  let bothHold = () => {};
  const both = new Promise<void>((resolve) => void (bothHold = resolve));
  const move = (from: string, to: string) =>
    test.database.transactions.run(async (tx) => {
      runs += 1;
      await add(tx, from);
      holding += 1;
      if (holding === 2) bothHold();
      await both;
      await add(tx, to);
    });
  await Promise.all([move('a', 'b'), move('b', 'a')]);
  expect(runs).toBe(3);
  expect(await test.database.prisma.$queryRaw`SELECT id, amount FROM purse ORDER BY id`).toEqual([
    { id: 'a', amount: 2 },
    { id: 'b', amount: 2 },
  ]);
});

it('runs what fails for another reason once', async () => {
  let runs = 0;
  const failing = test.database.transactions.run(async (tx) => {
    runs += 1;
    await storeClient(tx).$executeRaw`INSERT INTO purse VALUES ('a', 1)`;
  });
  await expect(failing).rejects.toThrow(/purse_pkey/);
  expect(runs).toBe(1);
});

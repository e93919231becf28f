import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { createPeopleAndBroadcast } from '../../kill/people-of-broadcast';
import { startBroadcastHouse, type BroadcastHouse } from './broadcast-house';

const recipients = 2000;
const cancelWithinMs = 2000;

let house: BroadcastHouse;
let database: Client;

beforeAll(async () => {
  // Half of them take two and a half seconds: far less than the cancellation could wait for.
  house = await startBroadcastHouse({ livePace: [{ scope: 'workspace', limit: 100, perMs: 250 }] });
  database = new Client({ connectionString: house.test.url });
  await database.connect();
});
afterAll(async () => {
  await database.end();
  await house.stop();
});

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 30_000; !(await isSo()); await sleep(5))
    if (Date.now() > end) throw new Error('it did not come to that');
}

it('sends nothing later than two seconds after the author cancelled half-way, and says so of everyone', async () => {
  const broadcastId = await createPeopleAndBroadcast(database, recipients, {
    platform: 'slack',
    workspaceId: 'T1',
  });
  const arrivals: { conversation: string; at: number }[] = [];
  const { post } = house.platform;
  house.platform.post = (address, message, deliveryId) => {
    const conversation = address.key.conversationId;
    // What the author is told is none of it.
    if (conversation !== 'direct-p0') arrivals.push({ conversation, at: Date.now() });
    return post(address, message, deliveryId);
  };
  const ending = new AbortController();
  const steps = (async () => {
    for (; !ending.signal.aborted; await sleep(50)) await house.jobs.runDue();
  })();
  await house.startSending();
  await until(() => arrivals.length >= recipients / 2);

  house.now = new Date();
  const askedAt = Date.now();
  await house.as('p0').send({ kind: 'action', actionId: 'broadcasts.cancel', payload: { broadcastId } });
  await sleep(cancelWithinMs);
  const countThen = arrivals.length;
  const statesNow = () =>
    house.test.database.prisma.broadcastRecipient.groupBy({
      by: ['state'],
      where: { broadcastId },
      _count: true,
    });
  await until(async () =>
    (await statesNow()).every(({ state }) => state === 'sent' || state === 'cancelled'),
  );
  // Long enough for more than a hundred others, were they still to go.
  await sleep(500);
  ending.abort();
  await steps;

  expect(arrivals.length).toBe(countThen);
  expect(Math.max(...arrivals.map(({ at }) => at)) - askedAt).toBeLessThan(cancelWithinMs);
  expect(new Set(arrivals.map(({ conversation }) => conversation)).size).toBe(arrivals.length);
  const states = new Map((await statesNow()).map(({ state, _count }) => [state, _count]));
  expect(states.get('sent')).toBe(arrivals.length);
  expect(states.get('cancelled')).toBe(recipients - arrivals.length);
  expect(arrivals.length).toBeLessThan(recipients * 0.9);
  expect(
    await house.test.database.prisma.broadcastRecipient.count({
      where: { broadcastId, state: 'cancelled', reason: null },
    }),
  ).toBe(0);
}, 60_000);

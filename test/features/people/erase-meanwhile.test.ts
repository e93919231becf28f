import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Transactions, Tx } from '../../../src/core/ports';
import { erasePerson } from '../../../src/features/people';
import { introduce, linkAccount } from '../../../src/features/people/first-contact/store';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { register } from '../territories/register';
import { aMember, aProfile } from './people-house';

const now = new Date('2026-11-24T08:00:00Z');
const email = 'claire.martin@collectivite.example';
const member = aMember('U1');
const nobody = { emails: [], newId: 'new' };

describe('a link and an erasure at the same time', () => {
  let test: TestDatabase;
  beforeEach(async () => {
    test = await createTestDatabase();
    await db().person.create({
      data: { id: 'claire', name: 'Claire Martin', email, timeZone: 'Europe/Paris', createdAt: now },
    });
  });
  afterEach(() => test.drop());

  const db = () => test.database.prisma;
  const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => test.database.transactions.run(work);
  const deed = { now, source: 'x' };
  const aGate = () => {
    let open = (): void => {};
    const opened = new Promise<void>((resolve) => (open = resolve));
    return { open, opened };
  };
  /** Somebody waits for somebody else's lock. */
  async function untilSomebodyWaits(): Promise<void> {
    for (let tries = 0; tries < 500; tries += 1) {
      const [row] = await db().$queryRaw<{ count: bigint }[]>`
        SELECT count(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database OR l.database IS NULL
        WHERE NOT l.granted AND d.datname = current_database()`;
      if (Number(row?.count ?? 0) > 0) return;
      await wait(10);
    }
    throw new Error('nobody waits');
  }

  it('that is erased first: the account stays linked to nobody', async () => {
    const isErased = aGate();
    const mayEnd = aGate();
    const erasing = run(async (tx) => {
      const within: Transactions = { run: (work) => work(tx) };
      await erasePerson(within, 'claire', { now, source: 'x', register: await register() });
      isErased.open();
      await mayEnd.opened;
    });
    await isErased.opened;
    const meeting = run((tx) =>
      introduce(tx, member, aProfile(email), nobody, { deed, whenLinked: async () => {} }),
    );
    await untilSomebodyWaits();
    mayEnd.open();
    await erasing;
    expect(await meeting).toMatchObject({ personId: undefined });
    expect(await db().account.findFirst()).toMatchObject({ memberId: 'U1', personId: null });
    expect(await db().journalEntry.count({ where: { action: 'account.link' } })).toBe(0);
  });

  it('that is linked first: the account and what it was told go with her', async () => {
    await db().account.create({
      data: { ...member, kind: 'member', checkedAt: now, lastActiveAt: now, displayName: 'Claire Martin' },
    });
    const isLinked = aGate();
    const mayEnd = aGate();
    const linking = run(async (tx) => {
      await linkAccount(
        tx,
        member,
        { personId: 'claire', linkedBy: 'code' },
        {
          deed,
          async whenLinked() {
            isLinked.open();
            await mayEnd.opened;
          },
        },
      );
      await (tx as unknown as ReturnType<typeof db>).delivery.create({
        data: {
          id: randomUUID(),
          dedupeKey: 'news',
          cause: 'x',
          ...{ platform: 'slack', workspaceId: 'T1', conversation: 'slack/T1/U1' },
          recipient: { member: { ...member } },
          message: { text: 'Bonjour' },
          state: 'pending',
          notBefore: now,
          nextTryAt: now,
          createdAt: now,
        },
      });
    });
    await isLinked.opened;
    const erasing = erasePerson(test.database.transactions, 'claire', {
      now,
      source: 'x',
      register: await register(),
    });
    await untilSomebodyWaits();
    mayEnd.open();
    await linking;
    expect(await erasing).toMatchObject({ accounts: 1, messagesCancelled: 1 });
    expect(await db().account.count()).toBe(0);
    expect(await db().delivery.findMany()).toMatchObject([
      { state: 'cancelled', message: null, conversation: '' },
    ]);
  });
});

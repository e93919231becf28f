import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { say } from '../../src/core/message';
import type { Reply } from '../../src/core/reply';
import { storeClient } from '../../src/storage/database';
import { aMessage, anEvent } from '../support/events';
import { openStorageHouse, type Instance, type StorageHouse } from './storage-house';

const reply = (text: string): Reply => [{ type: 'say', audience: 'actor', message: say(text) }];
const minute = 60_000;

describe('the inbox', () => {
  let house: StorageHouse;
  let ours: Instance;
  beforeEach(async () => {
    house = await openStorageHouse();
    ours = await house.instance();
  });
  afterEach(() => house.close());

  const rowOf = (key: string) => house.test.database.prisma.inboxEvent.findUnique({ where: { key } });

  it('takes an event once, however often and by however many instances it is received', async () => {
    const event = aMessage('bonjour');
    const other = await house.instance();
    const taken = await Promise.all([ours, other, ours, other].map(({ inbox }) => inbox.record(event)));
    expect(taken.filter(Boolean)).toHaveLength(1);
    expect(await ours.inbox.record(event)).toBe(false);
  });

  it('runs the work once under two callers at once, and gives both the same reply', async () => {
    const event = aMessage('bonjour');
    await ours.inbox.record(event);
    let ran = 0;
    const work = async (): Promise<Reply> => {
      ran += 1;
      await new Promise((resolve) => setTimeout(resolve, 50));
      return reply(`n° ${ran}`);
    };
    const other = await house.instance();
    const replies = await Promise.all([ours.inbox.handle(event, work), other.inbox.handle(event, work)]);
    expect(ran).toBe(1);
    expect(replies).toEqual([reply('n° 1'), reply('n° 1')]);
  });

  it('keeps the reply until it is shown, and says nothing more afterwards', async () => {
    const event = aMessage('bonjour');
    await ours.inbox.record(event);
    await ours.inbox.handle(event, async () => reply('salut'));
    expect(await ours.inbox.handle(event, async () => reply('encore'))).toEqual(reply('salut'));
    await ours.inbox.markShown(event);
    expect(await ours.inbox.handle(event, async () => reply('encore'))).toEqual([]);
  });

  it('forgets what was written once the work is done, and the rest once the reply is shown', async () => {
    const event = aMessage('un secret');
    await ours.inbox.record(event);
    expect(JSON.stringify((await rowOf(event.key))?.event)).toContain('un secret');
    await ours.inbox.handle(event, async () => reply('salut'));
    const done = await rowOf(event.key);
    expect(JSON.stringify(done)).not.toContain('un secret');
    expect(done?.event).toMatchObject({ address: event.address, actor: event.actor });
    await ours.inbox.markShown(event);
    expect(await rowOf(event.key)).toMatchObject({ event: null, reply: null });
  });

  it('undoes what the work wrote when it fails, and can run it again', async () => {
    const event = aMessage('bonjour');
    await ours.inbox.record(event);
    const key = 'written by the work';
    const failing = ours.inbox.handle(event, async (tx) => {
      await storeClient(tx).knowledgeVersion.create({ data: { id: 1, version: 7 } });
      throw new Error(key);
    });
    await expect(failing).rejects.toThrow(key);
    expect(await house.test.database.prisma.knowledgeVersion.count()).toBe(0);
    expect(await ours.inbox.handle(event, async () => reply('salut'))).toEqual(reply('salut'));
  });

  it('ends an event that fails with an apology, but leaves a reply that was committed', async () => {
    const [failing, done] = [aMessage('casse'), aMessage('bonjour')];
    for (const event of [failing, done]) await ours.inbox.record(event);
    await ours.inbox.giveUp(failing, reply('désolé'));
    await ours.inbox.handle(done, async () => reply('salut'));
    await ours.inbox.giveUp(done, reply('désolé'));
    const never = async (): Promise<Reply> => reply('jamais');
    expect(await ours.inbox.handle(failing, never)).toEqual(reply('désolé'));
    expect(await ours.inbox.handle(done, never)).toEqual(reply('salut'));
  });

  it('gives what a dead instance left to one instance only', async () => {
    const dying = await house.instance();
    const [received, done, shown] = [aMessage('reçu'), aMessage('fait'), aMessage('montré')];
    for (const event of [received, done, shown]) await dying.inbox.record(event);
    for (const event of [done, shown]) await dying.inbox.handle(event, async () => reply('salut'));
    await dying.inbox.markShown(shown);
    const other = await house.instance();
    expect(await ours.inbox.takeOver()).toEqual([]);

    await dying.die();
    const taken = await Promise.all([ours.inbox.takeOver(), other.inbox.takeOver(), ours.inbox.takeOver()]);
    const events = [...taken.flat(), ...(await other.inbox.takeOver())];
    expect(events.map(({ key }) => key).sort()).toEqual([received.key, done.key].sort());
    expect(events.find(({ key }) => key === received.key)).toEqual(received);
    const kept = events.find(({ key }) => key === done.key);
    expect(kept).toEqual({ ...done, text: '' });
    expect(kept && (await ours.inbox.handle(kept, async () => []))).toEqual(reply('salut'));
  });

  it('takes over what a process killed with kill -9 left', async () => {
    const child = fork(path.join(__dirname, 'mortal-inbox.ts'), [house.test.url], {
      execArgv: ['-r', path.join(__dirname, '..', 'support', 'run-typescript.cjs')],
    });
    const [keys] = (await once(child, 'message')) as [{ received: string; done: string }];
    expect(await ours.inbox.takeOver()).toEqual([]);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const events = [];
    while (events.length === 0) events.push(...(await ours.inbox.takeOver()));
    expect(events.map(({ key }) => key).sort()).toEqual([keys.received, keys.done].sort());
    const done = events.find(({ key }) => key === keys.done);
    expect(done && (await ours.inbox.handle(done, async () => []))).toEqual(reply('du mort'));
  });

  it('tries its own unshown replies again after a while, ever more rarely, and gives up in the end', async () => {
    const event = aMessage('un secret');
    await ours.inbox.record(event);
    await ours.inbox.handle(event, async () => reply('salut'));
    expect(await ours.inbox.takeOver()).toEqual([]);
    let tries = 0;
    for (let n = 0; n < 200; n += 1) {
      house.advance(minute);
      tries += (await ours.inbox.takeOver()).length;
    }
    expect(tries).toBe(6);
    expect(await rowOf(event.key)).toMatchObject({ event: null, reply: null });
    expect(await ours.inbox.handle(event, async () => reply('encore'))).toEqual([]);
  });

  it('is not kept from its work by an event that it cannot read', async () => {
    const dying = await house.instance();
    const [unknown, known] = [aMessage('a'), aMessage('b')];
    for (const event of [unknown, known]) await dying.inbox.record(event);
    await house.test.database.prisma.inboxEvent.update({
      where: { key: unknown.key },
      data: { event: { kind: 'of a newer version' } },
    });
    await dying.die();
    expect((await ours.inbox.takeOver()).map(({ key }) => key)).toEqual([known.key]);
  });

  it.each([
    anEvent({ kind: 'command', name: 'dispositif', argument: 'vte' }),
    anEvent({ kind: 'action', actionId: 'a.b', payload: { id: 3 } }),
    anEvent({ kind: 'action', actionId: 'a.b', payload: undefined }),
    anEvent({ kind: 'formSubmitted', formId: 'a.b', payload: null, values: { note: 'x', list: ['1'] } }),
    anEvent({ kind: 'homeOpened' }),
    anEvent({ kind: 'installed' }),
  ])('gives a $kind back as it came, dates included', async (event) => {
    const dying = await house.instance();
    await dying.inbox.record(event);
    await dying.die();
    expect(await ours.inbox.takeOver()).toEqual([event]);
  });

  it('keeps what PostgreSQL cannot store from stopping an event', async () => {
    const dying = await house.instance();
    const values = { 'no\0te': 'a\0b', 'x\ud800': ['\udfff', '😀'] };
    await dying.inbox.record(anEvent({ kind: 'formSubmitted', formId: 'f', payload: null, values }));
    await dying.die();
    const [event] = await ours.inbox.takeOver();
    expect(event).toMatchObject({ values: { 'no te': 'a b', 'x\ufffd': ['\ufffd', '😀'] } });
  });

  it('forgets a shown event after a quarter of an hour, and no other', async () => {
    const [shown, waiting] = [aMessage('a'), aMessage('b')];
    for (const event of [shown, waiting]) {
      await ours.inbox.record(event);
      await ours.inbox.handle(event, async () => reply('salut'));
    }
    await ours.inbox.markShown(shown);
    house.advance(15 * minute);
    expect(await ours.inbox.prune()).toBe(0);
    house.advance(1);
    expect(await ours.inbox.prune()).toBe(1);
    expect(await rowOf(shown.key)).toBeNull();
    expect(await rowOf(waiting.key)).not.toBeNull();
  });
});

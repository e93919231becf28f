import { once } from 'node:events';
import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createStreams } from '../../../adapters/web/stream';
import { silentLogger } from '../../../src/core/logger';
import { systemClock } from '../../../src/core/clock';
import { createMessageBoard } from '../../../src/storage/message-board';
import { openSession, type Session } from '../../../src/storage/session';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

describe('a stream of the page', () => {
  let test: TestDatabase;
  let session: Session;
  beforeAll(async () => {
    test = await createTestDatabase();
    session = await openSession(test.url, silentLogger);
  });
  afterAll(async () => {
    await session.close();
    await test.drop();
  });

  it.each([
    ['is ended by who leaves', false],
    ['is not begun for who left before', true],
  ])('%s', async (_what, leavesBefore) => {
    const board = await createMessageBoard(test.database, session, systemClock);
    let followed = 0;
    let begun = 0;
    const streams = createStreams({
      ...board,
      subscribe(visitor, changed) {
        begun += 1;
        followed += 1;
        const stop = board.subscribe(visitor, changed);
        return () => {
          followed -= 1;
          stop();
        };
      },
    });
    let over: (() => void) | undefined;
    const ended = new Promise<void>((resolve) => (over = resolve));
    const server = createServer((request, response) => {
      const open = (): void => streams.open(request, response, 'v', 'zoe', []);
      // As where it is still read who is there when the page is closed.
      if (!leavesBefore) open();
      response.once('close', () => {
        if (leavesBefore) open();
        setImmediate(() => over?.());
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const asked = get({ port: (server.address() as AddressInfo).port });
    asked.on('error', () => {});
    if (leavesBefore) await once(server, 'request');
    else await once(asked, 'response');
    asked.destroy();
    await ended;
    server.close();
    expect({ begun, followed }).toEqual({ begun: leavesBefore ? 0 : 1, followed: 0 });
  });
});

import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { allFinal, openDeliveryHouse, to, type DeliveryHouse } from './delivery-house';
import type { VendorCall } from './mortal-worker';

/** When the process dies: before its call is accepted, before it hears so, or before it can write that down. */
const moments = ['before', 'accepted', 'answered'] as const;
const kills = 9;

describe('a worker killed with kill -9 in the middle of its calls', () => {
  let house: DeliveryHouse;
  let child: ChildProcess | undefined;
  beforeAll(async () => (house = await openDeliveryHouse()));
  afterAll(async () => {
    child?.kill('SIGKILL');
    await house.close();
  });

  it('leaves its successors everything to send, and nothing to send twice', async () => {
    const shown = new Map<string, { text: string; conversation: string }>();
    const order: string[] = [];
    const doomed = new Set<ChildProcess>();
    let calls = 0;
    let starts = 0;

    function startChild(): void {
      // Each successor comes a lease later: the lane of the dead one is free by then.
      const offset = String(21_000 * starts++);
      const own = fork(path.join(__dirname, 'mortal-worker.ts'), [house.test.url, offset], {
        execArgv: ['-r', path.join(__dirname, '..', 'support', 'run-typescript.cjs')],
      });
      child = own;
      own.on('message', (call: VendorCall) => serve(own, call));
    }

    function serve(own: ChildProcess, call: VendorCall): void {
      if (own.killed) return;
      calls += 1;
      // One death each, though several calls are in flight.
      const due = calls % 4 === 0 && doomed.size < kills && !doomed.has(own);
      const dies = due ? moments[doomed.size % moments.length] : undefined;
      if (dies) doomed.add(own);
      if (dies === 'before') return kill(own);
      if (call.method === 'post') {
        order.push(call.text);
        shown.set(call.deliveryId, call);
      }
      if (dies === 'accepted') return kill(own);
      const messageId = shown.has(call.deliveryId) ? call.deliveryId : undefined;
      own.send({ callId: call.callId, messageId }, () => {
        if (dies === 'answered') kill(own);
      });
    }

    function kill(own: ChildProcess): void {
      void once(own, 'exit').then(startChild);
      own.kill('SIGKILL');
    }

    await house.send(...Array.from({ length: 40 }, (_, n) => to(`person${n % 8}`, `${n}`)));
    startChild();
    const found = await house.until(allFinal, undefined, 60_000);

    expect(doomed.size).toBe(kills);
    expect(found.map(({ state }) => state)).toEqual(found.map(() => 'sent'));
    expect([...order].sort()).toEqual(found.map(({ message }) => (message as { text: string }).text).sort());
    for (let person = 0; person < 8; person += 1) {
      const own = order.map(Number).filter((n) => n % 8 === person);
      expect(own).toEqual([...own].sort((a, b) => a - b));
    }
  }, 90_000);
});

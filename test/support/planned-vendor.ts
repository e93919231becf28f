import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Pace } from '../../src/core/pace';
import { readBody } from '../../src/http/read-body';
import { createArrivals, createPlan, type BroadcastVendor } from './vendor-plan';

export interface VendorPost {
  deliveryId: string;
  memberId: string;
}

/** What the recording platform of a killed sender speaks to. */
export async function startPlannedVendor(seed: number, pace: Pace): Promise<BroadcastVendor> {
  const plan = createPlan(seed, [
    ['429 workspace', 4],
    ['429 conversation', 30],
    ['412', 20],
    ['500', 10],
    ['502', 10],
    ['504 accepted', 15],
    ['no answer, accepted', 3],
    ['reset', 10],
    ['reset, accepted', 10],
    ['403', 20],
  ]);
  const arrivals = createArrivals();
  const shown = new Map<string, string>();
  const byMember = new Map<string, number>();

  const server = createServer((request, response) => {
    void (async () => {
      const call = JSON.parse((await readBody(request, 100_000)).toString()) as VendorPost;
      const json = (status: number, body: object, headers: Record<string, string> = {}): void =>
        void response
          .writeHead(status, { 'content-type': 'application/json', ...headers })
          .end(JSON.stringify(body));
      if (request.url === '/find') return json(200, { messageId: shown.get(call.deliveryId) ?? null });
      arrivals.note('post', call.memberId);
      const answer = plan.next();
      if (answer === 'ok' || answer.includes('accepted')) {
        shown.set(call.deliveryId, call.deliveryId);
        byMember.set(call.memberId, (byMember.get(call.memberId) ?? 0) + 1);
      }
      if (answer === 'ok') return json(200, { messageId: call.deliveryId });
      if (answer.startsWith('no answer')) return;
      if (answer.startsWith('reset')) return void request.socket.destroy();
      const scope = answer.slice(4);
      const isLimit = answer.startsWith('429');
      json(Number(answer.slice(0, 3)), { scope }, isLimit ? { 'retry-after': '1' } : {});
    })().catch((error: Error) => response.destroy(error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: () => arrivals.count('post'),
    answers: () => plan.given,
    arrived: () => shown.size,
    arrivedFor: (memberId) => byMember.get(memberId) ?? 0,
    faults: () => arrivals.exceeds(pace),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

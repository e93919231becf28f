import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readBody } from '../../src/http/read-body';
import { seededRandom } from './random';
import type { Arrival } from './pace-check';

/** Of a thousand posts that were not answered badly before: how many get each answer. */
const plan: [answer: PlannedVendorAnswer, share: number][] = [
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
];
export type PlannedVendorAnswer =
  | 'ok'
  | '429 workspace'
  | '429 conversation'
  | '412'
  | '500'
  | '502'
  | '504 accepted'
  | 'no answer, accepted'
  | 'reset'
  | 'reset, accepted'
  | '403';

export interface VendorPost {
  deliveryId: string;
  memberId: string;
}

/** A platform in another process than the sender's: it keeps what arrived, and answers by a seeded plan. */
export async function startPlannedVendor(seed: number) {
  const random = seededRandom(seed);
  const arrivals: Arrival[] = [];
  const shown = new Map<string, string>();
  const byMember = new Map<string, number>();
  const answers: Record<string, number> = {};
  let calls = 0;

  function next(): PlannedVendorAnswer {
    let place = random() * 1000;
    for (const [answer, share] of plan) {
      place -= share;
      if (place < 0) return answer;
    }
    return 'ok';
  }

  const server = createServer((request, response) => {
    void (async () => {
      const call = JSON.parse((await readBody(request, 100_000)).toString()) as VendorPost;
      const json = (status: number, body: object, headers: Record<string, string> = {}): void =>
        void response
          .writeHead(status, { 'content-type': 'application/json', ...headers })
          .end(JSON.stringify(body));
      if (request.url === '/find') return json(200, { messageId: shown.get(call.deliveryId) ?? null });
      calls += 1;
      arrivals.push({ conversation: call.memberId, operation: 'post', at: performance.now() });
      const answer = next();
      answers[answer] = (answers[answer] ?? 0) + 1;
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
    calls: () => calls,
    answers: () => answers,
    arrivals: () => arrivals,
    arrived: () => shown.size,
    arrivedFor: (memberId: string) => byMember.get(memberId) ?? 0,
    async stop(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

import type { CallPace, CallWindow } from '../core/ports';
import { storeClient, type Database } from './database';
import { inBatches } from './in-batches';

/** No call lasts longer: one that has not ended by then is of a process that died, and was made before. */
const longestCallMs = 20_000;
/** The clock counts whole milliseconds: one more keeps both ends of a window apart. */
const marginMs = 1;

type What = Parameters<CallPace['begin']>[0];
interface Wish {
  windows: CallWindow[];
  now: Date;
}

/** Those who ask together share a transaction: thousands of a broadcast do so, and others need the database too. */
export function createCallPace({ prisma, transactions }: Database): CallPace {
  const askers = new Map<string, (wish: Wish) => Promise<bigint | Date>>();

  const end = inBatches(async (calls: { id: bigint; at: Date }[]) => {
    const rows = JSON.stringify(calls.map(({ id, at }) => ({ id: id.toString(), at })));
    await prisma.$executeRaw`
      UPDATE paced_call SET ended_at = given.at
      FROM jsonb_to_recordset(${rows}::jsonb) AS given (id bigint, at timestamptz) WHERE paced_call.id = given.id`;
    return calls.map(() => undefined);
  });

  function askerOf(what: What): (wish: Wish) => Promise<bigint | Date> {
    const key = [what.platform, what.workspaceId, what.operation].join('/');
    const known = askers.get(key) ?? inBatches((wishes: Wish[]) => decide(key, what, wishes));
    askers.set(key, known);
    return known;
  }

  /** In the order of the wishes: the number of the call, or when there will be a place. */
  function decide(key: string, where: What, wishes: Wish[]): Promise<(bigint | Date)[]> {
    const now = new Date(Math.max(...wishes.map((wish) => wish.now.getTime())));
    const longest = Math.max(...wishes.flatMap(({ windows }) => windows.map(({ perMs }) => perMs)));
    const past = { lt: new Date(now.getTime() - longest - longestCallMs) };
    return transactions.run(async (tx) => {
      const client = storeClient(tx);
      await client.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`paced_call/${key}`}, 0))`;
      await client.pacedCall.deleteMany({
        where: { ...where, OR: [{ endedAt: past }, { endedAt: null, startedAt: past }] },
      });
      const calls = await client.pacedCall.findMany({ where });
      const ends = calls
        .map(({ startedAt, endedAt }) => endedAt?.getTime() ?? endOfUnended(startedAt, now))
        .sort((a, b) => b - a);
      const answers = wishes.map(({ windows }) => {
        const freeAt = placeAt(ends, windows, now);
        if (freeAt > now.getTime()) return new Date(freeAt);
        ends.push(now.getTime());
        ends.sort((a, b) => b - a);
        return undefined;
      });
      const begun = answers.filter((answer) => answer === undefined);
      const rows = await client.pacedCall.createManyAndReturn({
        data: begun.map(() => ({ ...where, startedAt: now })),
        select: { id: true },
      });
      return answers.map((answer) => answer ?? (rows.pop() as { id: bigint }).id);
    });
  }

  return {
    async begin(what, windows, now) {
      if (windows.length === 0) return { ended: async () => {} };
      const answer = await askerOf(what)({ windows, now });
      if (answer instanceof Date) return { freeAt: answer };
      return { ended: (at) => end({ id: answer, at }) };
    },
  };
}

/** `ends`: of the calls, newest first. One in the future was told to wait until then, and so are the others. */
function placeAt(ends: number[], windows: CallWindow[], now: Date): number {
  let freeAt = now.getTime();
  for (const { limit, perMs } of windows) {
    if (limit === Infinity) continue;
    const blocking = ends[limit - 1];
    freeAt = Math.max(freeAt, ends[0] ?? 0, blocking === undefined ? 0 : blocking + perMs + marginMs);
  }
  return freeAt;
}

function endOfUnended(startedAt: Date, now: Date): number {
  return Math.min(now.getTime(), startedAt.getTime() + longestCallMs);
}

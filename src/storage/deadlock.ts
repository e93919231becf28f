/** How PostgreSQL and Prisma say that a transaction was rolled back so that others could go on. */
const codes = new Set(['40P01', '40001', 'P2034']);

/**
 * Whether another transaction was in the way: nothing of this one was written, and it may run again from its start.
 * Prisma says it as P2034, of raw SQL as P2010 with PostgreSQL's code inside.
 */
export function wasInTheWay(error: unknown): boolean {
  for (let cause = error, depth = 0; typeof cause === 'object' && cause !== null && depth < 6; depth += 1) {
    const { code, meta, originalCode, cause: next } = cause as Described;
    if ([code, originalCode, meta?.code].some((each) => each !== undefined && codes.has(each))) return true;
    cause = next ?? meta?.driverAdapterError;
  }
  return false;
}

interface Described {
  code?: string;
  originalCode?: string;
  meta?: { code?: string; driverAdapterError?: unknown };
  cause?: unknown;
}

import { PrismaPg } from '@prisma/adapter-pg';
import type { Logger } from '../core/logger';
import type { Transactions, Tx } from '../core/ports';
import { Prisma, PrismaClient } from './generated/client';

/** What stores use inside a transaction. */
export type StoreClient = Prisma.TransactionClient;

/** A piece of SQL that several statements have in common. */
export const { sql } = Prisma;

export interface Database {
  /** Outside transactions; inside one use `storeClient(tx)`. */
  prisma: PrismaClient;
  transactions: Transactions;
  url: string;
  close(): Promise<void>;
}

const poolSize = 10;

export function openDatabase(url: string, logger: Logger): Database {
  const adapter = new PrismaPg(
    { connectionString: url, max: poolSize },
    {
      onPoolError: (error) => logger.warn({ error }, 'database connection lost'),
      onConnectionError: (error) => logger.warn({ error }, 'database connection lost'),
    },
  );
  const prisma = new PrismaClient({ adapter });
  return {
    prisma,
    transactions: {
      run: (work) =>
        prisma.$transaction((client) => work(client as unknown as Tx), { maxWait: 10_000, timeout: 20_000 }),
    },
    url,
    close: () => prisma.$disconnect(),
  };
}

export function storeClient(tx: Tx): StoreClient {
  return tx as unknown as StoreClient;
}

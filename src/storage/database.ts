import { PrismaPg } from '@prisma/adapter-pg';
import type { Logger } from '../core/logger';
import type { Transactions, Tx } from '../core/ports';
import { Prisma, PrismaClient } from './generated/client';
import { wasInTheWay } from './deadlock';

/** What stores use inside a transaction. */
export type StoreClient = Prisma.TransactionClient;

/** A piece of SQL that several statements have in common. */
export const { sql } = Prisma;
export type Sql = Prisma.Sql;

export interface Database {
  /** Outside transactions; inside one use `storeClient(tx)`. */
  prisma: PrismaClient;
  transactions: Transactions;
  url: string;
  close(): Promise<void>;
}

const poolSize = 10;
/** Of two that wait for each other PostgreSQL ends one, which may run again. */
const triesAtMost = 3;

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
      async run(work) {
        for (let tries = 1; ; tries += 1) {
          try {
            return await prisma.$transaction((client) => work(client as unknown as Tx), {
              maxWait: 10_000,
              timeout: 20_000,
            });
          } catch (error) {
            if (tries === triesAtMost || !wasInTheWay(error)) throw error;
          }
        }
      },
    },
    url,
    close: () => prisma.$disconnect(),
  };
}

export function storeClient(tx: Tx): StoreClient {
  return tx as unknown as StoreClient;
}

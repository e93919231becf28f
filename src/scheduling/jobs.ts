import type { Json } from '../core/json';
import type { Tx } from '../core/ports';
import { storeClient } from '../storage/database';
import { jsonColumn } from '../storage/json-column';

/** Wakes the workers of every instance when the transaction commits. */
export const jobChannel = 'jobs';

export interface NewJob {
  /** The same key again moves the job to the new date. */
  key: string;
  /** Which handler runs it: `feature.verb`. */
  kind: string;
  payload: Json;
  at: Date;
}

/** Plans a job, or moves it, if the transaction commits. */
export async function scheduleJob(tx: Tx, { key, kind, payload, at }: NewJob): Promise<void> {
  await storeClient(tx).$executeRaw`
    INSERT INTO job (key, kind, payload, due_at)
    VALUES (${key}, ${kind}, ${JSON.stringify(jsonColumn(payload))}::jsonb, ${at}::timestamptz)
    ON CONFLICT (key) DO UPDATE SET kind = excluded.kind, payload = excluded.payload, due_at = excluded.due_at, tries = 0`;
  await notifyJobs(tx);
}

/**
 * Runs it at that moment, unless it runs before anyway; makes it where there is none. It waits for a run of the job that
 * is going on: call it before writing what that run may be writing too.
 */
export async function wakeJob(tx: Tx, { key, kind, payload, at }: NewJob): Promise<void> {
  await storeClient(tx).$executeRaw`
    INSERT INTO job (key, kind, payload, due_at)
    VALUES (${key}, ${kind}, ${JSON.stringify(jsonColumn(payload))}::jsonb, ${at}::timestamptz)
    ON CONFLICT (key) DO UPDATE SET due_at = least(job.due_at, excluded.due_at)`;
  await notifyJobs(tx);
}

/** None of that kind runs until the transaction ends; runs that are going on end first. */
export async function holdJobs(tx: Tx, kind: string): Promise<void> {
  await storeClient(tx).$queryRaw`SELECT 1 FROM job WHERE kind = ${kind} ORDER BY key FOR UPDATE`;
}

/** It is not run any more; a run that is going on ends first. */
export async function cancelJob(tx: Tx, key: string): Promise<void> {
  await storeClient(tx).job.deleteMany({ where: { key } });
}

const notifyJobs = async (tx: Tx): Promise<void> =>
  void (await storeClient(tx).$executeRaw`SELECT pg_notify(${jobChannel}, '')`);

import pino from 'pino';
import type { LogFields, Logger } from '../core/logger';

/** One JSON line an entry, on standard error: standard output is for what people read. */
export function createJsonLogger(level: 'debug' | 'info' | 'warn' | 'error' | 'silent'): Logger {
  const log = pino(
    { level, base: { pid: process.pid }, serializers: { error: describeError } },
    pino.destination({ dest: 2, sync: true }),
  );
  return {
    debug: (fields: LogFields, message) => log.debug(fields, message),
    info: (fields: LogFields, message) => log.info(fields, message),
    warn: (fields: LogFields, message) => log.warn(fields, message),
    error: (fields: LogFields, message) => log.error(fields, message),
  };
}

/**
 * Name, code and place of an error. Its message is left out: SDKs and the database quote in it what they were
 * given, which is what people wrote.
 */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { name: 'unknown' };
  const { code } = error as { code?: unknown };
  const at = error.stack
    ?.split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 8);
  return {
    name: error.name,
    code: typeof code === 'string' || typeof code === 'number' ? code : undefined,
    at: at?.map((line) => line.trim()),
    cause: error.cause === undefined ? undefined : describeError(error.cause),
  };
}

import { PlatformError } from '../../src/core/errors';

/** The board writes in one transaction: what failed was not written. */
export function toPlatformError(error: unknown): PlatformError {
  return error instanceof PlatformError
    ? error
    : new PlatformError('unavailable', 'the board could not be written', { cause: error });
}

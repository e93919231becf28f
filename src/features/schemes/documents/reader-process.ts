import { UserError } from '../../../core/errors';
import { readDocument } from './read-document';
import type { FromReader, ToReader } from './read-in-own-process';

/**
 * A process of its own for one document: however long it takes, and whatever it does to the memory, those who ask
 * questions meanwhile have their answers. It holds no setting and no token.
 */
const tell = (message: FromReader): void => void process.send?.(message);

process.once('message', ({ name, bytes }: ToReader) => {
  readDocument(name, Buffer.from(bytes), (done, total) => tell({ type: 'progress', done, total })).then(
    (read) => tell({ type: 'read', read }),
    (error: unknown) =>
      tell(
        error instanceof UserError
          ? { type: 'refused', sentence: error.message }
          : { type: 'failed', error: error instanceof Error ? error.name : 'unknown' },
      ),
  );
});
process.once('disconnect', () => process.exit());

import type { Tx } from '../../../core/ports';
import { journal, type JournalDeed } from '../../people';
import type { Deed } from './draft';

/** In the transaction of the deed: where that is refused, nothing is journalled. */
export const journalDocument = (
  tx: Tx,
  action: Extract<JournalDeed, `document.${string}`>,
  subjectId: string,
  { personId, now, source }: Deed,
): Promise<void> =>
  journal(tx, [
    { at: now, ...(personId !== undefined && { personId }), action, subject: 'knowledge', subjectId, source },
  ]);

import type { Transactions } from '../../../core/ports';
import type { Deed } from '../editing/draft';
import type { SourceDocument } from '../knowledge';
import { journalDocument } from '../editing/journal-document';
import { changeDocument } from './store';

/** From then on Jalon may quote it. */
export const publishDocument = (
  transactions: Transactions,
  id: string,
  deed: Deed,
): Promise<SourceDocument> =>
  transactions.run(async (tx) => {
    await journalDocument(tx, 'document.publish', id, deed);
    return changeDocument(tx, id, { from: ['draft', 'withdrawn'], to: 'published' }, deed);
  });

/** It is quoted no more, and stays in the base. */
export const withdrawDocument = (
  transactions: Transactions,
  id: string,
  deed: Deed,
): Promise<SourceDocument> =>
  transactions.run(async (tx) => {
    await journalDocument(tx, 'document.withdraw', id, deed);
    return changeDocument(tx, id, { from: ['published'], to: 'withdrawn' }, deed);
  });

import { createHash } from 'node:crypto';
import { UserError } from '../../../core/errors';
import { foldText } from '../../../core/text';
import { parisDay } from '../french-day';
import type { Passage, Source, SourceDocument } from '../knowledge';
import type { Block } from './document';
import { documentProblems, documentTexts } from './texts';
import { toPassages } from './to-passages';

/** What a document is, once somebody or itself has said so. */
export interface DocumentValues {
  title: string;
  publisher: string;
  url?: string | undefined;
  date: string;
  recheck: string;
}

export interface PreparedDocument {
  document: SourceDocument;
  source: Source;
  passages: Passage[];
  /** What its passages leave out, in French. */
  notKept: string[];
}

/** The same bytes give the same mark: it tells a document that is there already, whatever its title. */
export const markOf = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex').slice(0, 8);

/** `authorIds`: who imports it; none: the command line. */
export function prepareDocument(
  { name, mark, blocks }: { name: string; mark: string; blocks: Block[] },
  values: DocumentValues,
  { now, authorIds = [] }: { now: Date; authorIds?: string[] },
): PreparedDocument {
  const { title, date, recheck } = values;
  const id = `${slugOf(title)}-${mark}`;
  const { passages, tooShort } = toPassages(id, blocks);
  if (passages.length === 0) throw new UserError(documentProblems.noText(name));
  const document = {
    id,
    sourceId: `document-${id}`,
    title,
    date,
    recheck,
    ...(authorIds.length > 0 && { authorIds }),
  };
  return {
    document,
    source: sourceOf(document, values, now),
    passages,
    notKept: tooShort > 0 ? [documentTexts.short(tooShort)] : [],
  };
}

export const sourceOf = (
  { sourceId }: Pick<SourceDocument, 'sourceId'>,
  { title, publisher, url, date }: DocumentValues,
  now: Date,
): Source => ({
  id: sourceId,
  title,
  publisher,
  published: date,
  checkedAt: parisDay(now),
  ...(url !== undefined && { url }),
});

function slugOf(title: string): string {
  const words = foldText(title)
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 2)
    .slice(0, 5);
  return words.join('-') || 'document';
}

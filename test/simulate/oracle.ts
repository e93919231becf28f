import { openBook } from './book';
import type { Chronicle } from './chronicle';
import { judgeAnnounced } from './judge-announced';
import { judgeDue } from './judge-due';
import { judgeSeen } from './judge-seen';
import { judgeSheets } from './judge-sheets';
import type { World } from './world';

export interface Verdict {
  faults: string[];
  counts: Record<string, number>;
}

/** What happened, held against the rules, which stand here a second time: plain loops, no code of the product. */
export function judge(world: World, chronicle: Chronicle): Verdict {
  const book = openBook(world, chronicle);
  judgeDue(book, judgeSeen(book));
  judgeSheets(book);
  judgeAnnounced(book);
  book.count('people reminded', new Set(chronicle.seen.map(({ personId }) => personId)).size);
  book.count('put off', chronicle.snoozes.length);
  return { faults: book.faults, counts: book.counts };
}

import type { Tx } from '../../core/ports';
import { factsDue } from './editing/due/due-facts';
import { dueDocuments } from './editing/documents/look-after';
import { dueDocumentLine, dueLine } from './editing/views';
import { unansweredLines } from './escalation/views';
import { listUnanswered } from './escalation/unanswered/store';
import { listUseless } from './feedback/store';
import { uselessLines } from './feedback/useless-lines';
import { parisDay } from './french-day';
import type { KnowledgeSource } from './knowledge-source';

/** What the knowledge lacks, as lines for the command line: what people really asked, and nobody's name. */
export const toLookAfter = {
  unanswered: async (tx: Tx) => unansweredLines(await listUnanswered(tx, false)),
  useless: async (tx: Tx, knowledge: KnowledgeSource) =>
    uselessLines(await listUseless(tx, false), (id) => knowledge.current().subject(id)),
  due: async (tx: Tx, knowledge: KnowledgeSource, now: Date) => [
    ...factsDue(knowledge.current().facts, parisDay(now)).map(dueLine),
    ...(await dueDocuments({ tx, now })).map(dueDocumentLine),
  ],
};

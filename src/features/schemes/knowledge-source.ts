import type { Logger } from '../../core/logger';
import type { Transactions } from '../../core/ports';
import { indexInSteps, type KnowledgeIndex } from './answering/knowledge-index';
import { atOnce, inSlices, type Steps } from './in-slices';
import { readKnowledge, readKnowledgeInSlices, readKnowledgeVersion } from './store';

/**
 * The knowledge in force. It is made anew a slice at a time, between answers, and swapped whole, so that no answer mixes
 * two versions or waits for the next.
 */
export interface KnowledgeSource {
  /** Made when it is first asked: what never answers need not wait for it. */
  current(): KnowledgeIndex;
  /** Begins to make it, so that who asks first finds it made, or waits for the rest of it alone. */
  prepare(): void;
  stop(): void;
}

const lookEveryMs = 500;

export async function createKnowledgeSource(
  transactions: Transactions,
  logger: Logger,
): Promise<KnowledgeSource> {
  let loaded = await transactions.run(readKnowledge);
  let index: KnowledgeIndex | undefined;
  const first = indexInSteps(loaded.knowledge);
  const current = (): KnowledgeIndex => (index ??= atOnce(first));
  let looking = false;
  let stopped = false;

  /** The steps of the first, until it is there, whoever made it. */
  function* untilMade(): Steps<void> {
    while (index === undefined && !stopped) {
      const step = first.next();
      if (step.done === true) index = step.value;
      else yield;
    }
  }

  async function look(): Promise<void> {
    if (looking) return;
    looking = true;
    try {
      if ((await transactions.run(readKnowledgeVersion)) === loaded.version) return;
      const next = await transactions.run(readKnowledgeInSlices);
      index = await inSlices(indexInSteps(next.knowledge, index));
      loaded = next;
      logger.info({ version: loaded.version, facts: loaded.knowledge.facts.length }, 'knowledge taken anew');
    } catch (error) {
      // Whoever stops closes the database, also under a look that has begun.
      if (!stopped) logger.warn({ error: error as Error }, 'knowledge version not read');
    } finally {
      looking = false;
    }
  }

  const timer = setInterval(() => void look(), lookEveryMs);
  timer.unref();
  return {
    current,
    prepare() {
      // Nothing can be answered from knowledge that cannot be indexed: as any error at the start, it ends the process.
      void inSlices(untilMade());
    },
    stop() {
      stopped = true;
      clearInterval(timer);
    },
  };
}

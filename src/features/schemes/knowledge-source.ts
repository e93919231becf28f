import type { Logger } from '../../core/logger';
import type { Transactions } from '../../core/ports';
import { indexInSteps, indexKnowledge, type KnowledgeIndex } from './answering/knowledge-index';
import { inSlices } from './in-slices';
import { readKnowledge, readKnowledgeInSlices, readKnowledgeVersion } from './store';

/**
 * The knowledge in force. It is made anew a slice at a time, between answers, and swapped whole, so that no answer mixes
 * two versions or waits for the next.
 */
export interface KnowledgeSource {
  current(): KnowledgeIndex;
  stop(): void;
}

const lookEveryMs = 500;

export async function createKnowledgeSource(
  transactions: Transactions,
  logger: Logger,
): Promise<KnowledgeSource> {
  let loaded = await transactions.run(readKnowledge);
  // Made when it is first asked: who starts asks at once, and what never answers need not.
  let index: KnowledgeIndex | undefined;
  const current = (): KnowledgeIndex => (index ??= indexKnowledge(loaded.knowledge));
  let looking = false;
  let stopped = false;

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
    stop() {
      stopped = true;
      clearInterval(timer);
    },
  };
}

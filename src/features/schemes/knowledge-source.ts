import type { Logger } from '../../core/logger';
import type { Transactions } from '../../core/ports';
import { indexInSteps, indexKnowledge, type KnowledgeIndex } from './answering/knowledge-index';
import { inSlices, type Steps } from './in-slices';
import { readKnowledge, readKnowledgeInSlices, readKnowledgeVersion } from './store';

/**
 * The knowledge in force. It is made anew a slice at a time, between answers, and swapped whole, so that no answer mixes
 * two versions or waits for the next.
 */
export interface KnowledgeSource {
  /** Made when it is first asked: who starts asks at once, and what never answers need not. */
  current(): KnowledgeIndex;
  /** Ends when nothing is read any more: a transaction left open would hold the process. */
  stop(): Promise<void>;
}

const lookEveryMs = 500;

export async function createKnowledgeSource(
  transactions: Transactions,
  logger: Logger,
): Promise<KnowledgeSource> {
  let loaded = await transactions.run(readKnowledge);
  let index: KnowledgeIndex | undefined;
  const current = (): KnowledgeIndex => (index ??= indexKnowledge(loaded.knowledge));
  let looking: Promise<void> | undefined;
  let stopped = false;

  /** What is made for nobody any more would keep the process from its end. */
  function* untilStopped<T>(steps: Steps<T>): Steps<T | undefined> {
    for (;;) {
      if (stopped) return undefined;
      const step = steps.next();
      if (step.done === true) return step.value;
      yield;
    }
  }

  async function look(): Promise<void> {
    try {
      if ((await transactions.run(readKnowledgeVersion)) === loaded.version) return;
      const next = await transactions.run(readKnowledgeInSlices);
      const made = await inSlices(untilStopped(indexInSteps(next.knowledge, index)));
      if (!made) return;
      index = made;
      loaded = next;
      logger.info({ version: loaded.version, facts: loaded.knowledge.facts.length }, 'knowledge taken anew');
    } catch (error) {
      logger.warn({ error: error as Error }, 'knowledge version not read');
    }
  }

  const timer = setInterval(() => {
    looking ??= look().finally(() => (looking = undefined));
  }, lookEveryMs);
  timer.unref();
  return {
    current,
    async stop() {
      stopped = true;
      clearInterval(timer);
      await looking;
    },
  };
}

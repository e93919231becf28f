import type { Logger } from '../../core/logger';
import type { Transactions } from '../../core/ports';
import { indexKnowledge, type KnowledgeIndex } from './answering/knowledge-index';
import { readKnowledge, readKnowledgeVersion } from './store';

/** The knowledge in force. It is made anew aside and swapped whole, so that no answer mixes two versions. */
export interface KnowledgeSource {
  current(): KnowledgeIndex;
  stop(): void;
}

const lookEveryMs = 1000;

export async function createKnowledgeSource(
  transactions: Transactions,
  logger: Logger,
): Promise<KnowledgeSource> {
  const load = () => transactions.run(readKnowledge);
  let loaded = await load();
  let index = indexKnowledge(loaded.knowledge);
  let looking = false;

  async function look(): Promise<void> {
    if (looking) return;
    looking = true;
    try {
      if ((await transactions.run(readKnowledgeVersion)) === loaded.version) return;
      loaded = await load();
      index = indexKnowledge(loaded.knowledge, index);
      logger.info({ version: loaded.version, facts: loaded.knowledge.facts.length }, 'knowledge taken anew');
    } catch (error) {
      logger.warn({ error: error as Error }, 'knowledge version not read');
    } finally {
      looking = false;
    }
  }

  const timer = setInterval(() => void look(), lookEveryMs);
  timer.unref();
  return { current: () => index, stop: () => clearInterval(timer) };
}

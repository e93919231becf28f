import type { Topic } from '../topic';

export interface AskContext {
  topic?: Topic;
  person?: { regionCode?: string; territoryId?: string };
  /** ISO day. */
  today: string;
}

import type { PlatformName } from './address';
import type { InboundEvent } from './event';
import type { Logger } from './logger';
import type { Dispatch, ShownMessage } from './platform';

/** Replies being made and shown after their event was acknowledged. */
export interface PendingReplies {
  /** Runs `show`, then says that the event's reply was shown. Where it fails, the reply stays kept for the take-over. */
  add(dispatch: Dispatch, event: InboundEvent, show: () => Promise<ShownMessage[]>): void;
  /** Resolves when none is left; a stop waits for it. */
  settled(): Promise<void>;
}

export function createPendingReplies(platform: PlatformName, logger: Logger): PendingReplies {
  const pending = new Set<Promise<void>>();

  async function finish(
    dispatch: Dispatch,
    event: InboundEvent,
    show: () => Promise<ShownMessage[]>,
  ): Promise<void> {
    try {
      await dispatch.shown(event, await show());
    } catch (error) {
      logger.error(
        { platform, kind: event.kind, error: error instanceof Error ? error : new Error(String(error)) },
        'reply not shown',
      );
    }
  }

  return {
    add(dispatch, event, show) {
      const work = finish(dispatch, event, show);
      pending.add(work);
      void work.finally(() => pending.delete(work));
    },
    async settled() {
      while (pending.size > 0) await Promise.all(pending);
    },
  };
}

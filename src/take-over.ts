import type { Logger } from './core/logger';
import type { Dispatch, Platform } from './core/platform';
import type { Inbox } from './core/ports';

/**
 * Does again what a dead process left undone: events received and not run, replies made and not shown. Returns how
 * many there were.
 */
export async function takeOverOrphans(
  inbox: Inbox,
  dispatch: Dispatch,
  platforms: Platform[],
  logger: Logger,
): Promise<number> {
  const events = await inbox.takeOver();
  for (const event of events) {
    const platform = platforms.find(({ name }) => name === event.actor.platform);
    if (!platform) continue;
    try {
      await dispatch.shown(event, await platform.answer(event, await dispatch.run(event)));
    } catch (error) {
      // It stays ours and unshown; the next start tries again.
      logger.error(
        { platform: event.actor.platform, kind: event.kind, error: error as Error },
        'take-over failed',
      );
    }
  }
  if (events.length > 0) logger.info({ count: events.length }, 'events of a dead process taken over');
  return events.length;
}

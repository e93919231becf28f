import type { Dispatch } from '../../src/core/platform';

export interface SettledDispatch {
  dispatch: Dispatch;
  /** Resolves when every event that was received has had its reply shown, or failed to. */
  idle(): Promise<void>;
}

/** Platforms acknowledge before they answer: a harness waits here for the answers. */
export function settled(inner: Dispatch): SettledDispatch {
  const open = new Set<string>();
  let wake: (() => void) | undefined;
  const close = (key: string): void => {
    open.delete(key);
    if (open.size === 0) wake?.();
  };
  return {
    dispatch: {
      async receive(event) {
        const isNew = await inner.receive(event);
        if (isNew && event.kind !== 'lookup') open.add(event.key);
        return isNew;
      },
      run: (event) => inner.run(event),
      async shown(event, messages) {
        await inner.shown(event, messages);
        close(event.key);
      },
    },
    async idle() {
      if (open.size === 0) return;
      const timeout = setTimeout(() => wake?.(), 5000);
      await new Promise<void>((resolve) => (wake = resolve));
      clearTimeout(timeout);
    },
  };
}

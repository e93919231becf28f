import type { Logger } from './core/logger';

/** Sends in flight end within their own limits; a supervisor gives 30 s as a rule. */
const usualLimitMs = 20_000;

export interface Stops {
  /** What is begun later is stopped earlier. `name` is what the log calls it. */
  add(name: string, step: () => Promise<void> | void): void;
  /**
   * Stops everything, once. Where a step does not end in time, or something still holds the process afterwards, the log
   * names it and the process quits with 1: what it held is taken over as after a crash.
   */
  stop(): Promise<void>;
}

/** What keeps the process alive, by kind: « TCPSocketWrap Timeout ». */
const held = (): string => [...new Set(process.getActiveResourcesInfo())].sort().join(' ');

export function createStops(logger: Logger, quit: (code: number) => void, limitMs = usualLimitMs): Stops {
  const steps: { name: string; step: () => Promise<void> | void }[] = [];
  let running: Promise<void> | undefined;

  async function stopAll(): Promise<void> {
    let current = 'nothing';
    setTimeout(() => {
      logger.error({ step: current, held: held() }, 'stop takes too long: quitting');
      quit(1);
    }, limitMs).unref();
    for (const { name, step } of steps.reverse()) {
      current = name;
      try {
        await step();
      } catch (error) {
        logger.error({ step: name, error: error as Error }, 'stop failed');
      }
    }
    current = 'after the last';
  }

  return {
    add(name, step) {
      steps.push({ name, step });
    },
    stop: () => (running ??= stopAll()),
  };
}

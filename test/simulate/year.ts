import type { Database } from '../../src/storage/database';
import type { Chronicle } from './chronicle';
import type { Acting } from './people-act';
import type { World } from './world';

/** What everything that happens in the simulated year shares. */
export interface Year {
  database: Database;
  world: World;
  chronicle: Chronicle;
  acting: Acting;
  /** A stream for each thing that happens: what people do is the same for a seed, in whatever order they are served. */
  random(name: string): () => number;
  now(): number;
  /** Something happens then, unless the year is over. */
  at(time: number, run: () => Promise<void>): void;
}

export interface Deed {
  at: number;
  run(): Promise<void>;
}

export interface Deeds {
  at: Year['at'];
  next(): Deed | undefined;
  take(): Deed | undefined;
}

/** Kept in their order, the next at the end. */
export function createDeeds(end: number): Deeds {
  const deeds: Deed[] = [];
  return {
    at(time, run) {
      if (time >= end) return;
      let [low, high] = [0, deeds.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((deeds[middle]?.at ?? 0) > time) low = middle + 1;
        else high = middle;
      }
      deeds.splice(low, 0, { at: time, run });
    },
    next: () => deeds.at(-1),
    take: () => deeds.pop(),
  };
}

export const pick = <T>(items: readonly T[], random: () => number): T =>
  items[Math.floor(random() * items.length)] as T;

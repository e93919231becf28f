import type { Pace } from '../../src/core/pace';

/** Fast enough for a run of minutes, slow enough to bind. */
export const truthPace: Pace = [
  { scope: 'conversation', limit: 1, perMs: 500 },
  { scope: 'workspace', limit: 60, perMs: 500 },
];

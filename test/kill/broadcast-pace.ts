import { readPace, type Pace } from '../../src/core/pace';

export const truthPlatforms = ['recording', 'slack'] as const;
/** What a broadcast goes over. */
export type TruthPlatform = (typeof truthPlatforms)[number];

/** As settings have it. Fast enough for a run of minutes, slow enough to bind. */
export const truthPaces: Record<TruthPlatform, string> = {
  recording: 'conversation 1/500ms, workspace 60/500ms',
  slack:
    'post conversation 1/500ms, post workspace 10/500ms, update workspace 50/1min, remove workspace 50/1min, open workspace 16/500ms, find workspace 10/500ms',
};

export function truthPace(over: TruthPlatform): Pace {
  const pace = readPace(truthPaces[over]);
  if (!pace) throw new Error(`no pace: ${truthPaces[over]}`);
  return pace;
}

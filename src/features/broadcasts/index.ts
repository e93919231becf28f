export type { AudienceKind } from './audience/audience';
export { exportFollowUp } from './export-follow-up';
export { createBroadcastsFeature } from './feature';

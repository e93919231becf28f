export type { AudienceKind } from './audience/audience';
export { exportFollowUpOf } from './export-follow-up';
export { createBroadcastsFeature } from './feature';
export { createFollowUpFiles, createFollowUpLinks } from './follow-up-links';

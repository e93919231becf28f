export type { AudienceKind } from './audience/audience';
export { exportFollowUpOf } from './export-follow-up';
export { createBroadcastsFeature } from './feature';
export { createFollowUpFiles } from './follow-up-files';
export { createFollowUpLinks } from './follow-up-links';

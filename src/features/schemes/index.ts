export { createAsker, type Asker } from './asker';
export { createSchemesFeature } from './feature';
export { createKnowledgeSource, type KnowledgeSource } from './knowledge-source';
export { checkSeed, loadSeed } from './load-seed';
export type { Topic } from './topic';
export type { LoadCounts } from './store';

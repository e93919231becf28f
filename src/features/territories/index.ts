export { loadTerritories, type TerritoryRegister } from './load-territories';
export { answerTerritoryQuestion, type TerritoryRequest } from './territory-answer';
export type { TerritoryAnswer } from './answer';
export { territoryTopicSchema, type TerritoryTopic } from './topic';
export { searchTerritories } from './search-territories';
export { demoTerritory, findTerritory, territoriesOfRegion } from './demo-territory';
export { regionInText } from './region-in-text';
export { matchRegion, matchTerritory, type NameMatch } from './match-name';
export type { Region, Territory } from './territory';

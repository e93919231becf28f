export { loadTerritories, type TerritoryRegister } from './load-territories';
export { answerTerritoryQuestion, type TerritoryRequest } from './territory-answer';
export type { TerritoryAnswer } from './answer';
export { territoryTopicSchema, type TerritoryTopic } from './topic';
export { searchTerritories } from './search-territories';
export { demoTerritory, findTerritory, territoriesOfRegion } from './demo-territory';
export { territoryNamed, type NamedTerritory } from './territory-named';

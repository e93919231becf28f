import type {
  Commune,
  Department,
  FormerRegion,
  FormerTerritory,
  Intercommunality,
  Region,
  Territory,
} from './territory';

/** Something that a person can name. */
export type Place =
  | { kind: 'region'; region: Region }
  | { kind: 'formerRegion'; formerRegion: FormerRegion }
  | { kind: 'department'; department: Department }
  | { kind: 'territory'; territory: Territory }
  | { kind: 'formerTerritory'; formerTerritory: FormerTerritory }
  | { kind: 'intercommunality'; intercommunality: Intercommunality }
  | { kind: 'commune'; commune: Commune };
export type PlaceKind = Place['kind'];

/** Words of a text that name a place: every place of that name, still to be chosen among. */
export interface FoundPlace {
  /** Indices of its first word and of the word after its last. */
  from: number;
  to: number;
  /** As it was typed. */
  text: string;
  places: Place[];
  /** What the words around say it is: « la commune de », « l'agglo de ». */
  hint?: PlaceKind;
  /** « la Mayenne », « en Vienne », « Sens (Yonne) »: rather the département than the town. */
  withArticle: boolean;
  /** The name that was understood, where it was misspelt. */
  correctedTo?: string;
}

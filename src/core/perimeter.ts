/** Which rows an action may touch: stores take it as a required argument, and see nothing outside it. */
export interface Perimeter {
  /** Invented rows, or real ones: never both. */
  demo: boolean;
  territoryIds: readonly string[] | 'all';
}

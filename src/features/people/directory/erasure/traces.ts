/** What is known of a person, and of what else her names can mean. */
export interface Traces {
  name: string;
  email?: string;
  /** Of her accounts, and of her direct conversations. */
  ids: string[];
  /** Everybody else of the directory: what she has in common with them says nothing of her. */
  others: { name: string; email?: string }[];
  /** Is it the name of a place, an organisation, or in the knowledge? Words in lower case and without accents. */
  isKnownOtherwise(words: string[], isFirstName: boolean): boolean;
}

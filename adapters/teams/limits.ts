/** What Teams refuses above, from its documentation of bots and cards. */
export const limits = {
  /** A message with its card is refused from about 28 KB; the rest of the activity needs some of it. */
  cardBytes: 24_000,
  textLength: 8_000,
  summaryLength: 250,
  buttonsPerRow: 6,
  titleLength: 60,
  searchResults: 15,
} as const;

/** Teams gives up on an invoke after about five seconds; our own answers are meant for less. */
export const answerWithinMs = 2500;

export function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

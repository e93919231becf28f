/** What Slack refuses above, from its reference of blocks, block elements and views. */
export const limits = {
  blocksPerMessage: 50,
  headerLength: 150,
  textLength: 3000,
  buttonLabelLength: 75,
  buttonsPerRow: 25,
  modalTitleLength: 24,
  optionLabelLength: 75,
  optionsPerSelect: 100,
  hintLength: 2000,
  inputLength: 3000,
  /** Fallback text is cut by Slack beyond this. */
  fallbackLength: 4000,
} as const;

/** Trigger ids live three seconds; half a second is left for the way to Slack. */
export const openFormWithinMs = 2500;

export function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

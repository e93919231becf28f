import type { BornOf } from './draft';

/**
 * Which edits need a second person, who wrote nothing of them: what is new to the knowledge. A correction or a
 * withdrawal does not wait: a wrong answer is stopped by whoever sees it, and the history says who.
 */
const needsSecondPerson: Record<BornOf, boolean> = { answer: true, hand: true, correction: false };

/** Undefined: she may publish it. Else why not. */
export function whyNotPublish(
  draft: { bornOf: BornOf; authorIds: readonly string[] },
  personId: string | undefined,
): 'ownDraft' | 'nobody' | undefined {
  if (!needsSecondPerson[draft.bornOf]) return undefined;
  if (personId === undefined) return 'nobody';
  return draft.authorIds.includes(personId) ? 'ownDraft' : undefined;
}

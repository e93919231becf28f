/** A place in the message and what stands there. */
export interface Span<Kind extends string, Value> {
  kind: Kind;
  start: number;
  end: number;
  value: Value;
}

/**
 * Found places become runs of their letter in the folded text, which is in lower case: later readers cannot take them
 * for something else, and rules can speak of them (« de P+ a P+ »).
 */
export function mask(folded: string, found: readonly { kind: string; start: number; end: number }[]): string {
  let masked = folded;
  for (const { kind, start, end } of found)
    masked = masked.slice(0, start) + kind.repeat(end - start) + masked.slice(end);
  return masked;
}

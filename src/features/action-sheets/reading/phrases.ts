/**
 * Is a text made of nothing but the given phrases, one after the other? Read from left to right, the longest first,
 * and never back again: the time it takes grows with the text, whatever is typed.
 */
export function madeOf(phrases: readonly string[], separator: string): (text: string) => boolean {
  const longestFirst = phrases.toSorted((a, b) => b.length - a.length);
  const next = new RegExp(`(?:${longestFirst.join('|')})(?:${separator}+|$)|${separator}+`, 'y');
  return (text) => {
    next.lastIndex = 0;
    while (next.lastIndex < text.length) {
      const at = next.lastIndex;
      if (!next.test(text) || next.lastIndex === at) return false;
    }
    return true;
  };
}

/** The words of a list written out over several lines. */
export const wordList = (...lines: string[]): string[] => lines.flatMap((line) => line.split(' '));

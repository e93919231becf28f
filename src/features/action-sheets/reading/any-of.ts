const special = /[.*+?^${}()|[\]\\/]/g;

/** A choice of words in a regular expression: the longest first, so that none hides another. */
export const anyOf = (words: Iterable<string>): string =>
  `(?:${[...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(special, String.raw`\$&`))
    .join('|')})`;

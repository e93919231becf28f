export const plural = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('fr-FR')} ${count < 2 ? one : many}`;
/** « 1 présent·e », « 2 présent·e·s » */
export const inclusive = (count: number, word: string): string => plural(count, word, `${word}·s`);
export const people = (count: number): string => plural(count, 'personne', 'personnes');

/** The first lines, and how many more there are. */
export const cutList = (lines: string[], atMost: number): string[] =>
  lines.length <= atMost ? lines : [...lines.slice(0, atMost), `et ${lines.length - atMost} de plus`];

export const listed = (names: string[]): string =>
  new Intl.ListFormat('fr', { type: 'conjunction' }).format(names);

import type { Copil } from './copil';

/** What is announced to a person has this and her id as its key: the same occasion is told to her once. */
export const announcedKey = (occasion: string, { id, sequence }: Pick<Copil, 'id' | 'sequence'>): string =>
  `copils.${occasion}/${id}/${sequence}/`;

export const invitedKey = (copil: Copil): string => announcedKey('invited', copil);

/** Of several announcements that wait to be posted in its home the newest alone is. */
export const homeKey = ({ id }: Pick<Copil, 'id'>): string => `copils.told/${id}/home`;

/** That more are invited is posted whatever changes after: it is their invitation. */
export const homeGrownKey = ({ id, sequence }: Pick<Copil, 'id' | 'sequence'>): string =>
  `copils.told/${id}/home/grown/${sequence}`;

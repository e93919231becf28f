import { listReader, readLine } from './lists';
import { itemSeparator, joinItems, quotePart } from './nested-text';

/** Commas stand between partners where nothing else does. */
export const readPartners = listReader(readLine, 100, (masked) =>
  itemSeparator.test(masked) ? itemSeparator : /,/,
);
export const writePartners = (partners: string[]): string =>
  joinItems(partners.map((partner) => quotePart(partner, /[;,"\n]/)));

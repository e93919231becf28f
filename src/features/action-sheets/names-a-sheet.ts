import { foldInPlace } from '../../core/fold-in-place';
import { findTitles, indexTitles } from './reading/titles';

/** Says the text enough of a title to mean that sheet? One word of a long title does not. */
export function namesASheet(text: string, sheets: readonly { title: string }[]): boolean {
  const known = sheets.map(({ title }, number) => ({ number, title }));
  return findTitles(foldInPlace(text), indexTitles(known, foldInPlace)).some(
    ({ words, share }) => words >= 2 || share >= 0.5,
  );
}

import { editingTexts as texts } from '../editing/texts';
import { facetHeadings, facetIds } from '../facets';
import { frenchDay } from '../french-day';
import type { Subject } from '../knowledge';
import type { UselessAnswer } from './store';

/** In the chat and on the command line. */
export const uselessLines = (
  answers: readonly UselessAnswer[],
  subjectOf: (id: string) => Subject | undefined,
): string[] =>
  answers.map(({ question, subjectId, facet, times, lastDay }) => {
    const subject = subjectId === undefined ? undefined : (subjectOf(subjectId)?.name ?? subjectId);
    const known = facetIds.find((id) => id === facet);
    const heading = known && facetHeadings[known].toLowerCase();
    const about = [subject, heading].filter((part) => part !== undefined).join(', ');
    return texts.uselessLine(question, about, times, frenchDay(lastDay));
  });

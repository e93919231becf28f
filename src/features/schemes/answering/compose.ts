import type { Fact } from '../knowledge';
import { frenchDate, ofMonth } from './french-date';
import type { AnswerSentence, AnswerSource } from './answer';
import type { KnowledgeIndex } from './knowledge-index';

/** Before « En savoir plus », and in all: what is read on a phone without scrolling. */
export const shortLength = 600;
export const wholeLength = 1200;

/** Years since which a state is told with its date even where nobody asked. */
const oldYear = 2022;

export interface Composer {
  sentence(
    fact: Pick<Fact, 'text' | 'sources' | 'date' | 'recheck'> & { id?: string; nature?: Fact['nature'] },
  ): AnswerSentence;
  sources(): AnswerSource[];
}

/** Numbers sources as they come, each once for each date that it speaks of. */
export function createComposer(index: KnowledgeIndex, today: string): Composer {
  const sources: AnswerSource[] = [];

  function cite(id: string, asOf: string, recheck: string): number {
    const source = index.source(id);
    const known = sources.find(
      (candidate) =>
        candidate.asOf === asOf &&
        candidate.url === source?.url &&
        (candidate.url !== undefined || candidate.title === source?.title),
    );
    if (known || !source) return known?.number ?? 0;
    const number = sources.length + 1;
    sources.push({
      number,
      title: source.title,
      publisher: source.publisher,
      url: source.url,
      asOf,
      ...(recheck < today && { overdueSince: recheck }),
    });
    return number;
  }

  return {
    sentence(fact) {
      const citations = fact.sources
        .map((id) => cite(id, fact.date, fact.recheck))
        .filter((number) => number > 0);
      const overdue = fact.recheck < today ? ` (à revérifier depuis le ${frenchDate(fact.recheck)})` : '';
      return {
        text: withinSentence(fact.text, `${dateIfNeeded(fact)}${overdue}`),
        citations,
        ...(fact.id !== undefined && { factId: fact.id }),
      };
    },
    sources: () => sources,
  };
}

/** An amount, a deadline or an old state is never told without its date. */
function dateIfNeeded({
  text,
  date,
  nature,
}: {
  text: string;
  date: string;
  nature?: Fact['nature'];
}): string {
  const dated = /\b(19|20)\d\d\b/.test(text);
  const fragile = nature === 'montant' || nature === 'échéance' || nature === 'ouverture';
  const old = Number(date.slice(0, 4)) <= oldYear;
  return !dated && (fragile || old) ? ` (${fragile ? 'information' : 'état'} ${ofDate(date)})` : '';
}

const ofDate = (date: string): string => (date.length === 10 ? `du ${frenchDate(date)}` : ofMonth(date));

function withinSentence(text: string, addition: string): string {
  return addition === '' ? text : `${text.replace(/[.\s]+$/, '')}${addition}.`;
}

/** As many as fit; the first always does. */
export function fitting(
  sentences: AnswerSentence[],
  length: number,
): { fit: AnswerSentence[]; rest: AnswerSentence[] } {
  let room = length;
  let count = 0;
  for (const sentence of sentences) {
    room -= sentence.text.length + 1 + 4 * sentence.citations.length;
    if (room < 0 && count > 0) break;
    count += 1;
  }
  return { fit: sentences.slice(0, count), rest: sentences.slice(count) };
}

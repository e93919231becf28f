import { frenchDate, ofMonth } from './french-date';
import type { AnswerSentence, AnswerSource } from './answer';
import type { KnowledgeIndex } from './knowledge-index';
import { refOf, type Statement } from './statement';

/** Years since which a state is told with its date even where nobody asked. */
const oldYear = 2022;

export interface Composer {
  sentence(statement: Statement): AnswerSentence;
  sources(): AnswerSource[];
}

/** Numbers sources as they come, each once for each date that it speaks of. */
export function createComposer(index: KnowledgeIndex, today: string): Composer {
  const sources: AnswerSource[] = [];

  function cite(id: string, { date: asOf, recheck, checkedAt: factCheckedAt }: Statement): number {
    const source = index.source(id);
    const checkedAt = factCheckedAt ?? source?.checkedAt;
    const known = sources.find(
      (candidate) =>
        candidate.asOf === asOf &&
        candidate.url === source?.url &&
        (candidate.url !== undefined || candidate.title === source?.title),
    );
    // One line for several facts: the day since when nobody looked at all of them.
    if (known?.checkedAt !== undefined && checkedAt !== undefined && checkedAt < known.checkedAt)
      known.checkedAt = checkedAt;
    if (known || !source) return known?.number ?? 0;
    const number = sources.length + 1;
    sources.push({
      number,
      title: source.title,
      publisher: source.publisher,
      url: source.url,
      asOf,
      ...(checkedAt !== undefined && { checkedAt }),
      ...(recheck < today && { overdueSince: recheck }),
    });
    return number;
  }

  return {
    sentence(fact) {
      const citations = fact.sources.map((id) => cite(id, fact)).filter((number) => number > 0);
      const ref = refOf(fact);
      const overdue = fact.recheck < today ? ` (à revérifier depuis le ${frenchDate(fact.recheck)})` : '';
      return {
        text: withinSentence(fact.text, `${dateIfNeeded(fact)}${overdue}`),
        citations,
        ...(fact.id !== undefined && { factId: fact.id }),
        ...(ref !== undefined && { ref }),
      };
    },
    sources: () => sources,
  };
}

/** An amount, a deadline or an old state is never told without its date. */
function dateIfNeeded({ text, date, nature }: Statement): string {
  const dated = /\b(19|20)\d\d\b/.test(text);
  const fragile = nature === 'montant' || nature === 'échéance' || nature === 'ouverture';
  const old = Number(date.slice(0, 4)) <= oldYear;
  return !dated && (fragile || old) ? ` (${fragile ? 'information' : 'état'} ${ofDate(date)})` : '';
}

const ofDate = (date: string): string => (date.length === 10 ? `du ${frenchDate(date)}` : ofMonth(date));

function withinSentence(text: string, addition: string): string {
  return addition === '' ? text : `${text.replace(/[.\s]+$/, '')}${addition}.`;
}

import type { Answer } from './answer';
import type { AskContext } from './ask-context';
import { compareSubjects, linkSubjects, tellApart } from './compare';
import type { KnowledgeIndex } from './knowledge-index';
import type { Question } from './question';
import { scoreFacts } from './score-facts';
import type { Fact } from '../knowledge';
import type { FacetId } from '../facets';

/** What tells subjects apart, or how they belong together, where that is asked. */
export function relate(index: KnowledgeIndex, question: Question, { today }: AskContext): Answer | undefined {
  const { subjectIds, named, intent } = question;
  const distinct = [...new Set(named.map(({ subjectId }) => subjectId))];
  const [a, b] = subjectIds;
  if (a === undefined) return undefined;
  const compares = intent.comparison || question.alternative;
  if (compares && distinct.length > 1)
    return compareSubjects(index, distinct, today, inFacet(index, question, distinct, today));
  if (compares && intent.comparison) return tellApart(index, a, question.compared, today);
  if (!intent.link) return undefined;
  // « AdCF et Intercommunalités de France » are one.
  if (named.length > 1 && distinct.length === 1) return tellApart(index, a, question.compared, today);
  const other = b ?? (index.mentions.isUmbrella(a) ? undefined : index.programme());
  if (other === undefined || other === a) return undefined;
  // « Quels partenaires autour de la table ? » asks who they are, and not for a link.
  if (b === undefined && /^(?:partenaire|intervenant)/.test(intent.asked ?? '')) return undefined;
  // « Quel rapport avec tout ça ? »: with the programme; but what else is said must be of a link.
  return b !== undefined || question.telling.length === 0 ? linkSubjects(index, a, other, today) : undefined;
}

/** « VTE et VTA : montants comparés ? »: of each of them what is asked about, where it is known of all. */
function inFacet(index: KnowledgeIndex, question: Question, ids: string[], today: string): Fact[] {
  const facet = question.intent.facets.find((one) => comparable.has(one));
  if (facet === undefined) return [];
  const facts = ids.flatMap(
    (id) =>
      scoreFacts(index, { ...question, subjectIds: [id] }, today).find(
        ({ fact }) =>
          fact.subjectId === id &&
          fact.facet === facet &&
          fact.nature !== 'à-vérifier' &&
          (facet !== 'funding' || /\d/.test(fact.text)),
      )?.fact ?? [],
  );
  return facts.length === ids.length ? facts : [];
}
const comparable: ReadonlySet<FacetId> = new Set(['funding', 'forWhom', 'conditions', 'apply', 'governance']);

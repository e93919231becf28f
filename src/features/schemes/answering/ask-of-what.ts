import type { FacetId } from '../facets';
import { texts } from '../texts';
import type { Topic } from '../topic';
import type { Answer } from './answer';
import type { KnowledgeIndex } from './knowledge-index';
import { nameOf, plain } from './no-answer';
import type { Question } from './question';

const offered = 4;

/** « Quelle est l'aide maximale ? » names nothing and nothing was spoken of: of which scheme is it asked? */
export function askOfWhat(
  index: KnowledgeIndex,
  { named, telling, intent, content, properNames }: Question,
  typed: string,
  topic: Topic | undefined,
): Answer | undefined {
  const saysSomething = named.length > 0 || telling.length > 0 || properNames.length > 0;
  if (saysSomething || topic?.subjectId !== undefined || topic?.territory !== undefined) return undefined;
  const facet = intent.facets[0] ?? (content.some(({ stem }) => stem === 'aid') ? 'funding' : undefined);
  if (facet === undefined || !ofSchemes.has(facet)) return undefined;
  const asked = typed.replace(/[\s?!.]+$/, '');
  const options = schemesWith(index, facet).map((subject) => ({
    label: nameOf(subject),
    question: `${asked} : ${subject.acronym ?? subject.name} ?`,
  }));
  return options.length < 2 ? undefined : { ...plain(texts.ofWhichScheme, false), options };
}

/** What differs from scheme to scheme. */
const ofSchemes: ReadonlySet<FacetId> = new Set(['funding', 'conditions', 'forWhom', 'apply']);

/** Those that most is known of in this. */
const schemesWith = (index: KnowledgeIndex, facet: FacetId) =>
  index.subjects
    .filter(({ id, kind }) => kind === 'scheme' && id !== index.programme())
    .map((subject) => ({ subject, known: index.factsOf(subject.id, facet).length }))
    .sort((a, b) => b.known - a.known)
    .slice(0, offered)
    .map(({ subject }) => subject);

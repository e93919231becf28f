import { createHash } from 'node:crypto';
import { z } from 'zod';
import { facetIds } from './facets';
import type { FacetQuestions, Knowledge } from './knowledge';

/** One row of the stored knowledge: whatever its kind, it has an id, a place in the order, and its content. */
export interface KnowledgeItem {
  kind: ItemKind;
  id: string;
  position: number;
  data: object;
  hash: string;
}

export const itemKinds = [
  'subject',
  'facet',
  'fact',
  'source',
  'relation',
  'term',
  'synonyms',
  'document',
  'passage',
] as const;
export type ItemKind = (typeof itemKinds)[number];

export function toItems(knowledge: Knowledge): KnowledgeItem[] {
  const make = <T extends object>(kind: ItemKind, list: T[], idOf: (item: T) => string): KnowledgeItem[] =>
    list.map((data, position) => ({ kind, id: idOf(data), position, data, hash: hashOf(data, position) }));
  return [
    ...make('subject', knowledge.subjects, ({ id }) => id),
    ...make('facet', knowledge.facets, ({ subjectId, facet }) => `${subjectId}/${facet}`),
    ...make('fact', knowledge.facts, ({ id }) => id),
    ...make('source', knowledge.sources, ({ id }) => id),
    ...make('relation', knowledge.relations, ({ from, type, to, date }) => `${from}/${type}/${to}/${date}`),
    ...make('term', knowledge.glossary, ({ term }) => term),
    ...make('synonyms', knowledge.synonyms, ({ words }) => words.join(' ')),
    ...make('document', knowledge.documents, ({ id }) => id),
    ...make('passage', knowledge.passages, ({ id }) => id),
  ];
}

export const hashOf = (data: object, position: number): string =>
  createHash('sha256')
    .update(`${position}${JSON.stringify(data)}`)
    .digest('hex')
    .slice(0, 32);

const dated = {
  sources: z.array(z.string()),
  date: z.string(),
  confidence: z.enum(['haute', 'moyenne', 'faible']),
  recheck: z.string(),
};
/** What each kind of row holds. */
export const itemSchemas = {
  subject: z.object({
    id: z.string(),
    kind: z.enum(['scheme', 'actor', 'event', 'practice', 'concept']),
    name: z.string(),
    acronym: z.string().optional(),
    article: z.string(),
    aliases: z.array(z.string()),
    notToBeConfusedWith: z.array(z.string()),
  }),
  facet: z.object({ subjectId: z.string(), facet: z.enum(facetIds), questions: z.array(z.string()) }),
  fact: z.object({
    ...dated,
    id: z.string(),
    subjectId: z.string(),
    facet: z.enum(facetIds),
    text: z.string(),
    checkedAt: z.string().optional(),
    level: z.enum(['national', 'régional', 'local']).optional(),
    region: z.string().optional(),
    nature: z.enum(['montant', 'échéance', 'ouverture', 'à-vérifier']).optional(),
    questions: z.array(z.string()).optional(),
  }),
  source: z.object({
    id: z.string(),
    title: z.string(),
    publisher: z.string(),
    url: z.string().optional(),
    published: z.string().optional(),
    checkedAt: z.string().optional(),
  }),
  relation: z.object({ ...dated, from: z.string(), type: z.string(), to: z.string(), text: z.string() }),
  term: z.object({
    term: z.string(),
    subject: z.string().optional(),
    meaning: z.string(),
    forms: z.array(z.string()),
    misspellings: z.array(z.string()),
    distinctFrom: z.array(z.string()),
  }),
  synonyms: z.object({ words: z.array(z.string()) }),
  document: z.object({
    id: z.string(),
    sourceId: z.string(),
    title: z.string(),
    date: z.string(),
    recheck: z.string(),
    authorIds: z.array(z.string()).optional(),
  }),
  passage: z.object({
    id: z.string(),
    documentId: z.string(),
    text: z.string(),
    heading: z.string().optional(),
    intro: z.string().optional(),
    place: z.string().optional(),
  }),
};

type ItemData = { [Kind in ItemKind]: z.infer<(typeof itemSchemas)[Kind]> };
export type ReadItem = { [Kind in ItemKind]: { kind: Kind; data: ItemData[Kind] } }[ItemKind];

export function readItem({ kind, data }: { kind: string; data: unknown }): ReadItem {
  const known = z.enum(itemKinds).parse(kind);
  return { kind: known, data: itemSchemas[known].parse(data) } as ReadItem;
}

/** Items in the order of their positions. */
export function fromItems(items: ReadItem[]): Knowledge {
  const of = <Kind extends ItemKind>(kind: Kind): ItemData[Kind][] =>
    items.flatMap((item) => (item.kind === kind ? [item.data as ItemData[Kind]] : []));
  return {
    subjects: of('subject'),
    facets: together(of('facet')),
    facts: of('fact'),
    sources: of('source'),
    relations: of('relation'),
    glossary: of('term'),
    synonyms: of('synonyms'),
    documents: of('document'),
    passages: of('passage'),
  };
}

/** A base may hold wordings that came with an answer as rows of their own, beside those of the seed. */
function together(facets: FacetQuestions[]): FacetQuestions[] {
  const byKey = new Map<string, FacetQuestions>();
  for (const facet of facets) {
    const key = `${facet.subjectId}/${facet.facet}`;
    const known = byKey.get(key);
    byKey.set(key, known ? { ...known, questions: [...known.questions, ...facet.questions] } : facet);
  }
  return [...byKey.values()];
}

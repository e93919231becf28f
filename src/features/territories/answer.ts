import type { TerritoryCitation } from './sources';
import type { TerritoryTopic } from './topic';

export interface TerritoryAnswer {
  /** `citations`: numbers of its sources, the first of the list below being 1. */
  sentences: { text: string; citations: number[] }[];
  /** At most 30 lines for a card; the sentences are complete without them. */
  list?: string[];
  citations: TerritoryCitation[];
  topic: TerritoryTopic;
  /** When it asks back: what could be meant, and the whole question that each stands for. */
  options?: { label: string; question: string }[];
  /** True where we had to say that we do not know. */
  refused: boolean;
}

/** A sentence and the sources that it rests on. */
export interface Said {
  text: string;
  sources: TerritoryCitation[];
}
export const said = (text: string, ...sources: TerritoryCitation[]): Said => ({ text, sources });

export function compose(
  sentences: Said[],
  topic: TerritoryTopic,
  more: Pick<TerritoryAnswer, 'list' | 'options'> & { refused?: true } = {},
): TerritoryAnswer {
  const citations: TerritoryCitation[] = [];
  const numberOf = (source: TerritoryCitation) => {
    if (!citations.includes(source)) citations.push(source);
    return citations.indexOf(source) + 1;
  };
  return {
    sentences: sentences.map(({ text, sources }) => ({ text, citations: sources.map(numberOf) })),
    citations,
    topic,
    list: more.list?.slice(0, 30),
    options: more.options,
    refused: more.refused ?? false,
  };
}

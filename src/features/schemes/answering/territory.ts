import type { TerritoryAnswer } from '../../territories';
import type { Topic } from '../topic';
import type { Answer } from './answer';

/** An answer computed from the register of territories, in the shape of all answers. */
export function fromTerritories(found: TerritoryAnswer, topic: Topic | undefined): Answer {
  return {
    refused: found.refused,
    sentences: found.sentences,
    more: [],
    list: found.list,
    sources: found.citations.map((source, index) => ({ ...source, number: index + 1 })),
    otherFacets: [],
    options: found.options,
    canForward: false,
    topic: { ...topic, territory: found.topic },
  };
}

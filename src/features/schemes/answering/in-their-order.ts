import type { Fact } from '../knowledge';
import type { KnowledgeIndex } from './knowledge-index';

const ordinals = ['premier', 'deuxième', 'troisième', 'quatrième', 'cinquième', 'sixième', 'septième'];
const numbered = new RegExp(`^(${ordinals.join('|')})e? ([^:]{4,60}?) ?:`, 'iu');

/** « Quatrième point d'attention : … »: all those that are numbered so, first to last, where several are asked for. */
export function inTheirOrder(index: KnowledgeIndex, fact: Fact): Fact[] {
  const kind = numbered.exec(fact.text)?.[2];
  if (kind === undefined) return [];
  return index
    .factsOf(fact.subjectId)
    .flatMap((other) => {
      const [, ordinal = '', ofKind] = numbered.exec(other.text) ?? [];
      return ofKind === kind
        ? [{ other, place: ordinals.indexOf(ordinal.toLowerCase().replace(/^première$/, 'premier')) }]
        : [];
    })
    .sort((one, next) => one.place - next.place)
    .map(({ other }) => other);
}

import { foldText } from '../../../core/text';
import type { Topic } from '../topic';
import type { KnowledgeIndex } from './knowledge-index';

const remembered = 8;

/** The subjects spoken of, the last first: those of this answer, the persons that its first fact names, and those of before. */
export function withRecent(
  index: KnowledgeIndex,
  topic: Topic,
  named: string[],
  before: Topic | undefined,
): Topic {
  const fact = index.facts.find(({ id }) => id === topic.factId);
  const persons = fact
    ? [...index.mentions.namedIn(fact.text)].filter((id) => index.mentions.isPerson(id))
    : [];
  const all = [
    ...(topic.subjectId === undefined ? [] : [topic.subjectId]),
    ...named,
    ...persons,
    ...(before?.recent ?? []),
  ];
  return { ...topic, recent: [...new Set(all)].slice(0, remembered) };
}

const theOther =
  /^\W*(?:(?:et|ok|d'accord|donc|mais|sinon|alors|oui)[ ,]+)*(?:(?:pour|de|que fait|c'est quoi|parle[- ]moi de|quid de) )?l'autre\b/;
const ofPerson =
  /\b(?:il|elle|lui)\b.*\b(?:nomm|succed|remplac|parti\b|arriv|dit\b|declar|deven|age\b|ministre|delegue|en poste)|\bqui (?:est|etait)[- ](?:il|elle|ce)\b|\b(?:son|sa) (?:role|poste|successeur|predecesseur|fonction|nomination|remplacant)/;

/** Of whom or what a follow-up speaks where it does not name it and it is not what was spoken of last. */
export function referredTo(
  index: KnowledgeIndex,
  text: string,
  topic: Topic | undefined,
): string | undefined {
  if (!topic?.recent) return undefined;
  const folded = foldText(text);
  const current = topic.subjectId;
  if (theOther.test(folded)) {
    const kind = index.subject(current ?? '')?.kind;
    const others = topic.recent.filter((id) => id !== current && !index.mentions.isUmbrella(id));
    return others.find((id) => index.subject(id)?.kind === kind) ?? others[0];
  }
  if (current !== undefined && index.mentions.isPerson(current)) return undefined;
  return ofPerson.test(folded) ? topic.recent.find((id) => index.mentions.isPerson(id)) : undefined;
}

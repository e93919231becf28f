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
/** « Et celle d'après, c'était où ? » of one of several meetings. */
const nextMeeting = /\b(?:celui|celle|la|le) (?:d'apres|suivante?)\b/;
const meetingBefore = /\b(?:celui|celle|la|le) (?:d'avant|precedente?)\b/;
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
  const step = nextMeeting.test(folded) ? 1 : meetingBefore.test(folded) ? -1 : 0;
  const meeting = step === 0 || current === undefined ? undefined : neighbourOf(index, current, step);
  if (meeting !== undefined) return meeting;
  if (current !== undefined && index.mentions.isPerson(current)) return undefined;
  return ofPerson.test(folded) ? topic.recent.find((id) => index.mentions.isPerson(id)) : undefined;
}

/** The meeting of the same kind before or after; their ids hold kind and day. */
function neighbourOf(index: KnowledgeIndex, id: string, step: 1 | -1): string | undefined {
  const dayOf = (one: string): string => /\d{4}-\d\d-\d\d$/.exec(one)?.[0] ?? '';
  const kindOf = (one: string): string => one.split('-')[0] ?? '';
  const meetings = index.subjects
    .filter((subject) => subject.kind === 'event' && kindOf(subject.id) === kindOf(id))
    .map((subject) => subject.id)
    .sort((a, b) => dayOf(a).localeCompare(dayOf(b)));
  const at = meetings.indexOf(id);
  return at < 0 ? undefined : meetings[at + step];
}

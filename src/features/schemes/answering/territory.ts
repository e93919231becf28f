import { answerTerritoryQuestion, type TerritoryAnswer, type TerritoryRegister } from '../../territories';
import type { Topic } from '../topic';
import type { Answer } from './answer';
import type { AskContext } from './ask-context';
import type { KnowledgeIndex } from './knowledge-index';

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

/** « Je couvre l'actualité antillaise : quels territoires en Guadeloupe ? » */
const toldBefore = /^(?:je|j['’]|nous|on)(?![a-z])[^:?]{3,70} ?: *(.{12,})$/i;

/** What the register answers, where it is asked of territories; of the whole, else of what follows a told clause. */
export function askTerritories(
  index: KnowledgeIndex,
  register: TerritoryRegister,
  text: string,
  context: AskContext,
): TerritoryAnswer | undefined {
  const of = (said: string) =>
    answerTerritoryQuestion(register, {
      text: said,
      person: context.person,
      previous: context.topic?.territory,
      elsewhere: isElsewhere(index, context),
    });
  const after = toldBefore.exec(text)?.[1];
  return of(text) ?? (after === undefined ? undefined : of(after));
}

/** Of another scheme, or of a meeting, one may be part too. */
function isElsewhere(index: KnowledgeIndex, { topic }: AskContext): boolean {
  const subject = index.subject(topic?.subjectId ?? '');
  return (
    subject !== undefined &&
    subject.id !== index.programme() &&
    (subject.kind === 'scheme' || subject.kind === 'event')
  );
}

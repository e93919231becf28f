import type { Context } from '../../../core/feature';
import type { Member } from '../../../core/address';
import type { Person } from '../../../core/person';
import type { PersonDirectory, Tx } from '../../../core/ports';
import { allowed, findPeople, memberOf, peopleWithRole } from '../../people';
import type { TerritoryRegister } from '../../territories';
import type { QueuedQuestion, QueueDesk } from './queue';
import { answererIn } from './queue-scope';
import { askerOf, refreshQuestion, tell, type QueueMessage } from './store';
import { answerMessage, questionCard, questionKey, type Reader } from './views';

export interface QueueParts {
  territories: TerritoryRegister;
  directory: PersonDirectory;
}

/** Accounts of the Region's pilots, where they can be written to from here. */
export async function pilotsOf(context: Context, regionCodes: string[]): Promise<Member[]> {
  const { tx, event, person } = context;
  if (regionCodes.length === 0) return [];
  const demo = event.actor.platform === 'web';
  const pilots = await peopleWithRole(tx, { roles: ['piloteRegional'], regionCodes, demo });
  const members: Member[] = [];
  for (const { id } of pilots) {
    const member = id === person?.id ? undefined : await memberOf(tx, id, event.actor);
    if (member) members.push(member);
  }
  return members;
}

/** The question comes before those who are to answer. Each is told once for each desk that it comes to. */
export async function tellDesk(
  context: Context,
  { territories }: QueueParts,
  question: QueuedQuestion,
  members: Member[],
): Promise<void> {
  const { tx, now, event } = context;
  const deliveries: QueueMessage[] = [];
  for (const member of members) {
    const message = questionCard(
      question,
      territories,
      await readerOf(context, territories, member, question),
    );
    deliveries.push({
      dedupeKey: `schemes.forward/${question.id}/${question.desk}/${member.platform}/${member.memberId}`,
      recipient: { member },
      message,
      cause: event.key,
    });
  }
  await tell(tx, deliveries, now);
}

/** The asker gets the answer where she wrote last. False: she cannot be reached any more. */
export async function tellAsker(
  { tx, now, event }: Context,
  { directory }: QueueParts,
  question: QueuedQuestion,
  answer: string,
  desk: QueueDesk,
): Promise<boolean> {
  const asker = await askerOf(tx, question.id);
  if (!asker) return false;
  const person = await directory.personOf(tx, asker);
  const member = (person && (await memberOf(tx, person.id, asker))) ?? asker;
  const message = answerMessage(question, answer, desk, now);
  const dedupeKey = `schemes.answered/${question.id}`;
  await tell(tx, [{ dedupeKey, recipient: { member }, message, cause: event.key }], now);
  return true;
}

/** Everybody else's card of the question says what is so now. */
export async function refreshQuestionCards(
  context: Context,
  { territories }: QueueParts,
  question: QueuedQuestion,
): Promise<void> {
  const { tx, now, event, personOf } = context;
  const messageFor = async (member: Member | undefined) => {
    const reader = member && (await personOf(member));
    if (!member || !reader || !answererIn({ person: reader, event: { ...event, actor: member } }))
      return undefined;
    return questionCard(question, territories, await readerOf(context, territories, member, question));
  };
  const except = event.kind === 'action' ? event.source : undefined;
  await refreshQuestion(tx, questionKey(question.id), messageFor, { cause: event.key, now, except });
}

export async function readerOf(
  context: Context,
  territories: TerritoryRegister,
  member: Member,
  question: QueuedQuestion,
): Promise<Reader> {
  const person = await context.personOf(member);
  const names = await namesOf(context.tx, [question.takenBy, question.answeredBy]);
  return {
    personId: person?.id ?? '',
    canDraft: allowed(person, 'knowledge.draft', territories),
    nameOf: (id) => names.get(id),
  };
}

async function namesOf(tx: Tx, ids: (string | undefined)[]): Promise<Map<string, string>> {
  const known = ids.filter((id) => id !== undefined);
  if (known.length === 0) return new Map();
  const people: Person[] = await findPeople(tx, known);
  return new Map(people.map(({ id, displayName }) => [id, displayName]));
}

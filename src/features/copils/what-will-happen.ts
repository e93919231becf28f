import type { Person } from '../../core/person';
import type { Tx } from '../../core/ports';
import { findPeople, rosterOf } from '../people';
import { reachable } from './announce';
import { toldElsewhere } from './call-off-collection';
import type { Copil, CopilContent } from './copil';
import type { Desk } from './desk';
import type { Notice } from './notices/notice';
import { noticesOf, takeOutcomes } from './notices/store';
import { tellingOf, whoKnew } from './notices/telling';
import { homeOfCopil } from './home/store';
import { participantsOf } from './store';
import { texts } from './texts';

/** Who will receive what, a line each, with its number: said before anything is done. */

export async function creationRules(desk: Desk, people: Person[]): Promise<string[]> {
  const { context, person } = desk;
  const workspaceId = person.demo ? context.event.actor.workspaceId : undefined;
  const lost = await lostOf(desk, { workspaceId }, people);
  return [
    ...counted(people.length - lost.length, texts.willInvite),
    ...unreachableRule(lost, { isInvited: true }),
    texts.reminders,
  ];
}

export async function changeRules(
  desk: Desk,
  copil: Copil,
  content: CopilContent,
  people: Person[],
): Promise<string[]> {
  const { context, register } = desk;
  const before = new Set((await participantsOf(context.tx, copil.id)).map(({ personId }) => personId));
  const notices = await upToDate(context.tx, copil);
  const { added, invited, changed } = tellingOf(notices, content, people, { before, register });
  const lost = await lostOf(desk, copil, [...added, ...invited, ...changed.keys()]);
  const reached = (some: Person[]): number => some.filter((one) => !lost.includes(one)).length;
  const staying = new Set(people.map(({ id }) => id));
  const gone = await findPeople(
    context.tx,
    [...before].filter((id) => !staying.has(id)),
  );
  const rules = [
    ...counted(reached([...changed.keys()]), texts.willTell),
    ...counted(reached([...added, ...invited]), texts.willInvite),
    ...(await postingRule(context.tx, copil)),
    ...counted(whoKnew(notices, gone, copil).size, texts.willRemove),
    ...unreachableRule(lost, { isInvited: true }),
  ];
  return [
    ...(rules.length === 0 ? [texts.nobodyToTell] : rules),
    ...(copil.startsAt.getTime() === content.startsAt.getTime() ? [] : [texts.willAskAgain]),
    texts.reminders,
  ];
}

export async function cancellationRules(desk: Desk, copil: Copil): Promise<string[]> {
  const { tx } = desk.context;
  const ids = (await participantsOf(tx, copil.id)).map(({ personId }) => personId);
  const people = await findPeople(tx, ids);
  const had = [...whoKnew(await upToDate(tx, copil), people, copil).keys()];
  const lost = await lostOf(desk, copil, had);
  const hadIds = had.map(({ id }) => id);
  const elsewhere = await toldElsewhere(tx, copil, new Set(hadIds), ['sent', 'uncertain']);
  const told = new Set([...hadIds, ...elsewhere]);
  const isNobodyTold = told.size === 0;
  const untold = people.filter(({ id }) => !told.has(id)).length;
  return [
    ...(isNobodyTold ? [texts.cancelNobody] : counted(had.length - lost.length, texts.willCancel)),
    ...(await postingRule(tx, copil)),
    ...unreachableRule(lost, { isInvited: false }),
    ...(isNobodyTold ? [] : counted(untold, texts.cancelUntold)),
    ...counted(elsewhere.length, texts.cancelCollection),
  ];
}

async function upToDate(tx: Tx, { id }: Copil): Promise<Map<string, Notice>> {
  await takeOutcomes(tx, id, texts.saidInHome);
  return noticesOf(tx, id);
}

const counted = (count: number, rule: (count: number) => string): string[] =>
  count === 0 ? [] : [rule(count)];

/** Whoever has no account. */
async function lostOf(desk: Desk, copil: Pick<Copil, 'workspaceId'>, people: Person[]): Promise<Person[]> {
  const members = await reachable(desk, copil, people);
  return people.filter(({ id }) => !members.has(id));
}

const namesAtMost = 5;

function unreachableRule(lost: Person[], { isInvited }: { isInvited: boolean }): string[] {
  if (lost.length === 0) return [];
  const names = lost
    .map(({ displayName }) => displayName)
    .sort((a, b) => a.localeCompare(b, 'fr'))
    .slice(0, namesAtMost);
  return [texts.unreachable(lost.length, names), ...(isInvited ? [texts.invitedWhenLinked] : [])];
}

/** Of its home, as far as is known now. */
async function postingRule(tx: Tx, { id }: Copil): Promise<string[]> {
  const home = await homeOfCopil(tx, id);
  if (!home) return [];
  const state = (await rosterOf(tx, home.key))?.state;
  return [state === 'gone' ? texts.willNotPost : state === 'cannotTell' ? texts.willPostToo : texts.willPost];
}

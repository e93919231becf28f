import { randomUUID } from 'node:crypto';
import { UserError } from '../../core/errors';
import type { HandlerReply } from '../../core/feature';
import type { Button } from '../../core/message';
import type { Person } from '../../core/person';
import type { Tx } from '../../core/ports';
import { rosterOf } from '../people';
import { reachable } from './announce';
import type { Copil, CopilContent } from './copil';
import { titleOf } from './describe';
import { tell, type Desk } from './desk';
import { createDraft, lockDraft, replaceDrafts, type DraftKind } from './drafts/store';
import { invitedPeople } from './participants';
import { mayConvene } from './rights';
import { findCopil, homeOfCopil, participantsOf } from './store';
import { texts } from './texts';
import { factsOf, preview } from './views';

/** What will happen, with its numbers; nothing does before « Confirmer ». */
export async function proposeCopil(
  desk: Desk,
  content: CopilContent,
  { copilId, draftId }: { copilId: string | undefined; draftId: string | undefined },
): Promise<HandlerReply> {
  const { context, person, register } = desk;
  const former = draftId === undefined ? undefined : await lockDraft(context.tx, draftId, person.id);
  if (former && !(await replaceDrafts(context.tx, former.series, person.id)))
    return [{ type: 'rejectForm', problems: { level: texts.confirmedMeanwhile } }];
  const people = await invitedPeople(context.tx, content, person.demo, register);
  if (people.length === 0) return [{ type: 'rejectForm', problems: { names: texts.nobody } }];
  if (!mayConvene(person, content, register)) throw new UserError(texts.cannotConveneThis);
  const copil = copilId === undefined ? undefined : await findCopil(context.tx, { id: copilId });
  const workspaceId = person.demo ? context.event.actor.workspaceId : undefined;
  const lost = await unreached(desk, { workspaceId }, people);
  const rules = copil ? await changeRules(desk, copil, content, people) : [texts.willInvite(people.length)];
  return show(
    desk,
    copil ? 'modify' : 'create',
    copil,
    content,
    [...rules, ...(lost > 0 ? [texts.unreachable(lost)] : []), texts.reminders],
    former?.series,
  );
}

async function changeRules(
  { context }: Desk,
  copil: Copil,
  content: CopilContent,
  people: Person[],
): Promise<string[]> {
  const before = (await participantsOf(context.tx, copil.id)).map(({ personId }) => personId);
  const now = new Set(people.map(({ id }) => id));
  const removed = before.filter((id) => !now.has(id)).length;
  const added = people.filter(({ id }) => !before.includes(id)).length;
  return [
    ...(people.length > added ? [texts.willTell(people.length - added)] : []),
    ...(added > 0 ? [texts.willInvite(added)] : []),
    ...(await postingRule(context.tx, copil)),
    ...(removed > 0 ? [texts.willRemove(removed)] : []),
    ...(copil.startsAt.getTime() === content.startsAt.getTime() ? [] : [texts.willAskAgain]),
  ];
}

/** « copil annuler 4 » */
export async function proposeCancellation(desk: Desk, copil: Copil): Promise<HandlerReply> {
  const participants = await participantsOf(desk.context.tx, copil.id);
  return show(desk, 'cancel', copil, copil, [
    texts.willCancel(participants.length),
    ...(await postingRule(desk.context.tx, copil)),
  ]);
}

/** Of its home, as far as is known now. */
async function postingRule(tx: Tx, { id }: Copil): Promise<string[]> {
  const home = await homeOfCopil(tx, id);
  if (!home) return [];
  const state = (await rosterOf(tx, home.key))?.state;
  return [state === 'gone' ? texts.willNotPost : state === 'cannotTell' ? texts.willPostToo : texts.willPost];
}

export async function show(
  desk: Desk,
  kind: DraftKind,
  copil: Copil | undefined,
  content: CopilContent,
  rules: string[],
  series?: string,
): Promise<HandlerReply> {
  const { context, person, register } = desk;
  const draftId = randomUUID();
  await createDraft(
    context.tx,
    {
      id: draftId,
      series: series ?? draftId,
      personId: person.id,
      kind,
      copilId: copil?.id,
      sequence: copil?.sequence,
      content,
    },
    context.now,
  );
  const payload = { draftId };
  const buttons: Button[] = [
    { label: texts.confirm, actionId: 'copils.confirm', payload, style: 'primary' },
    ...(kind === 'create' || kind === 'modify'
      ? [{ label: texts.edit, actionId: 'copils.editDraft', payload, opensForm: true as const }]
      : []),
    { label: texts.cancel, actionId: 'copils.drop', payload },
  ];
  const facts = [{ label: 'Copil', value: titleOf(content, register) }, ...factsOf(content, person.timeZone)];
  return tell(desk, preview(texts.previewTitle[kind], facts, rules, buttons));
}

export async function unreached(
  desk: Desk,
  copil: Pick<Copil, 'workspaceId'>,
  people: Person[],
): Promise<number> {
  return people.length - (await reachable(desk, copil, people)).size;
}

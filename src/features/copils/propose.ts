import { randomUUID } from 'node:crypto';
import { UserError } from '../../core/errors';
import type { HandlerReply } from '../../core/feature';
import type { Button } from '../../core/message';
import type { Copil, CopilContent } from './copil';
import { titleOf } from './describe';
import { tell, type Desk } from './desk';
import { createDraft, lockDraft, replaceDrafts, type DraftKind } from './drafts/store';
import { invitedPeople } from './participants';
import { mayConvene } from './rights';
import { findCopil } from './store';
import { texts } from './texts';
import { factsOf, preview } from './views';
import { cancellationRules, changeRules, creationRules } from './what-will-happen';

/** What will happen, with its numbers; nothing does before « Confirmer ». */
export async function proposeCopil(
  desk: Desk,
  content: CopilContent,
  { copilId, draftId }: { copilId: string | undefined; draftId: string | undefined },
): Promise<HandlerReply> {
  const { context, person, register } = desk;
  const people = await invitedPeople(context.tx, content, person.demo, register);
  if (people.length === 0) return [{ type: 'rejectForm', problems: { names: texts.nobody } }];
  if (!mayConvene(person, content, register)) throw new UserError(texts.cannotConveneThis);
  const copil = copilId === undefined ? undefined : await findCopil(context.tx, { id: copilId });
  const former = draftId === undefined ? undefined : await lockDraft(context.tx, draftId, person.id);
  if (former && !(await replaceDrafts(context.tx, former.series, person.id)))
    return [{ type: 'rejectForm', problems: { level: texts.confirmedMeanwhile } }];
  const rules = copil ? await changeRules(desk, copil, content, people) : await creationRules(desk, people);
  return show(desk, copil ? 'modify' : 'create', copil, content, rules, former?.series);
}

/** « copil annuler 4 » */
export const proposeCancellation = async (desk: Desk, copil: Copil): Promise<HandlerReply> =>
  show(desk, 'cancel', copil, copil, await cancellationRules(desk, copil));

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
    {
      label: kind === 'cancel' ? texts.keepCopil : texts.cancel,
      actionId: 'copils.drop',
      payload,
    },
  ];
  const facts = [{ label: 'Copil', value: titleOf(content, register) }, ...factsOf(content, person.timeZone)];
  return tell(desk, preview(texts.previewTitle[kind], facts, rules, buttons));
}

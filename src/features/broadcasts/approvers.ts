import { buttonRow, say, textBlock } from '../../core/message';
import type { Person } from '../../core/person';
import { peopleWithRole } from '../people';
import { accountsOf } from './accounts-of';
import type { Desk } from './desk';
import { mayApprove } from './may-approve';
import { enqueueMessages } from './outgoing/store';
import { textBlocks } from './views/recipient-message';

/** Whoever else may write to all of them, and can be asked. */
export async function approversOf(desk: Desk, ids: string[]): Promise<Person[]> {
  const { context, person } = desk;
  const candidates = await peopleWithRole(context.tx, {
    roles: ['delegation', 'piloteRegional'],
    demo: person.demo,
  });
  const approvers: Person[] = [];
  for (const candidate of candidates)
    if (candidate.id !== person.id && (await mayApprove(context.tx, desk, candidate, ids)))
      approvers.push(candidate);
  const reached = await accountsOf(
    context.tx,
    approvers.map(({ id }) => id),
    context.event.actor,
  );
  return approvers.filter(({ id }) => reached.some(({ personId }) => personId === id));
}

export interface Request {
  heading: string;
  intro: string;
  /** As it would be sent. */
  title: string;
  text: string;
  approve: string;
  refuse: string;
  payload: Record<string, string | number>;
  cause: string;
  /** Told apart from other requests of that cause. */
  key: string;
}

/** The whole of it, with « Donner mon accord » and « Refuser », to each of them. */
export async function askToAgree(desk: Desk, approvers: Person[], request: Request): Promise<void> {
  const { context } = desk;
  const { heading, intro, title, text, approve, refuse, payload, cause, key } = request;
  const message = say([intro, title, text].join('\n\n'), {
    title: heading,
    blocks: [
      textBlock(intro),
      textBlock(title, 'strong'),
      ...textBlocks(text),
      buttonRow(
        { label: 'Donner mon accord', actionId: approve, payload, style: 'primary' },
        { label: 'Refuser', actionId: refuse, payload, style: 'danger' },
      ),
    ],
  });
  const members = await accountsOf(
    context.tx,
    approvers.map(({ id }) => id),
    context.event.actor,
  );
  await enqueueMessages(
    context.tx,
    members.map(({ personId, member }) => ({
      dedupeKey: `${cause}/${key}/${context.event.key}/${personId}`,
      member,
      message,
    })),
    cause,
    context.now,
  );
}

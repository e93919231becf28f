import { UserError } from '../../../core/errors';
import type { Context } from '../../../core/feature';
import type { Person } from '../../../core/person';
import type { Tx } from '../../../core/ports';
import { allowed, findPersonByEmail } from '../../people';
import type { TerritoryRegister } from '../../territories';
import type { Deed } from './draft';
import { editingTexts as texts } from './texts';

/** Whoever may propose facts. `visitor`: on the demonstration page each has drafts of her own. */
export interface Drafter {
  person: Person;
  visitor: string | null;
  canPublish: boolean;
}

export function requireDrafter(context: Context, register: TerritoryRegister): Drafter {
  const { person, event } = context;
  if (!person || !allowed(person, 'knowledge.draft', register)) throw new UserError(texts.noRight);
  return {
    person,
    visitor: person.demo ? event.actor.workspaceId : null,
    canPublish: allowed(person, 'knowledge.publish', register),
  };
}

/** Whoever may change what Jalon answers with: never an invented person, for everybody reads it. */
export function requirePublisher(context: Context, register: TerritoryRegister): Drafter {
  const drafter = requireDrafter(context, register);
  if (!drafter.canPublish) throw new UserError(texts.cannotPublish);
  if (drafter.person.demo) throw new UserError(texts.demonstration);
  return drafter;
}

/**
 * Whom the command line acts for, by her address in the directory: she must be somebody who may publish in the chat.
 * Undefined where nobody is named.
 */
export async function publisherNamed(
  tx: Tx,
  email: string | undefined,
  register: TerritoryRegister,
): Promise<string | undefined> {
  if (email === undefined) return undefined;
  const person = await findPersonByEmail(tx, email);
  if (!person) throw new UserError(texts.nobodyNamed(email));
  if (!allowed(person, 'knowledge.publish', register)) throw new UserError(texts.mayNotPublish(email));
  if (person.demo) throw new UserError(texts.demonstration);
  return person.id;
}

export const deedOf = ({ now, event }: Context, { person }: Drafter): Deed => ({
  personId: person.id,
  now,
  source: event.key,
});

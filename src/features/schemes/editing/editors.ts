import { UserError } from '../../../core/errors';
import type { Context } from '../../../core/feature';
import type { Person } from '../../../core/person';
import { allowed } from '../../people';
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

export const deedOf = ({ now, event }: Context, { person }: Drafter): Deed => ({
  personId: person.id,
  now,
  source: event.key,
});

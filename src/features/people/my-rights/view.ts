import { say, textBlock, type CardBlock, type Message } from '../../../core/message';
import type { Person } from '../../../core/person';
import type { TerritoryRegister } from '../../territories';
import { everybodysRights, noRole, rightsOf, unlinkedRights } from './sentences';

/** « jalon droits » */
export function rightsMessage(person: Person | undefined, register: TerritoryRegister): Message {
  if (!person) return say(unlinkedRights);
  const rights = rightsOf(person, register);
  if (rights.length === 0) return say(`${noRole} ${everybodysRights}`);
  const blocks = rights.flatMap(({ title, items }): CardBlock[] => [
    textBlock(title, 'strong'),
    { type: 'list', items },
  ]);
  const text = rights.map(({ title, items }) => [title, ...items.map((item) => `• ${item}`)].join('\n'));
  return say([...text, everybodysRights].join('\n\n'), {
    title: person.displayName,
    blocks: [...blocks, textBlock(everybodysRights)],
  });
}

import { say, textBlock, type CardBlock, type Message } from '../../../core/message';
import { describeAssignment } from '../assignment-words';
import type { TerritoryRegister } from '../../territories';
import type { HeldData } from './store';
import { myDataTexts as texts } from './texts';

/** Below what any platform cuts of one message. */
const partLength = 2500;

export function myDataMessage(held: HeldData, register: TerritoryRegister): Message {
  const facts = personFacts(held);
  const assignments = held.assignments.map((assignment) => describeAssignment(assignment, register));
  const accounts = held.accounts.map(texts.accountLine);
  const counts = texts.countLines(held.counts).map(([label, count]) => `${label} : ${count}`);
  const blocks: CardBlock[] = facts.length > 0 ? [{ type: 'facts', facts }] : [textBlock(texts.unknown)];
  const lists: [string, string[]][] = [
    ...(held.person ? [[texts.assignments, orNone(assignments, texts.none)] as [string, string[]]] : []),
    [texts.accounts, orNone(accounts, texts.noAccount)],
    [texts.counts, counts],
  ];
  for (const [title, items] of lists) blocks.push(textBlock(title, 'strong'), { type: 'list', items });
  blocks.push(textBlock(texts.exportFollows));
  const text = [
    facts.length > 0 ? facts.map(({ label, value }) => `${label} : ${value}`).join('\n') : texts.unknown,
    ...lists.map(([title, items]) => [`${title} :`, ...items.map((item) => `• ${item}`)].join('\n')),
    texts.exportFollows,
  ].join('\n\n');
  return say(text, { title: texts.title, blocks });
}

/** The parts, put one after the other, are one JSON text; each of its lines is whole. */
export function exportMessages(held: HeldData): Message[] {
  const parts: string[] = [];
  for (const line of exportLines(held)) {
    const last = parts.length - 1;
    const longer = `${parts[last] ?? ''}\n${line}`;
    if (last >= 0 && longer.length <= partLength) parts[last] = longer;
    else parts.push(line);
  }
  return parts.map((part, index) => say(`${texts.exportPart(index + 1, parts.length)}\n${part}`));
}

function exportLines({ journal, ...rest }: HeldData): string[] {
  const head = JSON.stringify(rest, null, 1).replace(/\n}$/, ',').split('\n');
  const entries = journal.map(
    (entry, index) => `  ${JSON.stringify(entry)}${index < journal.length - 1 ? ',' : ''}`,
  );
  return [...head, ' "journal": [', ...entries, ' ]', '}'];
}

function personFacts({ person }: HeldData): { label: string; value: string }[] {
  if (!person) return [];
  return [
    { label: texts.name, value: person.name },
    { label: texts.email, value: person.email ?? texts.none },
    { label: texts.organisation, value: person.organisation ?? texts.none },
    { label: texts.timeZone, value: person.timeZone },
    { label: texts.since, value: texts.day(person.createdAt) },
  ];
}

const orNone = (items: string[], none: string): string[] => (items.length > 0 ? items : [none]);

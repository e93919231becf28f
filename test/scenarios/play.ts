import type { Member } from '../../src/core/address';
import type { ContractHarness } from '../contracts/harness';

/** Plays a scenario, written as a chat log, on a platform. Each line that fails says its number. */
export async function play(log: string, harness: ContractHarness): Promise<void> {
  const people: Record<string, Member> = { alice: harness.alice, bob: harness.bob };
  /** What the last line brought before somebody's eyes. */
  let read = '';

  const last = async (member: Member): Promise<string> => {
    const message = (await harness.seen(member, 'personal')).at(-1);
    return message ? message.text : '';
  };
  /** What earlier scenarios left. */
  const before = new Map<Member, number>();
  for (const person of Object.values(people))
    before.set(person, (await harness.seen(person, 'personal')).length);
  const found = (words: string): boolean => plain(read).includes(plain(words));

  const lines: [RegExp, (person: Member, rest: string, more: string) => Promise<void>][] = [
    [
      /^(\w+): (.*)$/,
      async (person, text) => {
        await harness.write(person, 'personal', text);
        read = await last(person);
      },
    ],
    [
      /^(\w+) > (.*)$/,
      async (person, label) => {
        await harness.press(person, 'personal', label);
        read = await last(person);
      },
    ],
    [
      /^(\w+) \? (.*)$/,
      async (person, fields) => expect((await harness.openForm(person))?.fields.join(', ')).toBe(fields),
    ],
    [
      /^(\w+) envoie (\w+)=(.*)$/,
      async (person, field, value) => {
        await harness.submit(person, value === '' ? {} : { [field]: value });
        const problems = (await harness.openForm(person))?.problems;
        read = problems
          ? Object.entries(problems)
              .map(([name, problem]) => `${name} : ${problem}`)
              .join('\n')
          : await last(person);
      },
    ],
    [
      /^(\w+) cherche (\w+) : (.*)$/,
      async (person, field, query) => void (read = (await harness.search(person, field, query)).join('\n')),
    ],
    [
      /^(\w+) lit$/,
      async (person) => {
        const seen = async () => (await harness.seen(person, 'personal')).length;
        for (let wait = 0; wait < 200 && (await seen()) === (before.get(person) ?? 0); wait += 1)
          await new Promise((resolve) => setTimeout(resolve, 25));
        read = await last(person);
      },
    ],
  ];

  for (const [index, line] of log.split('\n').entries()) {
    const at = `line ${index + 1}: ${line}`;
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [, sign, words = ''] = /^([=≠!]) (.*)$/.exec(line) ?? [];
    if (sign !== undefined) {
      expect({ at, read, found: found(words) }).toEqual({ at, read, found: sign !== '≠' });
      continue;
    }
    const step = lines.find(([pattern]) => pattern.test(line));
    const [, name = '', rest = '', more = ''] = step?.[0].exec(line) ?? [];
    const person = people[name];
    if (!step || !person) throw new Error(`${at} is no line of a scenario`);
    await step[1](person, rest, more);
  }
}

/** Platforms differ in spaces and in how they escape, not in words. */
const plain = (text: string): string =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/\\(?=[^\w\s])/g, '')
    .replace(/[\u200b-\u200d\u2060]/g, '')
    .replace(/\s+/g, ' ');

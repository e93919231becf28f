import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Member } from '../../src/core/address';
import type { ContractHarness, SeenMessage } from '../contracts/harness';
import { castNames } from './cast';

/** What a scenario needs around it. */
export interface Stage {
  harness: ContractHarness;
  /** Resolves when everything that goes out by itself has gone. */
  sent(): Promise<void>;
  /** From now on it is that time. */
  setTime?(time: Date): void;
  /** Texts of the mails that were written to that person, oldest first. */
  mailsTo?(name: string): Promise<string[]>;
}

const room = 'salon';

/** Plays a scenario, written as a chat log, on a platform; README.md has its words. Each line that fails says its number. */
export async function play(log: string, house: Stage): Promise<void> {
  const { harness } = house;
  /** What the last line brought before somebody's eyes: what is new there, or changed. */
  let read = '';
  const known = new Map<string, Map<string, string>>();

  const shown = (person: Member): Promise<SeenMessage[]> => harness.seen(person, 'personal');
  /** What is new or changed before her eyes since she last looked. */
  async function look(person: Member): Promise<string> {
    // A card that shows a sheet changes by itself, a moment after the answer.
    await house.sent();
    const seen = await shown(person);
    const before = known.get(person.memberId) ?? new Map<string, string>();
    known.set(person.memberId, new Map(seen.map(({ id, text }) => [id, text])));
    return seen
      .filter(({ id, text }) => before.get(id) !== text)
      .map(({ text }) => text)
      .join('\n');
  }
  /** What is new or changed where others read along. */
  async function lookAround(): Promise<string> {
    await house.sent();
    const seen = await harness.seen(harness.alice, 'shared');
    const before = known.get(room) ?? new Map<string, string>();
    known.set(room, new Map(seen.map(({ id, text }) => [id, text])));
    return seen
      .filter(({ id, text }) => before.get(id) !== text)
      .map(({ text }) => text)
      .join('\n');
  }
  const found = (words: string): boolean => plain(read).includes(plain(words));
  const code = (): string => /\b\d{6}\b/.exec(read)?.[0] ?? 'aucun code';
  // What earlier scenarios left is known already.
  for (const [, name = ''] of log.matchAll(/^(\p{L}+)(?=: | [>?] | \p{L})/gmu))
    if (castNames.includes(account(name))) await look(harness.member(account(name)));
  if (/^salon /m.test(log)) await lookAround();

  const lines: [RegExp, (person: Member, rest: string, more: string, name: string) => Promise<void>][] = [
    [
      /^(\p{L}+): (.*)$/u,
      async (person, text) => {
        await harness.write(person, 'personal', text.replace('{code}', code()));
        read = await look(person);
      },
    ],
    [
      /^(\p{L}+) joint ([^\s:]+)(?:: (.*))?$/u,
      async (person, name, text) => {
        const bytes = readFileSync(path.join(__dirname, 'files', name));
        await harness.write(person, 'personal', text, [{ name, bytes }]);
        read = await look(person);
      },
    ],
    [
      /^(\p{L}+) au salon: (.*)$/u,
      async (person, text) => {
        await harness.write(person, 'shared', text);
        const inRoom = (await harness.seen(person, 'shared')).at(-1)?.text ?? '';
        expect({ text, inRoom: /Fiche \d|%|€/.test(inRoom) }).toEqual({ text, inRoom: false });
        read = await look(person);
      },
    ],
    [
      /^(\p{L}+) > (.*)$/u,
      async (person, label) => {
        await harness.press(person, 'personal', label);
        read = await look(person);
      },
    ],
    [
      /^(\p{L}+) au salon > (.*)$/u,
      async (person, label) => {
        await harness.press(person, 'shared', label);
        read = await look(person);
      },
    ],
    [/^(\p{L}+) réenvoie$/u, async (person) => void (await harness.redeliver(), (read = await look(person)))],
    [
      /^(\p{L}+) peut (.*)$/u,
      async (person, labels) => {
        const last = (await shown(person)).findLast(({ buttons }) => buttons.length > 0);
        expect(last?.buttons.join(', ')).toBe(labels);
      },
    ],
    [
      /^(\p{L}+) \? (.*)$/u,
      async (person, fields) => expect((await harness.openForm(person))?.fields.join(', ')).toBe(fields),
    ],
    [
      /^(\p{L}+) envoie (\w+=.*)$/u,
      async (person, given) => {
        const values = given.split(' ; ').map((one): [string, string | boolean] => {
          const [, field = '', value = ''] = /^(\w+)=(.*)$/.exec(one) ?? [];
          return [field, value === 'coché' ? true : value === 'décoché' ? false : value];
        });
        await harness.submit(person, Object.fromEntries(values));
        const problems = (await harness.openForm(person))?.problems;
        const after = await look(person);
        read = problems
          ? Object.entries(problems)
              .map(([name, problem]) => `${name} : ${problem}`)
              .join('\n')
          : after;
      },
    ],
    [
      /^(\p{L}+) cherche (\w+) : (.*)$/u,
      async (person, field, query) => void (read = (await harness.search(person, field, query)).join('\n')),
    ],
    [
      /^(\p{L}+) lit$/u,
      async (person) => {
        read = await look(person);
        expect(read).not.toBe('');
      },
    ],
    [
      /^(\p{L}+) ne reçoit rien$/u,
      async (person) => {
        expect(await look(person)).toBe('');
      },
    ],
    [
      /^(\p{L}+) ouvre son courrier$/u,
      async (_person, _rest, _more, name) => void (read = (await house.mailsTo?.(name))?.at(-1) ?? ''),
    ],
  ];

  for (const [index, line] of log.split('\n').entries()) {
    const at = `line ${index + 1}: ${line}`;
    if (line.trim() === '' || line.startsWith('#')) continue;
    const time = /^Le (\d{4}-\d\d-\d\d) à (\d\d:\d\d) \(UTC\)$/.exec(line);
    if (time) {
      await house.sent();
      house.setTime?.(new Date(`${time[1] ?? ''}T${time[2] ?? ''}:00Z`));
      await house.sent();
      continue;
    }
    const absent = /^Au salon il manque ([\p{L}, ]+)$/u.exec(line)?.[1];
    if (absent !== undefined) {
      const names = absent === 'personne' ? [] : absent.split(', ');
      harness.outOfRoom(names.map((name) => harness.member(account(name))));
      continue;
    }
    if (line === 'Le salon est archivé') {
      await house.sent();
      harness.closeRoom(true);
      continue;
    }
    const [, around] = /^salon (lit|ne reçoit rien)$/.exec(line) ?? [];
    if (around !== undefined) {
      read = await lookAround();
      expect({ at, read, isEmpty: read === '' }).toEqual({ at, read, isEmpty: around !== 'lit' });
      continue;
    }
    const [, sign, words = ''] = /^([=≠!]) (.*)$/.exec(line) ?? [];
    if (sign !== undefined) {
      expect({ at, read, found: found(words) }).toEqual({ at, read, found: sign !== '≠' });
      continue;
    }
    const step = lines.find(([pattern]) => pattern.test(line));
    const [, name = '', rest = '', more = ''] = step?.[0].exec(line) ?? [];
    if (!step) throw new Error(`${at} is no line of a scenario`);
    try {
      await step[1](harness.member(account(name)), rest, more, account(name));
    } catch (error) {
      throw new Error(`${at}\n${read}\n${(error as Error).message}`, { cause: error });
    }
  }
}

/** Names are written as people write them; accounts have no accents. */
const account = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '');

/** Platforms differ in spaces and in how they escape, not in words. */
const plain = (text: string): string =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/\\(?=[^\w\s])/g, '')
    .replace(/[\u200b-\u200d\u2060]/g, '')
    .replace(/\s+/g, ' ');

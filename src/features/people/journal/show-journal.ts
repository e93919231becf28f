import type { Context, HandlerReply } from '../../../core/feature';
import { buttonRow, say, textBlock, type CardBlock, type Message } from '../../../core/message';
import { foldText } from '../../../core/text';
import { UserError } from '../../../core/errors';
import type { Person } from '../../../core/person';
import { demoTerritory, matchTerritory, type TerritoryRegister } from '../../territories';
import { allowed } from '../rights';
import { journalLines, peopleOfJournal, sheetOfNumber, type About } from './reading/store';
import { journal } from './store';
import { journalTexts as texts } from './texts';
import { wordsFor } from './words';

const linesOfPage = 15;

/** « jalon journal »: the last lines; of a person or of a sheet where one is named. */
export async function showJournal(
  context: Context,
  register: TerritoryRegister,
  typed: string,
): Promise<HandlerReply> {
  const reader = readerIn(context, register);
  const asked = await readRequest(context, reader, register, typed.trim());
  return [{ type: 'say', audience: 'actor', message: await pageOf(context, reader, register, asked) }];
}

/** « Lignes plus anciennes ». Her right is looked at again: the message may be old. */
export async function showOlderLines(
  context: Context,
  register: TerritoryRegister,
  { about, before }: { about: About; before: string },
): Promise<HandlerReply> {
  const reader = readerIn(context, register);
  const message = await pageOf(context, reader, register, { about, before: BigInt(before) });
  return [{ type: 'say', audience: 'actor', message }];
}

function readerIn({ person }: Context, register: TerritoryRegister): Person {
  if (!person || !allowed(person, 'journal.read', register)) throw new UserError(texts.notAllowed);
  return person;
}

interface Asked {
  about: About;
  before?: bigint;
}

async function readRequest(
  { tx }: Context,
  reader: Person,
  register: TerritoryRegister,
  typed: string,
): Promise<Asked> {
  if (typed === '') return { about: { kind: 'all' } };
  const sheet = /^fiche\s*(?:n\s*[°ºo]\s*)?(\d{1,4})\b[\s,:]*(.*)$/isu.exec(typed);
  if (sheet) return { about: await sheetAbout(Number(sheet[1]), sheet[2] ?? '') };

  const people = await peopleOfJournal(tx, reader.demo);
  const wanted = foldText(typed.replace(/mailto:/i, '').replace(/[<>]/g, ''));
  const byKey = people.find(
    ({ id, email }) => id === wanted || (email !== undefined && email === wanted.split('|')[0]),
  );
  if (byKey) return { about: { kind: 'person', id: byKey.id } };
  const words = wanted.split(/[^a-z0-9]+/).filter(Boolean);
  const named = people.filter(({ name }) => {
    const own = foldText(name).split(/[^a-z0-9]+/);
    return words.length > 0 && words.every((word) => own.includes(word));
  });
  const [only, ...others] = named;
  if (!only) throw new UserError(`${texts.noPerson(typed)} ${texts.usage}`);
  if (others.length > 0)
    throw new UserError(
      texts.several(named.slice(0, 5).map(({ name, email }) => `${name} (${email ?? '?'})`)),
    );
  return { about: { kind: 'person', id: only.id } };

  async function sheetAbout(number: number, place: string): Promise<About> {
    const name = place.trim();
    const isDemo = reader.demo && (name === '' || foldText(name) === foldText(demoTerritory.name));
    if (!isDemo && name === '') throw new UserError(texts.whichTerritory(number));
    const match = isDemo ? { found: demoTerritory } : matchTerritory(register, name);
    if (!('found' in match))
      throw new UserError(
        texts.noTerritory(
          name,
          match.near.map((one) => one.name),
        ),
      );
    // One that is not there has no lines, like one that nobody read.
    return {
      kind: 'sheet',
      id: (await sheetOfNumber(tx, match.found.id, number)) ?? `${match.found.id}/${number}`,
    };
  }
}

async function pageOf(
  context: Context,
  reader: Person,
  register: TerritoryRegister,
  { about, before }: Asked,
): Promise<Message> {
  const { tx, now, event } = context;
  const lines = await journalLines(tx, about, event.actor, {
    ...(before !== undefined && { before }),
    limit: linesOfPage + 1,
  });
  const shown = lines.slice(0, linesOfPage);
  const words = await wordsFor(context.tx, reader, register, shown);
  const title = about.kind === 'all' ? texts.title : texts.titleOf(await words.subject(about.kind, about.id));
  await journal(tx, [
    {
      at: now,
      personId: reader.id,
      action: 'journal.read',
      subject: about.kind === 'all' ? 'directory' : about.kind,
      subjectId: about.kind === 'all' ? 'journal' : about.id,
      source: event.key,
    },
  ]);
  if (shown.length === 0) return say(texts.none);
  const items = await Promise.all(shown.map((line) => words.line(line)));
  const blocks: CardBlock[] = [textBlock(texts.intro), { type: 'list', items }];
  const last = shown.at(-1);
  if (lines.length > shown.length && last)
    blocks.push(
      buttonRow({
        label: texts.more,
        actionId: 'people.olderJournal',
        payload: { about: { ...about }, before: String(last.id) },
      }),
    );
  return say([title, texts.intro, ...items.map((item) => `• ${item}`)].join('\n'), { title, blocks });
}

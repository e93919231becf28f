import type { Message } from '../../core/message';
import { buttonRow, say, textBlock } from '../../core/message';
import { hasRole, type Person } from '../../core/person';
import { memberOf, peopleWithRole } from '../people';
import { namesFor, territoryName, type Desk } from './desk';
import { changeText } from './field-text';
import { enqueueMessages, type PersonalMessage } from './outgoing/store';
import type { FieldChange } from './revision';
import type { Sheet } from './sheet';
import { tellPilots } from './tell-pilots';
import { texts } from './texts';
import { headline } from './views/proposal';

interface Written {
  sheet: Sheet;
  /** Absent: it is new. */
  before?: Sheet;
  changes: FieldChange[];
}

/**
 * Who is told of a change, in the transaction that writes it: the other half of the binôme; its project lead and
 * both when the Region writes; the Region's pilot when a sheet becomes blocked. Each once. Resolves to what the author
 * should know: who could not be told.
 */
export async function tellOthers(desk: Desk, written: Written[], occasion: string): Promise<string[]> {
  const { context, person, register } = desk;
  const messages: PersonalMessage[] = [];
  const notes: string[] = [];
  for (const territoryId of new Set(written.map(({ sheet }) => sheet.territoryId))) {
    const here = written.filter(({ sheet }) => sheet.territoryId === territoryId);
    const told = await toTerritory(desk, territoryId, here, occasion);
    messages.push(...told.messages);
    notes.push(...told.notes);
  }
  const pilots = await tellPilots(
    { tx: context.tx, register, authorId: person.id, near: context.event.actor },
    written,
  );
  messages.push(...pilots.messages);
  await enqueueMessages(context.tx, messages, context.event.key, context.now);
  return [...new Set([...notes, ...pilots.notes])];
}

async function toTerritory(
  desk: Desk,
  territoryId: string,
  written: Written[],
  occasion: string,
): Promise<Told> {
  const { context, person } = desk;
  const isPilot = hasRole(person, 'piloteRegional');
  const roles = isPilot ? (['elu', 'industriel', 'chefDeProjet'] as const) : (['elu', 'industriel'] as const);
  const people = await peopleWithRole(context.tx, { roles: [...roles], territoryId, demo: person.demo });
  const others = people.filter(({ id }) => id !== person.id);
  if (others.length === 0) return { messages: [], notes: [] };
  const names = await namesFor(
    desk,
    written.flatMap(({ sheet, before }) => (before ? [sheet, before] : [sheet])),
  );
  const intro = texts.told(person.displayName, written.length, territoryName(desk.register, territoryId));
  const lines = written.map(({ sheet, changes }) => ({
    head: headline(sheet),
    changes: changes.map((change) => changeText(change, names)),
  }));
  const text = [
    intro,
    ...lines.flatMap(({ head, changes }) => [head, ...changes.map((line) => `• ${line}`)]),
  ].join('\n');
  const message = (recipient: Person): Message =>
    say(text, {
      title: texts.toldTitle,
      blocks: [
        textBlock(intro),
        ...lines.flatMap(({ head, changes }) => [
          textBlock(head, 'strong'),
          { type: 'list' as const, items: changes },
        ]),
        ...(isOfPair(recipient)
          ? [
              buttonRow(
                ...written.slice(0, 3).map(({ sheet }) => ({
                  label: written.length === 1 ? texts.disagree : `${texts.disagree} (${sheet.number})`,
                  actionId: 'action-sheets.disagree',
                  payload: { sheetId: sheet.id },
                  opensForm: true as const,
                })),
              ),
            ]
          : []),
      ],
    });
  return addressed(desk, others, (recipient) => ({
    dedupeKey: `action-sheets.told/${occasion}/${territoryId}/${recipient.id}`,
    message: message(recipient),
  }));
}

export const isOfPair = (person: Person): boolean => hasRole(person, 'elu') || hasRole(person, 'industriel');
/** Where she is half of a binôme. */
export const pairTerritories = ({ assignments }: Pick<Person, 'assignments'>): string[] =>
  assignments.flatMap(({ role, territoryId }) =>
    (role === 'elu' || role === 'industriel') && territoryId !== undefined ? [territoryId] : [],
  );

interface Told {
  messages: PersonalMessage[];
  /** What the author should know. */
  notes: string[];
}

/** To the account that each used last; whoever never wrote to the bot has none yet, and her author is told so. */
export async function addressed(
  desk: Desk,
  people: Person[],
  write: (person: Person) => Pick<PersonalMessage, 'dedupeKey' | 'message'>,
): Promise<Told> {
  const messages: PersonalMessage[] = [];
  const unreached: string[] = [];
  for (const person of people) {
    const member = await memberOf(desk.context.tx, person.id, desk.context.event.actor);
    if (member) messages.push({ ...write(person), member });
    else unreached.push(person.displayName);
  }
  return { messages, notes: unreached.length === 0 ? [] : [texts.unreached(unreached)] };
}

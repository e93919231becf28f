import type { Tx } from '../../core/ports';
import { listSheets } from '../action-sheets';
import type { Recipient, ReminderLine, ReminderSource, WaitingReminder } from '../reminders';
import type { TerritoryRegister } from '../territories';
import { concernOf, leadsOf, weeksBefore } from './collection/leads';
import { collectionProgress } from './collection/progress';
import { collectionReminder, roundButton } from './collection/start';
import { collectionOf } from './collection/store';
import type { Copil } from './copil';
import { titleOf, whenOf } from './describe';
import { answerReminder, meetingReminder } from './rules';
import { findCopil, holdAnswers, holdCopils } from './store';
import { texts } from './texts';
import { answerButtons } from './views';

type Said = Map<string, ReminderLine | { skip: string }>;

/** What copils, collections and sheets remind of. */
export function reminderSources(register: TerritoryRegister): ReminderSource[] {
  return [
    {
      what: answerReminder,
      name: 'votre réponse à une invitation',
      why: 'vous êtes convié·e à ce copil et n’avez pas encore répondu',
      describe: (tx, reminders) =>
        ofCopils(tx, reminders, (copil, { personZone }, answer) =>
          answer === undefined
            ? {
                text: `${titleOf(copil, register)}, ${whenOf(copil, personZone)} : votre réponse est attendue.`,
                buttons: answerButtons(copil.id),
              }
            : { skip: texts.alreadyAnswered },
        ),
    },
    {
      what: meetingReminder,
      name: 'un copil qui approche',
      why: 'vous êtes convié·e à ce copil et n’avez pas dit que vous ne veniez pas',
      describe: (tx, reminders) =>
        ofCopils(tx, reminders, (copil, { personZone }, answer) =>
          answer === 'excused' || answer === 'replaced'
            ? { skip: texts.notComing }
            : {
                text: [
                  `${titleOf(copil, register)} a lieu ${whenOf(copil, personZone)}.`,
                  ...(copil.place === undefined ? [] : [`Lieu : ${copil.place}.`]),
                  ...(copil.visio === undefined ? [] : [`Visio : ${copil.visio}`]),
                ].join(' '),
                buttons: [
                  {
                    label: texts.show(copil.number),
                    actionId: 'copils.show',
                    payload: { copilId: copil.id },
                  },
                ],
              },
        ),
    },
    {
      what: collectionReminder,
      name: 'vos fiches avant un copil',
      why: 'un copil approche, et des fiches dont vous êtes pilote sont bloquées ou sans nouvelles',
      describe: ofCollections,
    },
    {
      what: 'sheets.stale',
      name: 'vos fiches sans nouvelles',
      why: 'des fiches dont vous êtes pilote n’ont pas eu de nouvelles depuis plusieurs semaines',
      describe: (tx, reminders, now) => ofSheets(tx, reminders, now),
      recipients: (tx, rule, now) =>
        recipients(tx, rule.timing.kind === 'withoutNews' ? rule.timing.weeks : 6, now),
    },
    {
      what: 'sheets.blocked',
      name: 'vos fiches bloquées',
      why: 'des fiches dont vous êtes pilote sont bloquées',
      describe: (tx, reminders, now) => ofSheets(tx, reminders, now),
      recipients: (tx, _rule, now) => recipients(tx, undefined, now),
    },
  ];

  async function ofCopils(
    tx: Tx,
    reminders: WaitingReminder[],
    line: (
      copil: Copil,
      reader: { personZone: string | undefined },
      answer: 'present' | 'excused' | 'replaced' | undefined,
    ) => ReminderLine | { skip: string },
  ): Promise<Said> {
    const ids = [...new Set(reminders.flatMap(({ rule }) => rule.subjectId ?? []))];
    const copils = new Map((await holdCopils(tx, ids)).map((copil) => [copil.id, copil]));
    const pairs = reminders.flatMap(({ rule, personId }) =>
      rule.subjectId === undefined ? [] : [{ copilId: rule.subjectId, personId }],
    );
    const held = await holdAnswers(tx, pairs);
    const answers = new Map(
      held.map(({ copilId, personId, answer }) => [`${copilId}/${personId}`, { answer }]),
    );
    const said: Said = new Map();
    for (const { id, personId, rule, eventAt, personZone } of reminders) {
      const copil = copils.get(rule.subjectId ?? '');
      const own = answers.get(`${rule.subjectId ?? ''}/${personId}`);
      const isCurrent = copil?.state === 'planned' && copil.startsAt.getTime() === eventAt?.getTime();
      said.set(
        id,
        !copil || !own || !isCurrent ? { skip: texts.withdrawn } : line(copil, { personZone }, own.answer),
      );
    }
    return said;
  }

  async function ofCollections(tx: Tx, reminders: WaitingReminder[], now: Date): Promise<Said> {
    const said: Said = new Map();
    // In one order everywhere: two runs that need the same ones wait for each other, and never both.
    const ids = [...new Set(reminders.flatMap(({ rule }) => rule.subjectId ?? []))].sort();
    for (const id of ids) {
      const collection = await collectionOf(tx, { id });
      const copil = collection && (await findCopil(tx, { id: collection.copilId }));
      const asked = collection && copil ? await collectionProgress(tx, collection, copil.demo, now) : [];
      const waiting = new Map(
        asked.filter(({ answeredAt }) => answeredAt === undefined).map((person) => [person.personId, person]),
      );
      for (const reminder of reminders.filter(({ rule }) => rule.subjectId === id)) {
        const person = waiting.get(reminder.personId);
        const isOpen = copil?.state === 'planned' && collection?.state === 'open';
        said.set(
          reminder.id,
          person && copil && isOpen
            ? {
                text: texts.collectAsk(
                  titleOf(copil, register),
                  whenOf(copil, reminder.personZone),
                  person.sheetIds.length,
                ),
                buttons: [roundButton],
              }
            : { skip: texts.alreadyNews },
        );
      }
    }
    return said;
  }

  /** Real people's alone: invented ones are there when a visitor is. */
  async function recipients(tx: Tx, weeks: number | undefined, now: Date): Promise<Recipient[]> {
    const perimeter = { demo: false, territoryIds: 'all' as const };
    const sheets =
      weeks === undefined
        ? await listSheets(tx, perimeter, { statuses: ['bloque'] })
        : await listSheets(tx, perimeter, { staleSince: weeksBefore(now, weeks) });
    const leads = await leadsOf(tx, sheets, false, register);
    return [...leads.values()].map(({ person, sheets: own }) => ({
      person,
      // Any news of any of them, and what she is reminded of is something else.
      series:
        own
          .map(({ updatedAt }) => updatedAt.toISOString())
          .sort()
          .at(-1) ?? '',
    }));
  }

  async function ofSheets(tx: Tx, reminders: WaitingReminder[], now: Date): Promise<Said> {
    const said: Said = new Map();
    const concerning = await concernOf(
      tx,
      reminders.map(({ personId }) => personId),
    );
    for (const { rule } of new Map(reminders.map((one) => [one.rule.id, one])).values()) {
      const weeks = rule.timing.kind === 'withoutNews' ? rule.timing.weeks : undefined;
      const needy = await listSheets(
        tx,
        { demo: false, territoryIds: 'all' },
        {
          concerning,
          ...(weeks === undefined ? { statuses: ['bloque'] } : { staleSince: weeksBefore(now, weeks) }),
        },
      );
      const leads = await leadsOf(tx, needy, false, register);
      for (const reminder of reminders.filter((one) => one.rule.id === rule.id)) {
        const own = leads.get(reminder.personId)?.sheets ?? [];
        const list = own.slice(0, 5).map(({ number, fields }) => `${number} « ${fields.title} »`);
        const more = own.length > 5 ? ` et ${own.length - 5} de plus` : '';
        const what =
          weeks === undefined ? 'sont bloquées' : `n’ont pas eu de nouvelles depuis ${weeks} semaines`;
        said.set(
          reminder.id,
          own.length === 0
            ? { skip: texts.alreadyNews }
            : { text: `Vos fiches ${list.join(', ')}${more} ${what}.`, buttons: [roundButton] },
        );
      }
    }
    return said;
  }
}

import type { Tx } from '../../core/ports';
import { listSheets, type SheetFilter } from '../action-sheets';
import type { Recipient, ReminderLine, ReminderRule, ReminderSource, WaitingReminder } from '../reminders';
import type { TerritoryRegister } from '../territories';
import { concernOf, leadsOf, weeksBefore } from './collection/leads';
import { collectionProgress } from './collection/progress';
import { collectionReminder, roundButton } from './collection/request';
import { collectionOf } from './collection/store';
import type { Copil } from './copil';
import { titleOf, whenOf } from './describe';
import { remindedThere } from './home/reminded-there';
import { answerReminder, meetingReminder } from './rules';
import { holdAnswers, holdCopils } from './store';
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
      describe: (tx, reminders, now) =>
        ofCopils(tx, reminders, now, (copil, { personZone }, answer) =>
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
      describe: (tx, reminders, now) =>
        ofCopils(tx, reminders, now, (copil, { personZone }, answer) =>
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
      recipients: (tx, rule, now) => recipients(tx, needing(rule, now)),
    },
    {
      what: 'sheets.blocked',
      name: 'vos fiches bloquées',
      why: 'des fiches dont vous êtes pilote sont bloquées',
      describe: (tx, reminders, now) => ofSheets(tx, reminders, now),
      recipients: (tx, rule, now) => recipients(tx, needing(rule, now)),
    },
  ];

  async function ofCopils(
    tx: Tx,
    reminders: WaitingReminder[],
    now: Date,
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
    const inHome = await remindedThere(tx, register, copils, reminders, now);
    const said: Said = new Map();
    for (const { id, personId, rule, eventAt, personZone } of reminders) {
      const copil = copils.get(rule.subjectId ?? '');
      const own = answers.get(`${rule.subjectId ?? ''}/${personId}`);
      const isCurrent = copil?.state === 'planned' && copil.startsAt.getTime() === eventAt?.getTime();
      const hers =
        copil && own && isCurrent ? line(copil, { personZone }, own.answer) : { skip: texts.withdrawn };
      const there = inHome.get(id);
      said.set(
        id,
        'skip' in hers || there === undefined
          ? hers
          : there === 'said'
            ? { skip: texts.saidInHome }
            : { ...hers, waitUntil: there },
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
      // Whoever moves it meanwhile waits.
      const [copil] = collection ? await holdCopils(tx, [collection.copilId]) : [];
      const asked = collection && copil ? await collectionProgress(tx, collection, copil.demo, now) : [];
      const waiting = new Map(
        asked.filter(({ answeredAt }) => answeredAt === undefined).map((person) => [person.personId, person]),
      );
      for (const reminder of reminders.filter(({ rule }) => rule.subjectId === id)) {
        const person = waiting.get(reminder.personId);
        const isCurrent =
          copil?.state === 'planned' && copil.startsAt.getTime() === reminder.eventAt?.getTime();
        said.set(
          reminder.id,
          !copil || !isCurrent
            ? { skip: texts.withdrawn }
            : !person
              ? { skip: texts.alreadyNews }
              : collection?.state !== 'open'
                ? { skip: texts.collectClosedReason }
                : {
                    text: texts.collectAsk(
                      titleOf(copil, register),
                      whenOf(copil, reminder.personZone),
                      person.sheetIds.length,
                    ),
                    buttons: [roundButton],
                  },
        );
      }
    }
    return said;
  }

  /** Real people's alone: invented ones are there when a visitor is. */
  async function recipients(tx: Tx, filter: SheetFilter): Promise<Recipient[]> {
    const perimeter = { demo: false, territoryIds: 'all' as const };
    const needy = await listSheets(tx, perimeter, filter);
    const ids = new Set(needy.map(({ id }) => id));
    // The maximum is counted anew with any news of what is blocked, or, where there is none, of any sheet of hers: that
    // one more grows old is no news.
    const counted = filter.staleSince ? await listSheets(tx, perimeter) : needy;
    const leads = await leadsOf(tx, counted, false, register);
    return [...leads.values()]
      .filter(({ sheets }) => sheets.some(({ id }) => ids.has(id)))
      .map(({ person, sheets }) => ({
        person,
        series:
          sheets
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
        { ...needing(rule, now), concerning },
      );
      const leads = await leadsOf(tx, needy, false, register);
      for (const reminder of reminders.filter((one) => one.rule.id === rule.id)) {
        const own = leads.get(reminder.personId)?.sheets ?? [];
        const list = own.slice(0, 5).map(({ number, fields }) => `${number} « ${fields.title} »`);
        const more = own.length > 5 ? ` et ${own.length - 5} de plus` : '';
        const isOne = own.length === 1;
        const what =
          weeks === undefined
            ? isOne
              ? 'est bloquée'
              : 'sont bloquées'
            : `${isOne ? 'n’a' : 'n’ont'} pas eu de nouvelles depuis ${weeks} semaines`;
        const whose = isOne ? 'Votre fiche' : 'Vos fiches';
        said.set(
          reminder.id,
          own.length === 0
            ? { skip: texts.alreadyNews }
            : { text: `${whose} ${list.join(', ')}${more} ${what}.`, buttons: [roundButton] },
        );
      }
    }
    return said;
  }
}

/** The sheets that the rule is about. */
const needing = ({ timing }: ReminderRule, now: Date): SheetFilter =>
  timing.kind === 'withoutNews' ? { staleSince: weeksBefore(now, timing.weeks) } : { statuses: ['bloque'] };

import { z } from 'zod';
import { action, type Context, type Feature, type HandlerReply } from '../../core/feature';
import { say, type Message } from '../../core/message';
import type { Person } from '../../core/person';
import { foldText } from '../../core/text';
import { snoozedUntil, snoozes, type Snooze } from '../../scheduling/recurrence';
import { allowed } from '../people';
import type { TerritoryRegister } from '../territories';
import { calendarOf } from './calendar-of';
import { planRecurring } from './recurring/recur';
import { takeBackAbout } from './outcomes/store';
import { frequencies, type Frequency, type ReminderSource } from './reminder';
import { sendDueReminders } from './send-due';
import { frequencyOf, setFrequency, waitingOf } from './preferences/store';
import { ruleForm } from './rules/rule-form';
import { setRule } from './rules/set-rule';
import { rulesOf } from './rules/store';
import { lastMessage, remindersOfMessage, snoozeReminders } from './sent/store';
import { texts } from './texts';
import { helpMessage, momentText, preferencesMessage, rulesMessage, whyMessage } from './views';

const messagePayload = z.object({ messageId: z.uuid() });
const typedSnoozes: Record<string, Snooze> = { 'plus tard': 'later', demain: 'tomorrow', lundi: 'monday' };
/** So long a word alone, typed after a reminder, is about it. */
const heardForMs = 12 * 3_600_000;
const typedFrequencies: Record<string, Frequency> = {
  'un par jour': 'daily',
  'chaque jour': 'daily',
  'tous les jours': 'daily',
  reprendre: 'daily',
  'un par semaine': 'weekly',
  'chaque semaine': 'weekly',
  couper: 'none',
  arreter: 'none',
  aucun: 'none',
};

/** Reminders: due ones are sent, each person at her own hours; put off, explained, spaced or muted by her. */
export function createRemindersFeature(register: TerritoryRegister, sources: ReminderSource[]): Feature {
  const whys = new Map(sources.map(({ what, why }) => [what, why]));
  const names = new Map(sources.map(({ what, name }) => [what, name]));

  const withPerson = async (
    { person }: Context,
    work: (person: Person) => Promise<HandlerReply>,
  ): Promise<HandlerReply> => (person ? work(person) : tell(say(texts.stranger)));

  async function preferences(context: Context, person: Person, before?: string): Promise<HandlerReply> {
    const frequency = await frequencyOf(context.tx, person.id);
    const waiting = await waitingOf(context.tx, person.id, 10);
    const { timeZone } = person;
    return tell(
      preferencesMessage(frequency, waiting, { timeZone, names, ...(before !== undefined && { before }) }),
    );
  }

  async function change(context: Context, person: Person, frequency: Frequency): Promise<HandlerReply> {
    if (frequency === 'none') await takeBackAbout(context.tx, { personIds: [person.id] }, context.now);
    await setFrequency(context.tx, person.id, frequency);
    return preferences(context, person, texts.changed);
  }

  async function snooze(
    context: Context,
    person: Person,
    messageId: string,
    until: Snooze,
  ): Promise<HandlerReply> {
    const at = snoozedUntil(context.now, until, calendarOf(person, register));
    const reminders = await remindersOfMessage(context.tx, messageId, person.id, 'standing');
    if (reminders.length === 0) return tell(say(texts.nothingToSnooze));
    await snoozeReminders(
      context.tx,
      person.id,
      reminders.map(({ id }) => id),
      at,
    );
    // A message that is not on its way yet may say the same: it goes without it.
    await takeBackAbout(context.tx, { personIds: [person.id] }, context.now);
    const isTooLate = reminders.some(({ eventAt }) => eventAt !== undefined && eventAt <= at);
    const when = momentText(at, person.timeZone);
    return tell(say(isTooLate ? texts.snoozedTooLate(when) : texts.snoozed(when)));
  }

  async function rules(context: Context, person: Person): Promise<HandlerReply> {
    if (!allowed(person, 'reminders.manage', register)) return tell(say(texts.rulesRefused));
    return tell(rulesMessage(await rulesOf(context.tx, { subjectId: null }), names));
  }

  return {
    name: 'reminders',
    commands: [
      {
        name: 'rappels',
        typed: 'firstWord',
        summary: texts.summary,
        isMeant: (argument) => {
          const typed = foldText(argument);
          return ['', 'aide', 'regles'].includes(typed) || typed in typedFrequencies;
        },
        run: (context, argument) =>
          withPerson(context, async (person) => {
            const typed = foldText(argument);
            if (typed === 'regles') return rules(context, person);
            if (typed === 'aide') return tell(helpMessage());
            const frequency = typedFrequencies[typed];
            return frequency ? change(context, person, frequency) : preferences(context, person);
          }),
      },
    ],
    async sentence(context, text) {
      const until = typedSnoozes[foldText(text).replace(/[.!]+$/, '')];
      if (!until || !context.person || context.event.scope !== 'personal') return undefined;
      const since = new Date(context.now.getTime() - heardForMs);
      const messageId = await lastMessage(context.tx, context.person.id, since);
      return messageId === undefined ? undefined : snooze(context, context.person, messageId, until);
    },
    actions: [
      action({
        actionId: 'reminders.snooze',
        payload: messagePayload.extend({ until: z.enum(snoozes) }),
        run: (context, { messageId, until }) =>
          withPerson(context, (person) => snooze(context, person, messageId, until)),
      }),
      action({
        actionId: 'reminders.why',
        payload: messagePayload,
        run: (context, { messageId }) =>
          withPerson(context, async (person) => {
            const reminders = await remindersOfMessage(context.tx, messageId, person.id, 'all');
            const reasons = reminders.map(({ rule }) => ({ rule, why: whys.get(rule.what) ?? '' }));
            return tell(reasons.length > 0 ? whyMessage(reasons) : say(texts.nothingToExplain));
          }),
      }),
      action({
        actionId: 'reminders.settings',
        payload: z.unknown(),
        run: (context) => withPerson(context, (person) => preferences(context, person)),
      }),
      action({
        actionId: 'reminders.frequency',
        payload: z.object({ frequency: z.enum(frequencies) }),
        run: (context, { frequency }) => withPerson(context, (person) => change(context, person, frequency)),
      }),
      action({
        actionId: 'reminders.editRule',
        payload: z.object({ ruleId: z.string() }),
        run: async (_context, payload) => [{ type: 'openForm', formId: 'reminders.editRule', payload }],
      }),
      action({
        actionId: 'reminders.rule',
        payload: z.object({ ruleId: z.string(), active: z.boolean() }),
        run: (context, { ruleId, active }) =>
          withPerson(context, async (person) => {
            if (allowed(person, 'reminders.manage', register))
              await setRule(context, person, ruleId, { active });
            return rules(context, person);
          }),
      }),
    ],
    forms: [ruleForm(register, names, (context) => withPerson(context, (person) => rules(context, person)))],
    jobs: [sendDueReminders(register, sources), planRecurring(register, sources)],
  };
}

/** About one person alone: in a channel the answer goes to her. */
const tell = (message: Message): HandlerReply => [{ type: 'say', audience: 'actor', message }];

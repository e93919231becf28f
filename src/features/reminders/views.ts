import { Temporal } from 'temporal-polyfill';
import {
  buttonRow,
  listMessage,
  say,
  textBlock,
  type Button,
  type CardBlock,
  type Message,
} from '../../core/message';
import type { Snooze } from '../../scheduling/recurrence';
import type { Frequency, ReminderLine, ReminderRule } from './reminder';
import type { Outgoing } from './decide';
import type { WaitingSummary } from './preferences/store';
import { frequencyNames, texts, timingText } from './texts';

/** So many with their buttons; the others as a list, for each was sent; beyond that they are counted. */
const linesAtMost = 10;
const listedAtMost = 40;

export function reminderMessage(kind: Outgoing['kind'], messageId: string, lines: ReminderLine[]): Message {
  const title = { digest: texts.title, urgent: texts.urgentTitle, again: texts.againTitle }[kind];
  const shown = lines.slice(0, linesAtMost);
  const listed = lines.slice(linesAtMost, listedAtMost).map(({ text }) => text);
  const left = lines.length - shown.length - listed.length;
  const more = left > 0 ? [texts.more(left)] : [];
  const snooze = (label: string, until: Snooze): Button => ({
    label,
    actionId: 'reminders.snooze',
    payload: { messageId, until },
  });
  const blocks: CardBlock[] = shown.flatMap(({ text, buttons }) => [
    textBlock(text),
    ...(buttons.length > 0 ? [buttonRow(...buttons)] : []),
  ]);
  return say([title, ...shown.map(({ text }) => text), ...listed, ...more].join('\n'), {
    title,
    blocks: [
      ...blocks,
      ...(listed.length > 0 ? [{ type: 'list' as const, items: listed }] : []),
      ...more.map((text) => textBlock(text)),
      { type: 'divider' },
      buttonRow(
        ...(kind === 'urgent'
          ? []
          : [
              snooze(texts.later, 'later'),
              snooze(texts.tomorrow, 'tomorrow'),
              snooze(texts.monday, 'monday'),
            ]),
        { label: texts.why, actionId: 'reminders.why', payload: { messageId } },
        { label: texts.settings, actionId: 'reminders.settings', payload: {} },
      ),
    ],
  });
}

/** They cost far more to make than to use. */
const dayFormats = new Map<string, Intl.DateTimeFormat>();
function dayFormat(timeZone: string): Intl.DateTimeFormat {
  const known = dayFormats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('fr-FR', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone,
  });
  dayFormats.set(timeZone, format);
  return format;
}

/** « mardi 8 décembre à 9 h » where she is. */
export function momentText(at: Date, timeZone: string): string {
  const time = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
  const day = dayFormat(timeZone).format(at);
  const minutes = time.minute === 0 ? '' : ` ${String(time.minute).padStart(2, '0')}`;
  return `${day.replace(/ 1 /, ' 1er ')} à ${time.hour} h${minutes}`;
}

export function whyMessage(reasons: { why: string; rule: ReminderRule }[]): Message {
  const lines = [...new Set(reasons.map(({ why, rule }) => texts.whyLine(why, timingText(rule.timing))))];
  return say([texts.whyTitle, ...lines, texts.whyEnd].join('\n'), {
    title: texts.whyTitle,
    blocks: [
      { type: 'list', items: lines },
      textBlock(texts.whyEnd, 'subtle'),
      buttonRow({ label: texts.settings, actionId: 'reminders.settings', payload: {} }),
    ],
  });
}

export function preferencesMessage(
  frequency: Frequency,
  waiting: WaitingSummary[],
  { timeZone, names, before }: { timeZone: string; names: ReadonlyMap<string, string>; before?: string },
): Message {
  const state = frequency === 'none' ? texts.preferenceNone : texts.preference(frequencyNames[frequency]);
  const lines =
    frequency === 'none'
      ? []
      : waiting.map(
          ({ dueAt, rule }) =>
            `${momentText(dueAt, timeZone)} : ${names.get(rule.what) ?? timingText(rule.timing)}`,
        );
  const list = frequency === 'none' ? [] : [lines.length > 0 ? texts.waiting : texts.nothingWaiting];
  const choose = (label: string, chosen: Frequency): Button[] =>
    chosen === frequency ? [] : [{ label, actionId: 'reminders.frequency', payload: { frequency: chosen } }];
  const intro = [before, state].filter((part) => part !== undefined).join(' ');
  return say([intro, ...list, ...lines.map((line) => `• ${line}`)].join('\n'), {
    title: texts.preferencesTitle,
    blocks: [
      textBlock(intro),
      ...list.map((line) => textBlock(line)),
      ...(lines.length > 0 ? [{ type: 'list' as const, items: lines }] : []),
      buttonRow(
        ...choose(texts.daily, 'daily'),
        ...choose(texts.weekly, 'weekly'),
        ...choose(texts.none, 'none'),
      ),
    ],
  });
}

export function rulesMessage(rules: ReminderRule[], names: ReadonlyMap<string, string>): Message {
  const lines = rules.map(
    ({ what, timing, maximum, active }) =>
      `${names.get(what) ?? what}, ${timingText(timing)}, ${maximum} fois au plus : ${active ? texts.ruleOn : texts.ruleOff}`,
  );
  return say([texts.rulesTitle, ...lines.map((line) => `• ${line}`)].join('\n'), {
    title: texts.rulesTitle,
    blocks: [
      { type: 'list', items: lines },
      ...rules.map(({ id, what, active }) =>
        buttonRow(
          {
            label: (active ? texts.turnOff : texts.turnOn)(names.get(what) ?? what),
            actionId: 'reminders.rule',
            payload: { ruleId: id, active: !active },
          },
          {
            label: texts.editRule(names.get(what) ?? what),
            actionId: 'reminders.editRule',
            payload: { ruleId: id },
            opensForm: true,
          },
        ),
      ),
    ],
  });
}

export const helpMessage = (): Message => listMessage(texts.preferencesTitle, [...texts.help]);

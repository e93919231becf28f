import { decide, type OfPerson } from '../../../src/features/reminders/decide';
import type { ReminderRule, WaitingReminder } from '../../../src/features/reminders/reminder';

const calendar = { timeZone: 'Europe/Paris', holidays: 'FR' };
const at = (text: string): Date => new Date(text);
/** Thursday, nine in the morning in Paris. */
const now = at('2026-11-26T08:00:00Z');
const rule = (more: Partial<ReminderRule> = {}): ReminderRule => ({
  id: 'r',
  what: 'w',
  timing: { kind: 'daysBefore', days: 7 },
  maximum: 3,
  active: true,
  ...more,
});
const reminder = (id: string, more: Partial<WaitingReminder> = {}): WaitingReminder => ({
  id,
  personId: 'p',
  rule: rule({ id: `rule ${id}` }),
  series: '',
  dueAt: now,
  eventAt: at('2026-12-03T13:00:00Z'),
  ...more,
});
const run = (reminders: WaitingReminder[], more: Partial<OfPerson> = {}, when = now) => {
  const { send, move, skip } = decide(
    { reminders, calendar, frequency: 'daily', sent: new Map<string, number>(), ...more },
    when,
  );
  return {
    send: send.map(({ kind, reminders: told }) => `${kind} ${told.map(({ id }) => id).join('+')}`),
    move: move.map(({ reminder: { id }, at: to }) => `${id} ${to.toISOString()}`),
    skip: skip.map(({ reminder: { id }, reason }) => `${id} ${reason}`),
  };
};
const urgent = { rule: rule({ id: 'urgent', timing: { kind: 'hoursBefore', hours: 2 } }) };

describe('what becomes of a person’s reminders', () => {
  it('tells what comes on the same day in one message', () => {
    const evening = reminder('b', { dueAt: at('2026-11-26T16:30:00Z') });
    const tomorrow = reminder('c', { dueAt: at('2026-11-27T08:00:00Z') });
    expect(run([reminder('a'), evening, tomorrow])).toEqual({ send: ['digest a+b'], move: [], skip: [] });
  });

  it('tells those of the whole week in one, to whoever wants one a week', () => {
    const tomorrow = reminder('c', { dueAt: at('2026-11-27T08:00:00Z') });
    expect(run([reminder('a'), tomorrow], { frequency: 'weekly' }).send).toEqual(['digest a+c']);
    const again = run([reminder('a')], { frequency: 'weekly', lastDigestAt: at('2026-11-23T08:00:00Z') });
    expect(again).toEqual({ send: [], move: ['a 2026-11-30T08:00:00.000Z'], skip: [] });
  });

  it('keeps a second digest of the day for the next working morning', () => {
    const lastDigestAt = at('2026-11-26T08:00:00Z');
    const late = at('2026-11-26T13:00:00Z');
    expect(run([reminder('a')], { lastDigestAt }, late).move).toEqual(['a 2026-11-27T08:00:00.000Z']);
    const soon = reminder('b', { eventAt: at('2026-11-26T15:00:00Z') });
    expect(run([soon], { lastDigestAt }, late).skip).toHaveLength(1);
  });

  it('sends « 2 h before » beside the digest of the day', () => {
    expect(run([reminder('a', urgent)], { lastDigestAt: now }).send).toEqual(['urgent a']);
    expect(run([reminder('a', urgent), reminder('b')]).send).toEqual(['urgent a', 'digest b']);
  });

  it('sends nothing outside working time, and nothing after the event', () => {
    const saturday = at('2026-11-28T10:00:00Z');
    expect(run([reminder('a')], {}, saturday).move).toEqual(['a 2026-11-30T08:00:00.000Z']);
    expect(run([reminder('a', { eventAt: at('2026-11-30T07:00:00Z') })], {}, saturday).skip).toHaveLength(1);
    expect(run([reminder('a', { eventAt: now })]).skip).toHaveLength(1);
  });

  it('keeps to a snooze: nothing before, even with a digest, and then alone', () => {
    const until = at('2026-11-26T12:00:00Z');
    const put = reminder('a', { dueAt: until, snoozedUntil: until });
    expect(run([put, reminder('b')]).send).toEqual(['digest b']);
    expect(run([put], { lastDigestAt: now }, until).send).toEqual(['again a']);
  });

  it('stops at the maximum, and does not count what was skipped', () => {
    const sent = new Map([['rule a\n', 3]]);
    expect(run([reminder('a')], { sent }).skip).toHaveLength(1);
    expect(run([reminder('a', { series: 'new' })], { sent }).send).toEqual(['digest a']);
    const two = [1, 2].map((n) =>
      reminder(`${n}`, { rule: rule({ maximum: 1, subjectId: `subject ${n}` }) }),
    );
    expect(run(two)).toMatchObject({ send: ['digest 1'], skip: [expect.stringContaining('2 ')] });
  });

  it('says the same thing once in a message, whatever the rules that ask for it', () => {
    const about = (id: string, subjectId: string, more: Partial<WaitingReminder> = {}) =>
      reminder(id, { rule: rule({ id: `rule ${id}`, subjectId }), ...more });
    const tomorrow = { dueAt: at('2026-11-27T08:00:00Z') };
    const list = [about('J-14', '4'), about('other', '5'), about('J-7', '4', tomorrow)];
    expect(run(list, { frequency: 'weekly' })).toEqual({
      send: ['digest J-14+other'],
      move: [],
      skip: ['J-7 Non envoyé à part : un autre rappel du même message le disait déjà.'],
    });
    const put = { snoozedUntil: now };
    expect(run([about('a', '4', put), about('b', '4', put)]).send).toEqual(['again a']);
  });

  it('sends nothing to whoever muted, nor of a rule that is off', () => {
    expect(run([reminder('a'), reminder('b', urgent)], { frequency: 'none' }).skip).toHaveLength(2);
    expect(run([reminder('a', { rule: rule({ active: false }) })]).skip).toHaveLength(1);
  });
});

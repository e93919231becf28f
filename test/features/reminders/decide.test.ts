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
    const again = run([reminder('a')], {
      frequency: 'weekly',
      lastDigest: { at: at('2026-11-23T08:00:00Z'), day: '2026-11-23' },
    });
    expect(again).toEqual({ send: [], move: ['a 2026-11-30T08:00:00.000Z'], skip: [] });
  });

  it('keeps a second digest of the day for the next working morning', () => {
    const lastDigest = { at: at('2026-11-26T08:00:00Z'), day: '2026-11-26' };
    const late = at('2026-11-26T13:00:00Z');
    expect(run([reminder('a')], { lastDigest }, late).move).toEqual(['a 2026-11-27T08:00:00.000Z']);
    const soon = reminder('b', { eventAt: at('2026-11-26T15:00:00Z') });
    expect(run([soon], { lastDigest }, late).skip).toHaveLength(1);
  });

  it('sends « 2 h before » beside the digest of the day', () => {
    expect(run([reminder('a', urgent)], { lastDigest: { at: now, day: '2026-11-26' } }).send).toEqual([
      'urgent a',
    ]);
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
    expect(run([put], { lastDigest: { at: now, day: '2026-11-26' } }, until).send).toEqual(['again a']);
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
      skip: ['J-7 Non envoyé à part : un autre rappel le disait déjà au même moment.'],
    });
    const put = { snoozedUntil: now };
    expect(run([about('a', '4', put), about('b', '4', put)]).send).toEqual(['again a']);
  });

  it('sends nothing to whoever muted, nor of a rule that is off', () => {
    expect(run([reminder('a'), reminder('b', urgent)], { frequency: 'none' }).skip).toHaveLength(2);
    expect(run([reminder('a', { rule: rule({ active: false }) })]).skip).toHaveLength(1);
  });

  const ofCopil = (id: string, timing: ReminderRule['timing'], more: Partial<WaitingReminder> = {}) =>
    reminder(id, { rule: rule({ id: `copil/4/${id}`, subjectId: '4', timing }), ...more });

  it('says nothing about what she put off before that moment, whichever rule would', () => {
    const monday = at('2026-11-30T08:00:00Z');
    const putOff = new Map([['4', monday]]);
    const before = ofCopil('2h', { kind: 'hoursBefore', hours: 2 }, { eventAt: at('2026-11-26T10:00:00Z') });
    const after = ofCopil('J-2', { kind: 'daysBefore', days: 2 });
    expect(run([before, after, reminder('other')], { putOff })).toEqual({
      send: ['digest other'],
      move: ['J-2 2026-11-30T08:00:00.000Z'],
      skip: ['2h Non envoyé : la personne l’a reporté à un moment qui vient après la séance.'],
    });
    const early = ofCopil('J-1', { kind: 'daysBefore', days: 1 }, { dueAt: at('2026-11-26T16:30:00Z') });
    expect(run([reminder('other'), early], { putOff }).send).toEqual(['digest other']);
    const put = ofCopil('J-7', { kind: 'daysBefore', days: 7 }, { dueAt: monday, snoozedUntil: monday });
    expect(run([put, { ...after, dueAt: monday }], { putOff }, monday)).toEqual({
      send: ['again J-7'],
      move: [],
      skip: ['J-2 Non envoyé à part : un autre rappel le disait déjà au même moment.'],
    });
  });

  it('says why there is none when the message of the day, or of the week, was sent before', () => {
    const soon = reminder('a', { eventAt: at('2026-11-27T07:00:00Z') });
    const lastDigest = { at: now, day: '2026-11-26' };
    expect(run([soon], { lastDigest }).skip).toEqual([
      'a Non envoyé : le message du jour était déjà parti, et le suivant viendrait après la séance.',
    ]);
    expect(run([soon], { lastDigest, frequency: 'weekly' }).skip).toEqual([
      'a Non envoyé : la personne reçoit un message par semaine au plus, et le suivant viendrait après la séance.',
    ]);
    const past = { dueAt: at('2026-11-25T08:00:00Z'), snoozedUntil: now, eventAt: now };
    expect(run([reminder('a', past)]).skip).toEqual([
      'a Non envoyé : la personne l’a reporté à un moment qui vient après la séance.',
    ]);
  });

  it('gives no second digest of the same day to whoever set her clock back', () => {
    // At nine in Nouméa on the 26th it was still the 25th in Paris.
    const lastDigest = { at: at('2026-11-25T22:00:00Z'), day: '2026-11-26' };
    expect(run([reminder('a')], { lastDigest }).move).toEqual(['a 2026-11-27T08:00:00.000Z']);
  });
});

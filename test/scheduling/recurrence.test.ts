import fc from 'fast-check';
import {
  instantOf,
  reminderBefore,
  snoozedUntil,
  weeklyAfter,
  withoutNewsSince,
} from '../../src/scheduling/recurrence';
import { isWorkingTime } from '../../src/scheduling/working-time';

const paris = { timeZone: 'Europe/Paris', holidays: 'FR' };
const mayotte = { timeZone: 'Indian/Mayotte', holidays: 'YT' };
const at = (text: string): Date => new Date(text);
const iso = (date: Date | undefined): string | undefined => date?.toISOString();
const calendars = [
  paris,
  { timeZone: 'Europe/Paris', holidays: '67' },
  mayotte,
  { timeZone: 'America/Cayenne', holidays: 'GF' },
  { timeZone: 'Pacific/Noumea', holidays: 'FR' },
];
const moments = fc
  .date({ min: at('2026-01-01T00:00:00Z'), max: at('2030-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => new Date(Math.floor(date.getTime() / 60_000) * 60_000));

describe('a reminder before an event', () => {
  it('comes in the morning of the recipient’s own day', () => {
    const event = at('2026-12-10T13:30:00Z');
    expect(iso(reminderBefore(event, { kind: 'daysBefore', days: 14 }, paris))).toBe(
      '2026-11-26T08:00:00.000Z',
    );
    expect(iso(reminderBefore(event, { kind: 'daysBefore', days: 7 }, mayotte))).toBe(
      '2026-12-03T06:00:00.000Z',
    );
    expect(iso(reminderBefore(event, { kind: 'hoursBefore', hours: 2 }, paris))).toBe(
      '2026-12-10T11:30:00.000Z',
    );
  });

  it('moves back from a holiday, a week-end, an early hour', () => {
    const monday = at('2026-11-23T08:30:00Z');
    expect(iso(reminderBefore(monday, { kind: 'daysBefore', days: 1 }, paris))).toBe(
      '2026-11-20T16:30:00.000Z',
    );
    expect(iso(reminderBefore(monday, { kind: 'hoursBefore', hours: 2 }, paris))).toBe(
      '2026-11-20T16:30:00.000Z',
    );
    expect(iso(reminderBefore(at('2026-11-18T09:00:00Z'), { kind: 'daysBefore', days: 7 }, paris))).toBe(
      '2026-11-10T16:30:00.000Z',
    );
  });

  it('counts days and not hours over the change of the clocks', () => {
    expect(iso(reminderBefore(at('2026-03-31T08:00:00Z'), { kind: 'daysBefore', days: 7 }, paris))).toBe(
      '2026-03-24T08:00:00.000Z',
    );
    expect(iso(reminderBefore(at('2026-10-27T09:00:00Z'), { kind: 'daysBefore', days: 7 }, paris))).toBe(
      '2026-10-20T07:00:00.000Z',
    );
  });

  it('is before it and in working time, whatever the event and the place', () => {
    const timing = fc.oneof(
      fc.record({ kind: fc.constant('daysBefore' as const), days: fc.integer({ min: 1, max: 60 }) }),
      fc.record({ kind: fc.constant('hoursBefore' as const), hours: fc.integer({ min: 1, max: 24 }) }),
    );
    fc.assert(
      fc.property(moments, timing, fc.constantFrom(...calendars), (event, when, calendar) => {
        const due = reminderBefore(event, when, calendar);
        expect(isWorkingTime(calendar, due)).toBe(true);
        expect(due < event).toBe(true);
      }),
    );
  });
});

describe('a recurring reminder', () => {
  it('comes every Monday, moved forward from a holiday', () => {
    expect(iso(weeklyAfter(at('2026-11-22T12:00:00Z'), 1, paris))).toBe('2026-11-23T08:00:00.000Z');
    expect(iso(weeklyAfter(at('2026-11-23T08:00:00Z'), 1, paris))).toBe('2026-11-30T08:00:00.000Z');
    // Easter Monday.
    expect(iso(weeklyAfter(at('2026-04-03T12:00:00Z'), 1, paris))).toBe('2026-04-07T07:00:00.000Z');
  });

  it('is counted in weeks from the last news', () => {
    expect(iso(withoutNewsSince(at('2026-10-01T15:00:00Z'), 4, paris))).toBe('2026-10-29T08:00:00.000Z');
    expect(iso(withoutNewsSince(at('2026-10-03T15:00:00Z'), 4, paris))).toBe('2026-11-02T08:00:00.000Z');
  });

  it('is later and in working time, whatever the moment and the place', () => {
    fc.assert(
      fc.property(moments, fc.constantFrom(...calendars), (after, calendar) => {
        const due = weeklyAfter(after, 1, calendar);
        expect(isWorkingTime(calendar, due)).toBe(true);
        expect(due > after).toBe(true);
      }),
    );
  });
});

describe('putting off', () => {
  it('means three hours later, tomorrow morning or Monday morning, in working time', () => {
    const now = at('2026-11-26T09:00:00Z');
    expect(iso(snoozedUntil(now, 'later', paris))).toBe('2026-11-26T12:00:00.000Z');
    expect(iso(snoozedUntil(now, 'tomorrow', paris))).toBe('2026-11-27T08:00:00.000Z');
    expect(iso(snoozedUntil(now, 'monday', paris))).toBe('2026-11-30T08:00:00.000Z');
    expect(iso(snoozedUntil(at('2026-11-27T15:30:00Z'), 'later', paris))).toBe('2026-11-30T08:00:00.000Z');
    expect(iso(snoozedUntil(at('2026-11-27T09:00:00Z'), 'tomorrow', paris))).toBe('2026-11-30T08:00:00.000Z');
  });
});

describe('an hour of a day', () => {
  it('is read in its time zone, and refused where it does not exist', () => {
    expect(iso(instantOf('2026-12-10', '14:30', 'Europe/Paris'))).toBe('2026-12-10T13:30:00.000Z');
    expect(iso(instantOf('2026-12-10', '14:30', 'Indian/Reunion'))).toBe('2026-12-10T10:30:00.000Z');
    expect(instantOf('2026-03-29', '02:30', 'Europe/Paris')).toBeUndefined();
    expect(instantOf('2026-02-30', '10:00', 'Europe/Paris')).toBeUndefined();
    expect(instantOf('2026-12-10', '14:30', 'Europe/Atlantis')).toBeUndefined();
  });
});

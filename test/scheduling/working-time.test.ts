import { holidayOn, holidayZoneOf } from '../../src/scheduling/holidays';
import {
  isWorkingTime,
  lastWorkingMoment,
  nextWorkingMoment,
  nextWorkingMorning,
} from '../../src/scheduling/working-time';

const paris = { timeZone: 'Europe/Paris', holidays: 'FR' };
const moselle = { timeZone: 'Europe/Paris', holidays: '57' };
const reunion = { timeZone: 'Indian/Reunion', holidays: 'RE' };
const guadeloupe = { timeZone: 'America/Guadeloupe', holidays: 'GP' };
const at = (text: string): Date => new Date(text);
const iso = (date: Date): string => date.toISOString();

describe('public holidays', () => {
  it.each([
    ['75', '2026-05-14', true],
    ['75', '2026-12-26', false],
    ['57', '2026-12-26', true],
    ['67', '2026-04-03', true],
    ['68', '2026-04-03', true],
    ['54', '2026-04-03', false],
    ['971', '2026-05-27', true],
    ['972', '2026-05-22', true],
    ['973', '2026-06-10', true],
    ['974', '2026-12-20', true],
    ['976', '2026-04-27', true],
    ['977', '2026-10-09', true],
    ['974', '2026-04-27', false],
    ['2A', '2026-07-14', true],
    ['29', '2026-07-15', false],
  ])('of département %s hold on %s: %s', (department, day, expected) => {
    expect(holidayOn(holidayZoneOf([department]), day) !== undefined).toBe(expected);
  });

  it('of a territory in several départements are those of most of them', () => {
    expect(holidayZoneOf(['54', '57', '57'])).toBe('57');
    expect(holidayZoneOf(['54', '57'])).toBe('FR');
    expect(holidayZoneOf(['57', '54'])).toBe('57');
    expect(holidayZoneOf([])).toBe('FR');
  });
});

describe('working time', () => {
  it('is Monday to Friday, nine to six by the clock of the recipient', () => {
    expect(isWorkingTime(paris, at('2026-11-23T08:00:00Z'))).toBe(true);
    expect(isWorkingTime(paris, at('2026-11-23T07:59:59Z'))).toBe(false);
    expect(isWorkingTime(paris, at('2026-11-23T17:00:01Z'))).toBe(false);
    expect(isWorkingTime(paris, at('2026-11-28T10:00:00Z'))).toBe(false);
    expect(isWorkingTime(reunion, at('2026-11-23T05:00:00Z'))).toBe(true);
    expect(isWorkingTime(guadeloupe, at('2026-11-23T12:59:00Z'))).toBe(false);
  });

  it('before a moment outside it, is the evening of the last working day', () => {
    expect(iso(lastWorkingMoment(paris, at('2026-11-22T09:00:00Z')))).toBe('2026-11-20T16:30:00.000Z');
    expect(iso(lastWorkingMoment(moselle, at('2026-12-26T09:00:00Z')))).toBe('2026-12-24T16:30:00.000Z');
    expect(iso(lastWorkingMoment(paris, at('2026-11-23T10:00:00Z')))).toBe('2026-11-23T10:00:00.000Z');
  });

  it('after a moment outside it, is the morning of the next working day', () => {
    expect(iso(nextWorkingMoment(paris, at('2026-05-08T09:00:00Z')))).toBe('2026-05-11T07:00:00.000Z');
    expect(iso(nextWorkingMoment(guadeloupe, at('2026-05-27T09:00:00Z')))).toBe('2026-05-28T13:00:00.000Z');
    expect(iso(nextWorkingMorning(paris, at('2026-11-20T10:00:00Z')))).toBe('2026-11-23T08:00:00.000Z');
  });

  it('keeps nine o’clock over the change of the clocks', () => {
    expect(iso(nextWorkingMoment(paris, at('2026-03-28T12:00:00Z')))).toBe('2026-03-30T07:00:00.000Z');
    expect(iso(nextWorkingMoment(paris, at('2026-10-24T12:00:00Z')))).toBe('2026-10-26T08:00:00.000Z');
  });
});

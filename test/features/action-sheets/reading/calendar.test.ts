import {
  dayOf,
  easterOf,
  lastWeekday,
  mondayOfWeek,
  nextWeekday,
  parseDay,
} from '../../../../src/features/action-sheets/reading/calendar';

describe('the calendar', () => {
  it.each([
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2028, '2028-04-16'],
    [2038, '2038-04-25'],
  ])('has Easter of %d on %s', (year, day) => expect(easterOf(year).toString()).toBe(day));

  it.each([
    [2026, 1, '2025-12-29'],
    [2026, 53, '2026-12-28'],
    [2027, 1, '2027-01-04'],
    [2027, 12, '2027-03-22'],
    [2028, 52, '2028-12-25'],
  ])('begins the week of %d, %d on %s', (year, week, monday) =>
    expect(mondayOfWeek(year, week).toString()).toBe(monday),
  );

  it('knows which days there are', () => {
    expect(dayOf(2027, 2, 29)).toBeUndefined();
    expect(dayOf(2028, 2, 29)?.toString()).toBe('2028-02-29');
    expect(dayOf(2027, 4, 31)).toBeUndefined();
    expect(dayOf(2027, 13, 1)).toBeUndefined();
    expect(dayOf(2027, 0, 1)).toBeUndefined();
    expect(dayOf(2027, 1, 0)).toBeUndefined();
  });

  it('finds the weekday from a day on, or before it', () => {
    const monday = parseDay('2026-11-23');
    expect(nextWeekday(monday, 1).toString()).toBe('2026-11-23');
    expect(nextWeekday(monday, 7).toString()).toBe('2026-11-29');
    expect(lastWeekday(monday, 1).toString()).toBe('2026-11-16');
    expect(lastWeekday(monday, 7).toString()).toBe('2026-11-22');
  });
});
